import type { LecturePlace } from '../../scenarios/place.ts'
import { SavedChoice } from '../saved-choice.ts'

/** The saved step of a lecture with `count` steps; '0' if it was never open. */
const keptStep = (id: string, count: number) =>
  new SavedChoice(`badlands-step-${id}`, ['0', ...Array.from({ length: count }, (_, k) => `${k + 1}`)])

/** The step at which a lecture was left on this machine, from 1; undefined if it was never open. */
export const leftStep = (id: string, count: number): number | undefined =>
  Number(keptStep(id, count).get()) || undefined

export function keepStep({ lecture, step, apart }: LecturePlace): void {
  if (lecture && !apart && lecture.steps.length > 1)
    keptStep(lecture.id, lecture.steps.length).keep(`${step + 1}`)
}
