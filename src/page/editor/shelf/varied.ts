import { computed } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/shelf/bl-varied.ts'
import type { VariedView } from '../../../elements/editor/shelf/bl-varied.ts'
import type { VariedAct, VariedEvent } from '../../../elements/editor/editor-events.ts'
import {
  setStops,
  setSwept,
  setVaryingLabel,
  standingVaried,
  takeControl,
  takeVarying,
  type StandingStops,
  type VaryingPart,
} from '../../../exchange/lecture/edit/vary.ts'
import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { ControlName } from '../../../exchange/lecture/scenario.ts'
import { controlWords } from './control-words.ts'
import { experimentSentence } from '../../../words/experiment-sentence.ts'
import { sweptQuantities } from '../numbers/offered-quantities.ts'
import { readStops, stopsText, variableFields, type VariableField } from '../variable-fields.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

/**
 * All numbers that can vary, starting with the most common choices: the learning rate of the first run, the steps, and a number of the
 * model or the data.
 */
function offersOf(experiment: Experiment): readonly VariableField[] {
  const parts = experimentSentence(experiment).map((part) =>
    variableFields(experiment, part).filter(isNumber),
  )
  const fields = parts.flat()
  const named = (name: string) => fields.filter(({ paths: [path = []] }) => path.at(-1) === name).slice(0, 1)
  const others = parts.flatMap(([first]) => (first && first.paths[0]?.[0] !== 'algorithms' ? [first] : []))
  return [...new Set([...named('learningRate'), ...named('steps'), ...others.slice(0, 1), ...fields])]
}

const isNumber = ({ value }: VariableField): boolean => typeof value === 'number'

function viewOf(part: VaryingPart, standing: StandingStops): VariedView {
  const { label, values, isPlain, isSwept, quantities } = standing
  const fixed =
    part === 'dial' && isSwept
      ? 'The dial uses the values of the sweep.'
      : isPlain
        ? ''
        : 'Each value changes other settings too. Edit it in the text.'
  return { label, stops: stopsText(values), fixed, quantities: quantities.map((one) => one.label) }
}

/** The dial, the sweep and the controls of a step. */
export function varied({ editor, study, change, tell, ways }: ShelfDesk): ShelfPart {
  const { draft } = editor
  const standing = computed(() => standingVaried(draft.text, draft.step.value))
  const opening = (): Experiment => study.written.value ?? study.store.experiment
  const offers = computed(() => offersOf(opening()))
  const stopsOf = (of: VaryingPart, typed: string) => {
    const { values, problem } = readStops(typed)
    const [text, step] = [draft.text, draft.step.peek()]
    const edit = problem === '' ? setStops(text, step, of, values) : undefined
    return { edit, problem: problem || edit?.problems[0]?.message || '' }
  }
  const act = (what: VariedAct): void => {
    const [text, step] = [draft.text, draft.step.peek()]
    switch (what.kind) {
      case 'stops': {
        const { edit, problem } = stopsOf(what.of, what.typed)
        return edit ? change(edit, `values of the ${what.of}`) : tell(problem)
      }
      case 'label':
        return change(setVaryingLabel(text, step, what.of, what.label), `name of the ${what.of}`)
      case 'take':
        return change(takeVarying(text, step, what.of), `remove the ${what.of}`)
      case 'take-control':
        return change(takeControl(text, step, what.name), 'controls')
      case 'follow': {
        const found = sweptQuantities(opening()).find((one) => one.text === what.name)
        return found && change(setSwept(text, step, found.label, found.text), 'sweep')
      }
      case 'leave':
        return change(setSwept(text, step, what.label, ''), 'sweep')
      case 'offer': {
        const [path] = offers.peek()[what.at]?.paths ?? []
        return path && ways.vary(path, what.of)
      }
      case 'text':
        return ways.goToFence('show')
    }
  }
  return {
    id: 'varied',
    label: 'Dial and sweep',
    has: () => {
      const { dial, sweep, controls } = standing.value
      const count = (dial ? 1 : 0) + (sweep ? 1 : 0) + controls.length
      return count === 0 ? '' : String(count)
    },
    draw: () => {
      const { dial, sweep, controls } = standing.value
      const followed = sweep?.quantities.map(({ text }) => text) ?? []
      return html`<bl-varied
        .controls=${controls.map((name) => ({ name, label: controlWords[name as ControlName] ?? name }))}
        .dial=${dial && viewOf('dial', dial)}
        .sweep=${sweep && viewOf('sweep', sweep)}
        .quantities=${sweptQuantities(opening())
          .filter(({ text }) => !followed.includes(text))
          .map(({ text, label }) => ({ value: text, label }))}
        .offers=${offers.value.map(({ label }) => ({ label }))}
        .check=${(of: VaryingPart, typed: string) => stopsOf(of, typed).problem}
        @bl-varied=${(event: VariedEvent) => act(event.act)}
      ></bl-varied>`
    },
  }
}
