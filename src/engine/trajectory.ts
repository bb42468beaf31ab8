import type { Plane } from '../reference/plane/plane.ts'
import type { TrainingProblem } from '../experiment/training-problem.ts'
import type { Trajectory } from '../reference/results.ts'
import { coordinates } from '../reference/trajectory/coordinates.ts'
import { outcomeOf } from '../reference/trajectory/outcome.ts'
import type { Work } from '../math/work.ts'
import type { MadeRun } from './path.ts'
import type { RequestedRun } from './requested-runs.ts'

/** Returns a recorded run as a trajectory, with its outcome and its coordinates in the plane. */
function trajectoryOf(
  problem: TrainingProblem,
  plane: Plane,
  { run, algorithm }: RequestedRun,
  { path, record }: MadeRun,
): Trajectory {
  const { size, experiment } = problem
  const { status, steps, loss, watched, weights, finalWeights, gradientNorm } = record
  return {
    start: run.start,
    algorithm,
    path,
    status,
    outcome: outcomeOf(problem, {
      diverged: status === 'diverged',
      gradientNorm,
      tail: record.tail ?? finalWeights,
    }),
    steps,
    loss,
    watched,
    weights(i) {
      if (Number.isInteger(i) && i >= 0 && (i + 1) * size <= weights.length)
        return weights.subarray(i * size, (i + 1) * size)
      throw new RangeError(`The run kept no weights of record ${i}.`)
    },
    finalWeights,
    ...coordinates(experiment, plane, weights.length / size, (i) =>
      weights.subarray(i * size, (i + 1) * size),
    ),
  }
}

/**
 * Returns all requested runs as trajectories, with a rest after each, since a hundred of them take a while.
 */
export function* trajectoriesOf(
  problem: TrainingProblem,
  plane: Plane,
  requested: readonly RequestedRun[],
  made: readonly MadeRun[],
): Work<Trajectory[]> {
  const trajectories: Trajectory[] = []
  for (const [i, one] of requested.entries()) {
    const run = made[i]
    if (run) trajectories.push(trajectoryOf(problem, plane, one, run))
    yield
  }
  return trajectories
}
