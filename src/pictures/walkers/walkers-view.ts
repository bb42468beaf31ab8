import type { Crowd } from './walked-gaps.ts'
import type { MapDots } from '../../charts/map/map-content.ts'
import { weightCount } from '../../experiment/spec/model.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { StageContent } from '../../scene/types.ts'

/** Returns the plane from above with only what does not depend on training. */
export const crowdMap = (plane: StageContent): StageContent => ({
  ...plane,
  ghost: undefined,
  paths: [],
  starts: [],
  boxing: false,
  pointing: false,
})

/** Returns the walkers on a plane of two weights; undefined on another. */
export function crowdDots(
  { model, plane }: TrainingExperiment,
  { weights }: Crowd,
  color: string,
): MapDots | undefined {
  if (plane.kind !== 'weights') return undefined
  const size = weightCount(model)
  const points = new Float64Array((2 * weights.length) / size)
  for (let walker = 0; 2 * walker < points.length; walker++) {
    points[2 * walker] = weights[walker * size + plane.first]!
    points[2 * walker + 1] = weights[walker * size + plane.second]!
  }
  return { color, points }
}
