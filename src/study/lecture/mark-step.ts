import { isCalledByFormula } from '../../exchange/lecture/notation/prediction-text.ts'
import { withLabels } from '../../exchange/lecture/translation/labels.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import { marked } from '../../words/language/given.ts'
import { markedSteps } from './shown-step.ts'

/** The predictions of a step with their labels as their author's, but for those that are called by the title of their formula. */
const markedPredictions = ({ predictions = [] }: Step, shown: Step) =>
  predictions.map((prediction, i) =>
    isCalledByFormula(prediction) ? prediction : (shown.predictions?.[i] ?? prediction),
  )

/** Has pictures show the labels of a step as its author's. Phrases to watch stay as they are: they are looked up in the sentence. */
export function markStep(step: Step): void {
  const { marks } = step
  const labelled = withLabels(step, marked, (label) => label)
  const shown = step.predictions ? { ...labelled, predictions: markedPredictions(step, labelled) } : labelled
  markedSteps.set(step, marks ? { ...shown, marks } : shown)
}
