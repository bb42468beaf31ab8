import { norm } from '../../../math/linear-algebra/vector.ts'
import { finish, type Work } from '../../../math/work.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { RunStatus } from '../../results.ts'
import { isSecondOrder, type AlgorithmSpec, type Stop } from '../../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { hasDiverged, tailLength } from '../../trajectory/outcome.ts'
import type { Objective } from '../../objective/objective.ts'
import { objectiveFor } from '../../objective/run-objective.ts'
import { stepper } from './stepper.ts'

/** One run of the oracle: w_0 and how to go on from it. */
export interface OracleRun {
  /** Index of the start, which names the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  readonly weights: Float64Array
  /** Updates between records; steps 0 and the last are always recorded. */
  readonly every: number
  readonly watch?: readonly MetricSpec[]
  /** Called with the weights of each record; they change afterwards. */
  readonly onRecord?: (weights: Float64Array) => void
  /** Asked at each rest: true ends the run there, as 'cancelled' with the records that it has. */
  readonly isCancelled?: () => boolean
}

/** The records of a float64 run: `loss` and each series of `watched` have an entry for each of `steps`. Its arrays are the caller's. */
export interface OracleRecord {
  readonly status: RunStatus
  readonly steps: Uint32Array
  readonly loss: Float64Array
  readonly watched: readonly Float64Array[]
  readonly finalWeights: Float64Array
  /** |gradient of the metric on the whole train part| at the end; NaN of a run that was cancelled. */
  readonly gradientNorm: number
  /** The last positions (at most 17), oldest first; of a run that diverged maybe none. */
  readonly tail: Float64Array
}

/** True where a run ends at these weights. */
function stopRule(
  problem: TrainingProblem,
  objective: Objective,
  run: OracleRun,
  stop: Stop | undefined,
  objectiveOf: typeof objectiveFor,
): (weights: Float64Array) => boolean {
  if (!stop) return () => false
  if (stop.quantity === 'loss') return (weights) => objective.value(weights) < stop.below
  if (stop.quantity === 'gradient-norm') return (weights) => norm(objective.gradient(weights)) < stop.below
  const zeroOne: MetricSpec = {
    loss: 'zero-one',
    factor: 1,
    reduction: 'mean',
    part: 'train',
    weightDecay: 0,
  }
  const errors = objectiveOf(problem, zeroOne, run)
  return (weights) => errors.value(weights) < stop.below
}

/** Multiply-adds between two rests of a training, about a millisecond's. */
const stretch = 500_000

/** Trains one run in float64, resting about every millisecond. `objectiveOf` may make the same objectives faster. */
export function* training(
  problem: TrainingProblem,
  run: OracleRun,
  objectiveOf = objectiveFor,
): Work<OracleRecord> {
  const { algorithm } = run
  const { metric } = problem.experiment
  const objective = objectiveOf(problem, metric, run)
  const watch = (run.watch ?? []).map((watched) => objectiveOf(problem, watched, run))
  const weights = Float64Array.from(run.weights)
  const step = stepper(problem, objective, run, weights)
  const stops = stopRule(problem, objective, run, algorithm.stop, objectiveOf)
  const steps: number[] = []
  const loss: number[] = []
  const watched: number[][] = watch.map(() => [])
  const tail: Float64Array[] = []
  const second = isSecondOrder(algorithm.id) ? objective.size : 1
  const directions = algorithm.subspace?.dimension ?? 0
  const rest = Math.max(
    1,
    Math.round(stretch / (3 * second * objective.size * (Math.max(20, objective.count) + directions))),
  )
  let status: RunStatus = 'finished'
  for (let t = 0; ; t++) {
    if (t % rest === rest - 1) {
      yield
      if (run.isCancelled?.()) {
        status = 'cancelled'
        break
      }
    }
    if (algorithm.stop || t + tailLength > algorithm.steps) tail.push(Float64Array.from(weights))
    if (tail.length > tailLength) tail.shift()
    const stopped = stops(weights)
    const last = stopped || t === algorithm.steps
    if (last || t % run.every === 0) {
      steps.push(t)
      loss.push(objective.value(weights))
      watch.forEach((other, k) => watched[k]?.push(other.value(weights)))
      run.onRecord?.(weights)
      if (hasDiverged(weights, loss.at(-1) ?? NaN, loss[0] ?? NaN)) {
        status = 'diverged'
        break
      }
    }
    if (stopped) status = 'stopped'
    if (last) break
    step(t + 1)
  }
  return {
    status,
    steps: Uint32Array.from(steps),
    loss: Float64Array.from(loss),
    watched: watched.map((series) => Float64Array.from(series)),
    finalWeights: weights,
    gradientNorm: status === 'cancelled' ? NaN : norm(objective.gradient(weights)),
    tail: Float64Array.from(tail.flatMap((position) => [...position])),
  }
}

/** Trains one run in float64 without a rest. */
export const trainRun = (problem: TrainingProblem, run: OracleRun): OracleRecord =>
  finish(training(problem, run))
