import { patchBetween } from '../../edit/patch.ts'
import type { Lecture, Shown } from '../../scenarios/place.ts'
import { answered } from '../../study/lecture/answer.ts'
import { experimentOf } from '../../study/lecture/lecture.ts'

/** Returns the place of a step with its question open, or with its answer. */
export function stepShown(lecture: Lecture, at: number, isAsked: boolean): Shown {
  const step = lecture.steps[at]
  const experiment = experimentOf(lecture, at)
  const place = { lecture, step: at, apart: false }
  if (isAsked || !step?.question || !step.reveal) return { experiment, place }
  const shown = answered(step, experiment)
  return { experiment: shown, place: { ...place, revealed: patchBetween({ ...shown }, { ...experiment }) } }
}
