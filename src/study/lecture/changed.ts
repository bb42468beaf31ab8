import type { Experiment } from '../../experiment/spec/experiment.ts'
import { answered } from './answer.ts'
import { experimentOf } from './lecture.ts'
import type { Lecture, LecturePlace } from '../../scenarios/place.ts'

/** All of an experiment that numbers depend on, as text: everything but how it is looked at. */
const studied = (experiment: Experiment): string =>
  JSON.stringify({ ...experiment, view: undefined, title: undefined })

const opened = new WeakMap<Lecture, Map<number, string>>()

function openingOf(lecture: Lecture, step: number): string {
  const known = opened.get(lecture) ?? new Map<number, string>()
  opened.set(lecture, known)
  const opening = known.get(step) ?? studied(experimentOf(lecture, step))
  known.set(step, opening)
  return opening
}

/** True where an experiment differs in more than how it is looked at from that with which its step opened, or shows its answer. */
export function isChanged({ lecture, step, apart, revealed }: LecturePlace, experiment: Experiment): boolean {
  const written = lecture?.steps[step]
  if (!lecture || !written || apart || openingOf(lecture, step) === studied(experiment)) return false
  return !revealed || studied(answered(written, experimentOf(lecture, step))) !== studied(experiment)
}
