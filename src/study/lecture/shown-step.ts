import { signal } from '@preact/signals-core'
import type { Step } from '../../exchange/lecture/scenario.ts'
import { translator } from '../../words/language/language.ts'

/** Steps of lectures that are not ours, by the steps as they were read: their labels are marked as their author's. */
export const markedSteps = new WeakMap<Step, Step>()

/** Counts the changes of the screen's language, which what is computed of labels follows. */
export const languageTurns = signal(0)

/** A step as pictures show it: the labels of a lecture that is not ours are never translated. */
export function shownStep(step: Step | undefined): Step | undefined {
  void languageTurns.value
  return (step && translator() && markedSteps.get(step)) ?? step
}
