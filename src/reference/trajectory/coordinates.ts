import { holdsWeights } from '../plane/placement.ts'
import { projection } from '../plane/project.ts'
import type { Plane } from '../plane/plane.ts'
import type { Trajectory } from '../results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/**
 * Returns the coordinates of `count` records in the plane of an experiment, and their distance from it; empty
 * for a plane of hyperparameters.
 */
export function coordinates(
  experiment: Pick<TrainingExperiment, 'plane'>,
  plane: Plane,
  count: number,
  weights: (record: number) => ArrayLike<number>,
): Pick<Trajectory, 'a' | 'b' | 'distance'> {
  const project = projection(plane)
  const points = holdsWeights(experiment.plane)
    ? Array.from({ length: count }, (_, record) => project(weights(record)))
    : []
  return {
    a: Float32Array.from(points, ({ a }) => a),
    b: Float32Array.from(points, ({ b }) => b),
    distance: Float32Array.from(points, ({ distance }) => distance),
  }
}
