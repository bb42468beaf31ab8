import { keptRecords, recordsOf } from '../../../experiment/recorded/records.ts'
import { stepsOfRecords, type RecordedSpec } from '../../../experiment/spec/recorded.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { norm } from '../../../math/linear-algebra/vector.ts'
import type { Work } from '../../../math/work.ts'
import { hasDiverged, tailLength } from '../../trajectory/outcome.ts'
import type { objectiveFor } from '../../objective/run-objective.ts'
import type { RunStatus } from '../../results.ts'
import type { OracleRecord, OracleRun } from './oracle-run.ts'

/**
 * Returns the index of the first of the last records that are one update apart, by which a cycle is detected.
 */
function lastInARow(steps: readonly number[]): number {
  let first = steps.length - 1
  while (first > 0 && steps.length - first < tailLength && steps[first]! - steps[first - 1]! === 1) first--
  return first
}

/**
 * Turns a run recorded elsewhere into a run of the oracle: its losses are computed at its records, without
 * training. `objectiveOf` makes the objectives; those of a centred network subtract the outputs of the first
 * record. Rests after each record.
 */
export function* recordedRun(
  problem: TrainingProblem,
  run: OracleRun,
  algorithm: RecordedSpec,
  objectiveOf: typeof objectiveFor,
): Work<OracleRecord> {
  const { metric } = problem.experiment
  const records = recordsOf(algorithm, problem.size)
  const from = { algorithm: run.algorithm, weights: records.row(0) }
  const objective = objectiveOf(problem, metric, from)
  const watch = (run.watch ?? []).map((watched) => objectiveOf(problem, watched, from))
  const all = stepsOfRecords(algorithm)
  const kept = keptRecords(all, run.every)
  const steps: number[] = []
  const loss: number[] = []
  const watched: number[][] = watch.map(() => [])
  let weights = from.weights
  let status: RunStatus = 'finished'
  for (const place of kept) {
    if (run.isCancelled?.()) {
      status = 'cancelled'
      break
    }
    weights = records.row(place)
    steps.push(all[place]!)
    loss.push(objective.value(weights))
    watch.forEach((other, k) => watched[k]?.push(other.value(weights)))
    run.onRecord?.(weights)
    if (hasDiverged(weights, loss.at(-1) ?? NaN, loss[0] ?? NaN)) {
      status = 'diverged'
      break
    }
    yield
  }
  const first = lastInARow(all)
  const tail = all.slice(first).map((_, i) => records.row(first + i))
  return {
    status,
    steps: Uint32Array.from(steps),
    loss: Float64Array.from(loss),
    watched: watched.map((series) => Float64Array.from(series)),
    finalWeights: weights,
    gradientNorm: status === 'cancelled' ? NaN : norm(objective.gradient(weights)),
    tail:
      status === 'finished'
        ? Float64Array.from(tail.flatMap((position) => [...position]))
        : new Float64Array(),
  }
}
