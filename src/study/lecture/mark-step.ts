import { isCalledByFormula } from '../../exchange/lecture/notation/prediction-text.ts'
import { withLabels } from '../../exchange/lecture/translation/labels.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import { marked } from '../../words/language/given.ts'
import { markedSteps } from './shown-step.ts'

/** Returns the predictions of a step with their labels marked as the author's, except those named after their formula. */
const markedPredictions = ({ predictions = [] }: Step, shown: Step) =>
  predictions.map((prediction, i) =>
    isCalledByFormula(prediction) ? prediction : (shown.predictions?.[i] ?? prediction),
  )

/**
 * Makes pictures show the labels of a step as its author's. Phrases to watch are not marked: they are searched for in the
 * sentence.
 */
export function markStep(step: Step): void {
  const { marks } = step
  const labelled = withLabels(step, marked, (label) => label)
  const shown = step.predictions ? { ...labelled, predictions: markedPredictions(step, labelled) } : labelled
  markedSteps.set(step, marks ? { ...shown, marks } : shown)
}
