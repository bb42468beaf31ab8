import { hasRuns, hasSurface } from '../../experiment/spec/experiment.ts'
import { trains } from '../../reference/algorithm/trains.ts'
import type { Lecture } from '../../scenarios/place.ts'
import { arrangementOf, isLandscape } from '../board/arrangement.ts'
import { stepShown } from '../step-pictures/step-shown.ts'

/** Seconds and frames per second of a step's film. */
export const filmLength = { seconds: 5, fps: 24 } as const

/** Returns the indices of the steps whose slide can have a film: their hero is a surface with runs. */
export const filmedSteps = (lecture: Lecture): number[] =>
  lecture.steps.flatMap((step, at) => {
    const { experiment } = stepShown(lecture, at, false)
    const { hero } = arrangementOf(step, experiment, true)
    const walks = hasSurface(experiment) && hasRuns(experiment) && experiment.algorithms.some(trains)
    return walks && isLandscape(hero) ? [at] : []
  })
