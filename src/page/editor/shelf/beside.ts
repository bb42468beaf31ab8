import { computed } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/shelf/bl-beside-list.ts'
import type { BesideAct, BesideEvent } from '../../../elements/editor/editor-events.ts'
import { setLinearity, setResidual, toggledResidual } from '../../../edit/actions.ts'
import {
  besideOf,
  besidePatch,
  besideText,
  freeTitle,
  type WrittenBeside,
} from '../../../exchange/lecture/edit/beside.ts'
import { taking } from '../../../exchange/lecture/edit/from-stage.ts'
import { same } from '../../../experiment/format/same.ts'
import { isNonlinear } from '../../../elements/panels/default-controls.ts'
import {
  hasRuns,
  hasSurface,
  type Experiment,
  type TrainingExperiment,
} from '../../../experiment/spec/experiment.ts'
import type { Patch } from '../../../exchange/lecture/scenario.ts'
import { besideExperiment } from '../../../study/beside.ts'
import { experimentDifferences, type Difference } from '../../../words/experiment-differences.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

/** A stage that can be derived from a step’s own. */
interface Offer {
  readonly title: string
  /** The title that the step’s own stage then gets, if it has none. */
  readonly own: string
  readonly patch: Patch
}

/** Whether the seed affects anything: samples, weights or batches. */
const isRandom = ({ data, starts, algorithms }: TrainingExperiment): boolean =>
  data.kind === 'generated' ||
  starts.some(({ kind }) => kind === 'random') ||
  algorithms.some(({ batch }) => batch !== undefined && batch !== 'full')

/** The comparisons that suggest themselves for an experiment. */
export function offeredBeside(experiment: Experiment): readonly Offer[] {
  if (!hasRuns(experiment)) return []
  const { model, seed } = experiment
  const isBent = isNonlinear(experiment) && model.kind !== 'function' && model.linearity < 1
  const linear = isBent ? setLinearity(experiment, 1) : undefined
  const skips =
    toggledResidual(experiment) > 0 ? setResidual(experiment, toggledResidual(experiment)) : undefined
  return [
    ...(linear ? [{ title: 'linear', own: 'as it is', patch: linear }] : []),
    ...(skips ? [{ title: 'with skips', own: 'without skips', patch: skips }] : []),
    ...(isRandom(experiment)
      ? [{ title: `seed ${seed + 1}`, own: `seed ${seed}`, patch: { seed: seed + 1 } }]
      : []),
  ]
}

/** Differences in words: "η 0.5, seed 2". */
const inWords = (differences: readonly Difference[], side: 'before' | 'after'): string =>
  differences.map((one) => `${one.label} ${one[side]}`.trim()).join(', ')

/** The most characters in an automatic title of a stage. */
const mostOfTitle = 40

const asTitle = (words: string): string =>
  words.length > mostOfTitle ? `${words.slice(0, mostOfTitle - 1)}…` : words

/** The stages next to that of the step: copied from the current stage or from an offer, each with a title. */
export function besideStages({ editor, study, step, shown, show, tell }: ShelfDesk): ShelfPart {
  const stages = computed(() => besideOf(shown.value['beside']))
  const offers = computed(() => {
    const all = study.written.value ? offeredBeside(study.written.value) : []
    return all.filter(({ patch }) => !stages.value.some(({ experiment }) => same(experiment, patch)))
  })
  /** The ticked changes on the stage, except for the camera, which all stages share. */
  const taken = computed(() =>
    editor.onStage.value.flatMap((one) => (one.kind === 'experiment' && one.taken ? [one.difference] : [])),
  )
  const write = (now: readonly WrittenBeside[], own = String(shown.peek()['stage'] ?? '')): void => {
    const stage = own === '' || now.length === 0 ? undefined : own
    show({ beside: besideText(shown.peek()['beside'], now), stage }, 'stages side by side')
  }
  const add = (title: string, own: string, experiment: Patch): void => {
    const before = stages.peek()
    const name = String(shown.peek()['stage'] ?? own)
    write([...before, { title: freeTitle(title, before), experiment }], name)
  }
  /** Adds the ticked changes as a stage and removes them from this one. */
  const take = (): void => {
    const [opening, differences] = [study.written.peek(), taken.peek()]
    if (!opening || differences.length === 0) return
    const { experiment, issues } = taking(opening, differences)
    if (!experiment) return tell(issues.map(({ message }) => message).join('; '))
    const patch = besidePatch(editor.draft.text, editor.draft.step.peek(), opening, experiment)
    add(asTitle(inWords(differences, 'after')), asTitle(inWords(differences, 'before')), patch)
    void editor.stage({ kind: 'put-back' })
  }
  const act = (what: BesideAct): void => {
    const before = stages.peek()
    switch (what.kind) {
      case 'take':
        return take()
      case 'offer': {
        const offer = offers.peek()[what.at]
        return offer && add(offer.title, offer.own, offer.patch)
      }
      case 'delete':
        return write(before.filter((_, at) => at !== what.at))
      case 'title': {
        if (what.at === undefined) return write(before, what.title)
        const others = before.filter((_, at) => at !== what.at)
        const title = freeTitle(what.title, others)
        return write(before.map((stage, at) => (at === what.at ? { ...stage, title } : stage)))
      }
    }
  }
  const differs = ({ title, experiment: patch }: WrittenBeside): string => {
    const opening = study.written.value
    if (!opening) return ''
    const beside = { title, experiment: patch as Patch }
    const { experiment, issues } = besideExperiment(opening, beside, study.placed)
    return experiment
      ? inWords(experimentDifferences(opening, experiment), 'after')
      : issues.map(({ message }) => message).join('; ')
  }
  return {
    id: 'beside',
    label: 'Side by side',
    has: () => (stages.value.length === 0 ? '' : String(stages.value.length)),
    draw: () =>
      hasSurface(study.store.experiment)
        ? html`<bl-beside-list
            .own=${step.value?.stage ?? ''}
            .stages=${stages.value.map((stage) => ({ title: stage.title, differs: differs(stage) }))}
            .taken=${inWords(taken.value, 'after')}
            .offers=${offers.value.map(({ title }) => title)}
            @bl-beside=${(event: BesideEvent) => act(event.act)}
          ></bl-beside-list>`
        : html`<p class="quiet">A problem has no surface, so no stages can be side by side.</p>`,
  }
}
