import { placeWith } from '../../plane/place-with.ts'
import { noEnd } from '../../plane/run-path.ts'
import type { Placement, RunRequest } from '../../plane/plane.ts'
import { matchedNetwork } from '../../plane/matched.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { spanningCurvatures } from '../../objective/hessian.ts'
import { objectiveOf } from '../../objective/objective.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../../experiment/spec/recorded.ts'
import { recordedPoints } from '../../../experiment/recorded/recorded-points.ts'
import { trainRun } from './run.ts'

/**
 * Returns the weights that a plane or a start needs, from a run in float64; a diverged run has no end.
 * `trained` may be a faster implementation.
 */
export function requested(
  problem: TrainingProblem,
  { start, algorithm, weights, steps }: RunRequest,
  trained = trainRun,
): Float64Array[] {
  const spec = problem.experiment.algorithms[algorithm]
  if (!spec) return []
  if (isRecorded(spec)) return recordedPoints(spec, problem.size, steps)
  const record = (every: number, onRecord: (at: Float64Array) => void) =>
    trained(problem, { start, algorithm: spec, weights, every, onRecord })
  if ('spacing' in steps) {
    const path: Float64Array[] = []
    const { status } = record(steps.spacing, (at) => path.push(Float64Array.from(at)))
    return status === 'diverged' ? [...path.slice(0, -1), noEnd(problem.size)] : path
  }
  const inside = steps.some((step) => step !== 'end' && step > 0 && step < lastStep(spec))
  const kept = new Map<number, Float64Array>()
  let step = 0
  const { finalWeights, status } = record(inside ? 1 : Math.max(1, lastStep(spec)), (at) => {
    if (steps.includes(step)) kept.set(step, Float64Array.from(at))
    step += 1
  })
  const end = status === 'diverged' ? noEnd(problem.size) : finalWeights
  return steps.map((wanted) => {
    if (wanted === 0) return Float64Array.from(weights)
    return (wanted === 'end' ? undefined : kept.get(wanted)) ?? end
  })
}

const placed = new WeakMap<TrainingProblem, Placement>()

/**
 * Returns the plane and the starts of a problem, computing runs and curvatures in float64; kept for as long
 * as the problem lives.
 */
export function placement(problem: TrainingProblem): Placement {
  const known = placed.get(problem)
  if (known) return known
  const found = placeWith(
    problem,
    (request) => requested(problem, request),
    ({ which, weights, reference }) => {
      const objective = objectiveOf(problem, problem.experiment.metric, reference)
      const { values, vectors } = spanningCurvatures(objective, weights, which)
      return [...vectors, values]
    },
    (request) => [matchedNetwork(problem, request)],
  )
  placed.set(problem, found)
  return found
}
