import { norm } from '../../../math/linear-algebra/vector.ts'
import { finish, type Work } from '../../../math/work.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { RunStatus } from '../../results.ts'
import { isSecondOrder, lastStep, type Stop } from '../../../experiment/spec/algorithm.ts'
import { isRecorded } from '../../../experiment/spec/recorded.ts'
import { stopErrors } from '../../metric/error-rate.ts'
import { hasDiverged, tailLength } from '../../trajectory/outcome.ts'
import type { Objective } from '../../objective/objective.ts'
import { objectiveFor } from '../../objective/run-objective.ts'
import type { OracleRecord, OracleRun } from './oracle-run.ts'
import { recordedRun } from './recorded.ts'
import { stepper } from './stepper.ts'

/** Returns a function that tells whether a run stops at these weights. */
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
  const errors = objectiveOf(problem, stopErrors, run)
  return (weights) => errors.value(weights) < stop.below
}

/** Multiply-adds between two rests of a training, about a millisecond. */
const stretch = 500_000

/**
 * Trains one run in float64, with a rest about every millisecond, or converts one recorded elsewhere.
 * `objectiveOf` may be a faster implementation.
 */
export function* training(
  problem: TrainingProblem,
  run: OracleRun,
  objectiveOf = objectiveFor,
): Work<OracleRecord> {
  const { algorithm } = run
  if (isRecorded(algorithm)) return yield* recordedRun(problem, run, algorithm, objectiveOf)
  const end = lastStep(algorithm)
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
    if (algorithm.stop || t + tailLength > end) tail.push(Float64Array.from(weights))
    if (tail.length > tailLength) tail.shift()
    const stopped = stops(weights)
    const last = stopped || t === end
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

/** Trains one run in float64 without rests. */
export const trainRun = (problem: TrainingProblem, run: OracleRun): OracleRecord =>
  finish(training(problem, run))
