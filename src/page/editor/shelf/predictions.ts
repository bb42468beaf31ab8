import { computed } from '@preact/signals-core'
import { html } from 'lit'
import '../../../elements/editor/shelf/bl-prediction-ticks.ts'
import type { PredictionTick } from '../../../elements/editor/shelf/bl-prediction-ticks.ts'
import type { TickEvent } from '../../../elements/editor/editor-events.ts'
import { setPredictions } from '../../../exchange/lecture/edit/predictions.ts'
import { predictionText } from '../../../exchange/lecture/notation/prediction-text.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { Prediction, Step } from '../../../exchange/lecture/scenario.ts'
import { settled } from '../../../store/settled.ts'
import { formulas } from '../../../theory/formulas/index.ts'
import { requestedOf } from '../../../view/predictions/requested-predictions.ts'
import type { ShelfDesk, ShelfPart } from './shelf-part.ts'

const nothingHidden: ReadonlySet<string> = new Set()

/** A prediction that a step can show, and whether it does. */
interface Offer {
  readonly prediction: Prediction
  readonly on: boolean
}

/** Whether two predictions have the same formula and arguments. */
const isAlike = (one: Prediction, other: Prediction): boolean =>
  one.formula === other.formula && JSON.stringify(one.arguments) === JSON.stringify(other.arguments)

/**
 * The predictions that a step can show: those it lists, as written, and all other closed forms that apply to the experiment. A step without
 * a list shows all that apply, except those that only add a sentence.
 */
export function offeredPredictions(
  { predictions }: Pick<Step, 'predictions'>,
  experiment: TrainingExperiment,
): readonly Offer[] {
  const shown = requestedOf(predictions ?? 'all', experiment)
  const others = formulas
    .filter((formula) => formula.refusal(experiment, {}) === undefined)
    .map(({ id, title, drawings }): Prediction => ({ formula: id, label: title, draw: drawings[0] }))
    .filter((prediction) => !shown.some((each) => isAlike(each, prediction)))
  return [
    ...shown.map((prediction) => ({ prediction, on: true })),
    ...others.map((prediction) => ({ prediction, on: false })),
  ]
}

/**
 * The list of predictions of a step after one of the offers is ticked or unticked. Existing entries stay as written; `written` is undefined
 * if the step has no list.
 */
export function tickedPredictions(
  written: unknown,
  offers: readonly Offer[],
  at: number,
  on: boolean,
): readonly unknown[] {
  const shown = offers.filter((offer) => offer.on)
  const texts: readonly unknown[] = Array.isArray(written)
    ? (written as readonly unknown[])
    : shown.map(({ prediction }) => predictionText(prediction))
  const offer = offers[at]
  if (!offer || offer.on === on) return texts
  return on
    ? [...texts, predictionText(offer.prediction)]
    : texts.filter((_, i) => i !== shown.indexOf(offer))
}

/** The predictions of theory for the step: the closed forms that apply, with their current values. */
export function shownPredictions({ editor, study, step, shown, change, tell }: ShelfDesk): ShelfPart {
  const offers = computed((): readonly Offer[] => {
    const { training } = study.store
    return training ? offeredPredictions(step.value ?? {}, training) : []
  })
  const ticks = computed((): readonly PredictionTick[] => {
    const { training: experiment, terrain, runs, idle } = study.store
    const { predict } = study.theory
    if (!experiment || !terrain || !predict || !idle) return []
    const requested = offers.value.map(({ prediction }) => prediction)
    const inputs = { experiment, requested, terrain, runs, hidden: nothingHidden, theme: study.theme }
    return predict(inputs).card.map((view, i) => ({ ...view, on: offers.value[i]?.on ?? false }))
  })
  const last = settled(
    () => ticks.value,
    (_, now) => now.length === 0 && study.store.training !== undefined,
  )
  const applies = (id: string) => offers.value.some(({ prediction }) => prediction.formula === id)
  const write = (predictions: readonly unknown[] | undefined): void => {
    const { draft } = editor
    const edit = setPredictions(draft.text, draft.step.peek(), predictions)
    change(edit, 'predictions')
    const { unchecked } = edit
    if (unchecked > 0)
      tell(
        unchecked === 1
          ? 'Its check was removed with it. Undo restores both.'
          : `${unchecked} checks were removed with them. Undo restores all.`,
      )
  }
  const tick = ({ at, on }: TickEvent): void =>
    write(tickedPredictions(shown.peek()['predictions'], offers.peek(), at, on))
  return {
    id: 'predictions',
    label: 'Predictions',
    has() {
      const count = offers.value.filter(({ on }) => on).length
      return count === 0 ? '' : String(count)
    },
    draw: () =>
      study.store.training
        ? html`<bl-prediction-ticks
            .ticks=${last.value}
            .all=${step.value?.predictions === undefined}
            .others=${formulas.filter(({ id }) => !applies(id)).length}
            @bl-tick=${tick}
            @bl-all=${() => write(undefined)}
          ></bl-prediction-ticks>`
        : html`<p class="quiet">A problem has no closed forms to choose from.</p>`,
  }
}
