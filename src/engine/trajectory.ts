import { holdsWeights } from '../experiment/plane/placement.ts'
import { projection } from '../experiment/plane/project.ts'
import type { Plane, Problem } from '../experiment/problem.ts'
import type { Trajectory } from '../experiment/results.ts'
import { outcomeOf } from '../experiment/trajectory/outcome.ts'
import type { Run, RunRecord } from './paths.ts'

/** Coordinates of each record in the plane, and its distance; empty where the run keeps no weights, and where the plane is of hyperparameters. */
function coordinates(plane: Plane, { size, experiment }: Problem, weights: Float32Array) {
  const project = projection(plane)
  const count = holdsWeights(experiment.plane) ? weights.length / size : 0
  const [a, b, distance] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  for (let i = 0; i < count; i++) {
    const point = project(weights.subarray(i * size, (i + 1) * size))
    a[i] = point.a
    b[i] = point.b
    distance[i] = point.distance
  }
  return { a, b, distance }
}

/** What a path recorded, as the trajectory that a picture shows. */
export function trajectoryOf(
  problem: Problem,
  plane: Plane,
  run: Run,
  algorithm: number,
  path: 'fused' | 'general',
  record: RunRecord,
): Trajectory {
  const { size } = problem
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
    ...coordinates(plane, problem, weights),
  }
}
