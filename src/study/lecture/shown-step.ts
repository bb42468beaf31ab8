import { signal } from '@preact/signals-core'
import type { Step } from '../../exchange/lecture/scenario.ts'
import { translator } from '../../words/language/language.ts'

/** Steps of lectures from texts with their labels marked as the author's, by the parsed steps. */
export const markedSteps = new WeakMap<Step, Step>()

/** Counts the changes of the screen language, for values computed from labels. */
export const languageTurns = signal(0)

/** Returns a step as pictures show it: the labels of a lecture from a text are never translated. */
export function shownStep(step: Step | undefined): Step | undefined {
  void languageTurns.value
  return (step && translator() && markedSteps.get(step)) ?? step
}
