import { hasRuns, hasSurface } from '../../experiment/spec/experiment.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { arrangementOf, isLandscape } from '../board/arrangement.ts'
import { stepShown } from '../step-pictures/step-shown.ts'

/** Seconds of the film of a step, and its frames in a second. */
export const filmLength = { seconds: 5, fps: 24 } as const

/** Places of the steps of a lecture whose slide can have a film: their hero is a surface on which runs walk. */
export const filmedSteps = (lecture: Lecture): number[] =>
  lecture.steps.flatMap((step, at) => {
    const { experiment } = stepShown(lecture, at, false)
    const { hero } = arrangementOf(step, experiment, true)
    const walks = hasSurface(experiment) && hasRuns(experiment) && experiment.algorithms.some(trains)
    return walks && isLandscape(hero) ? [at] : []
  })
