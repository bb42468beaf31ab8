import { withLabels } from '../../exchange/lecture/translation/labels.ts'
import type { Step } from '../../exchange/lecture/scenario.ts'
import { marked } from '../../words/language/given.ts'
import { markedSteps } from './shown-step.ts'

/** Has pictures show the labels of a step as its author's. Phrases to watch stay as they are: they are looked up in the sentence. */
export function markStep(step: Step): void {
  const { marks } = step
  const shown = withLabels(step, marked, (label) => label)
  markedSteps.set(step, marks ? { ...shown, marks } : shown)
}
