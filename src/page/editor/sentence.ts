import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/editor/sentence/bl-hyperparameter.ts'
import '../../elements/editor/sentence/bl-sentence.ts'
import '../../elements/editor/sentence/bl-vary.ts'
import type { VaryView } from '../../elements/editor/sentence/bl-vary.ts'
import type { BlSentence, SentenceView } from '../../elements/editor/sentence/bl-sentence.ts'
import { afterPress, isPressed } from '../../elements/editor/after-press.ts'
import { EditEvent, type AlgorithmEvent } from '../../elements/events.ts'
import type { PartEvent, VaryAct, VaryEvent, VaryKind } from '../../elements/editor/editor-events.ts'
import type { Edit } from '../../exchange/lecture/edit/edit.ts'
import { giveControl, giveDial, giveSweep, stopsFault, type Stops } from '../../exchange/lecture/edit/vary.ts'
import { isFields } from '../../experiment/format/merge.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import { formatNumber } from '../../math/picture/format.ts'
import type { Study } from '../../study/study.ts'
import { experimentSentence, type SentencePart } from '../../words/experiment-sentence.ts'
import type { FieldPath } from '../../words/field-names.ts'
import { panelOf } from '../experiment-panels.ts'
import type { Editor } from './editor.ts'
import { sweptQuantities, defaultSwept } from './numbers/offered-quantities.ts'
import {
  readStops,
  stepsBeside,
  stopsText,
  defaultStops,
  variableFields,
  type VariableField,
} from './variable-fields.ts'

/** The choices made in the form that makes something vary. */
interface Choice {
  /** Index of the field among those of the part. */
  readonly at: number
  readonly as: VaryKind | undefined
  /** The values as typed; undefined for the default ones. */
  readonly typed: string | undefined
  readonly quantity: string | undefined
  /** Whether the number of steps varies with the learning rate. */
  readonly steps: boolean
}

const nothingChosen: Choice = { at: 0, as: undefined, typed: undefined, quantity: undefined, steps: false }

const isSame = (one: FieldPath, other: FieldPath): boolean => one.join('.') === other.join('.')

const hyperparameterOf = ([list, , name]: FieldPath): 'learningRate' | 'steps' | undefined =>
  list === 'algorithms' && (name === 'learningRate' || name === 'steps') ? name : undefined

/** The ways in which a field can vary. */
const kindsOf = ({ value, control }: VariableField): readonly VaryKind[] => [
  ...(control ? (['control'] as const) : []),
  ...(value === undefined ? [] : (['dial'] as const)),
  ...(typeof value === 'number' ? (['sweep'] as const) : []),
]

/**
 * The experiment on the stage as a sentence. Each part has a card with its controls, and with the form that makes it vary in the current
 * step. Its state is in signals.
 */
export class Sentence {
  /** The field with the open card. The card stays with it while the sentence around it changes. */
  readonly #opened = signal<FieldPath | undefined>()
  readonly #editor: Editor
  readonly #study: Study
  readonly #choice = signal(nothingChosen)

  constructor(editor: Editor, study: Study) {
    this.#editor = editor
    this.#study = study
  }

  /** The opening experiment of the current step, which the values modify. */
  get #opening(): Experiment {
    return this.#study.written.value ?? this.#study.store.experiment
  }

  readonly #now = computed(() => experimentSentence(this.#study.store.experiment))

  /** The parts in words, with those of the step where they differ. */
  readonly parts: ReadonlySignal<readonly SentenceView[]> = computed(() => {
    const [now, before] = [this.#now.value, experimentSentence(this.#opening)]
    const isAlike = now.length === before.length && now.every(({ label }, i) => label === before[i]?.label)
    return now.map(({ joint = '', words, label }, i) => {
      const was = isAlike ? (before[i]?.words ?? '') : words
      return { joint, words, label, before: was === words ? '' : was }
    })
  })

  /** Index of the part with the open card, or -1. */
  readonly open: ReadonlySignal<number> = computed(() => {
    const opened = this.#opened.value
    return this.#now.value.findIndex(({ fields }) => opened && fields.some((field) => isSame(field, opened)))
  })

  readonly #part = computed((): SentencePart | undefined => this.#now.value[this.open.value])

  /** The fields that can vary in the part with the open card. */
  readonly #fields = computed((): readonly VariableField[] => {
    const part = this.#part.value
    return part ? variableFields(this.#opening, part) : []
  })

  get #field(): VariableField | undefined {
    return this.#fields.value[this.#choice.value.at]
  }

  get #typed(): string {
    const { typed } = this.#choice.value
    const field = this.#field
    return typed ?? (field ? stopsText(defaultStops(this.#opening, field)) : '')
  }

  /** The form for the part with the open card; undefined if no card is open. */
  readonly vary: ReadonlySignal<VaryView | undefined> = computed(() => {
    if (!this.#part.value) return undefined
    const { at, as, steps } = this.#choice.value
    const field = this.#field
    const beside = field && stepsBeside(this.#opening, field)
    return {
      fields: this.#fields.value.map(({ label }) => label),
      at,
      kinds: field ? kindsOf(field) : [],
      as,
      stops: this.#typed,
      quantities: sweptQuantities(this.#opening).map(({ text, label }) => ({ value: text, label })),
      quantity: this.#quantity,
      steps: beside && {
        words: `change the steps too: η times steps stays ${formatNumber(beside.product)}`,
        on: steps,
      },
      problem: this.#problem,
    }
  })

  get #quantity(): string {
    const usual = defaultSwept(this.#opening, this.#field?.paths[0] ?? [])
    return this.#choice.value.quantity ?? usual?.text ?? ''
  }

  act(act: VaryAct): void {
    const choice = this.#choice.peek()
    switch (act.kind) {
      case 'field':
        this.#choice.value = { ...nothingChosen, at: act.at, as: this.#kindAt(act.at, choice.as) }
        return
      case 'as':
        this.#choice.value = { ...choice, as: act.as }
        return
      case 'stops':
        this.#choice.value = { ...choice, typed: act.typed }
        return
      case 'quantity':
        this.#choice.value = { ...choice, quantity: act.name }
        return
      case 'steps':
        this.#choice.value = { ...choice, steps: act.on }
        return
      case 'give':
        return this.#give()
    }
  }

  /** Opens or closes the card of a part, counted from 0; -1 closes the open card. */
  turn(at: number): void {
    this.#open(this.#now.peek()[at]?.fields[0])
  }

  /** Opens the card of a field; undefined closes the open card. */
  #open(field: FieldPath | undefined): void {
    batch(() => {
      this.#opened.value = field
      this.#choice.value = nothingChosen
    })
  }

  /** Closes the card of an algorithm that is removed. An edit committed by clicking elsewhere waits until that click has ended. */
  #hearEdit(event: EditEvent): void {
    const { patch, label, live, currentTarget } = event
    if (!live && isPressed()) {
      event.stopPropagation()
      afterPress(() => currentTarget?.dispatchEvent(new EditEvent(patch, label)))
      return
    }
    const now = this.#study.store.training?.algorithms.length ?? 0
    const after = isFields(patch) ? patch['algorithms'] : undefined
    if (!Array.isArray(after) || after.length >= now) return
    this.turn(-1)
    const sentence = currentTarget as BlSentence
    void sentence.updateComplete.then(() => sentence.focus())
  }

  /** Opens the card of a field with a kind of variation chosen. */
  offer(path: FieldPath, as: VaryKind): void {
    const has = ({ paths }: VariableField) => paths.some((one) => isSame(one, path))
    const at = this.#now.peek().findIndex((part) => variableFields(this.#opening, part).some(has))
    this.turn(at)
    const field = this.#fields.peek().findIndex(has)
    this.#choice.value = { ...nothingChosen, at: Math.max(0, field), as }
  }

  /** The chosen kind, if a field allows it. */
  #kindAt(at: number, as: VaryKind | undefined): VaryKind | undefined {
    const field = this.#fields.peek()[at]
    return field && as && kindsOf(field).includes(as) ? as : undefined
  }

  /** The typed values and the fields that take them. */
  #stops(field: VariableField, values: Stops['values']): Stops {
    const { steps, as } = this.#choice.value
    const beside = steps ? stepsBeside(this.#opening, field) : undefined
    const rising = as === 'sweep' ? ([...values] as number[]).toSorted((a, b) => a - b) : values
    return {
      label: field.label,
      values: rising,
      fields: [...field.paths.map((path) => ({ path })), ...(beside ? [beside] : [])],
    }
  }

  /** The edit that applies the choices. */
  #edit(field: VariableField): Edit {
    const { as } = this.#choice.value
    const { draft } = this.#editor
    const [text, step] = [draft.text, draft.step.value]
    if (as === 'control' && field.control) return giveControl(text, step, field.control)
    const stops = this.#stops(field, readStops(this.#typed).values)
    if (as === 'dial') return giveDial(text, step, stops)
    const quantity = this.#quantity
    const found = sweptQuantities(this.#opening).find((one) => one.text === quantity)
    return giveSweep(text, step, stops, { [found?.label ?? quantity]: quantity })
  }

  /** Why the choices are not valid, or ''. */
  get #problem(): string {
    const { as } = this.#choice.value
    const field = this.#field
    if (!field || as === undefined) return ''
    const { draft } = this.#editor
    if (as === 'control') return this.#edit(field).problems[0]?.message ?? ''
    const { values, problem } = readStops(this.#typed)
    if (problem !== '') return problem
    if (as === 'sweep' && values.some((value) => typeof value === 'string'))
      return 'a sweep needs numbers. Enter only numbers'
    return stopsFault(draft.text, draft.step.value, this.#stops(field, values))
  }

  #give(): void {
    const field = this.#field
    const { as } = this.#choice.peek()
    if (!field || as === undefined || this.#problem !== '') return
    const step = this.#editor.draft.step.peek() + 1
    const edit = this.#edit(field)
    void this.#editor.change(edit, `${as} of step ${step}`)
    if (!edit.change) return
    this.turn(-1)
    this.#editor.news.value = `Step ${step} has a ${as}: ${field.label}.`
  }

  render() {
    const part = this.#part.value
    return html`<bl-sentence
      .parts=${this.parts.value}
      .open=${this.open.value}
      @bl-part=${({ at }: PartEvent) => this.turn(at)}
      @bl-algorithm=${({ at }: AlgorithmEvent) => this.#open(['algorithms', at])}
      @bl-edit=${(event: EditEvent) => this.#hearEdit(event)}
      >${
        part
          ? html`${this.#control(part)}<bl-vary
                .view=${this.vary.value}
                @bl-vary=${({ act }: VaryEvent) => this.act(act)}
              ></bl-vary>`
          : nothing
      }</bl-sentence
    >`
  }

  /** The controls of a part, as in the form of the experiment. */
  #control({ fields }: SentencePart) {
    const first = this.#opened.value ?? []
    const name = hyperparameterOf(first)
    if (!name) return panelOf(this.#study, first)
    return html`<bl-hyperparameter
      name=${name}
      .experiment=${this.#study.store.experiment}
      .of=${fields.filter((field) => hyperparameterOf(field) === name).map(([, at]) => Number(at))}
      .thresholds=${this.#study.predictions.value.thresholds}
    ></bl-hyperparameter>`
  }
}
