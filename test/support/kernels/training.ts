import { RandomStream } from '../../../src/math/statistics/random.ts'
import type { Run, RunRecord, TrainRequest } from '../../../src/engine/path.ts'
import type { OracleRecord } from '../../../src/reference/oracle/run/oracle-run.ts'
import { trainRun } from '../../../src/reference/oracle/run/run.ts'
import type { TrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { AlgorithmSpec } from '../../../src/experiment/spec/algorithm.ts'
import { largestError } from '../agreement.ts'
import { partOfRows } from '../network.ts'

/** N(0, 1) inputs, with targets computed by `target` from each row. */
export function samplesOf(
  count: number,
  width: number,
  target: (x: number[], n: number) => number[],
  weight?: (n: number) => number[],
) {
  const stream = new RandomStream(2, 'test/inputs')
  const rows = Array.from({ length: count }, (_, n) =>
    Array.from({ length: width }, (_, k) => stream.normal(n, k)),
  )
  return partOfRows(rows, rows.map(target), weight && rows.map((_, n) => weight(n)))
}

/** N(0, scale²) weights, rounded to float32. */
export function startingWeights(size: number, scale = 0.5, name = 'test/weights'): Float32Array {
  const stream = new RandomStream(3, name)
  return Float32Array.from({ length: size }, (_, i) => scale * stream.normal(i))
}

/** A run that records every step with its weights. */
export const runOf = (problem: TrainingProblem, part: Partial<Run> & { algorithm: AlgorithmSpec }): Run => ({
  start: 0,
  weights: startingWeights(problem.size),
  every: 1,
  recordWeights: true,
  ...part,
})

/** The oracle's result for a run, with the weights of each record. */
export function oracleOf(request: TrainRequest, run: Run): OracleRecord & { readonly weights: Float64Array } {
  const weights: number[] = []
  const record = trainRun(request.problem, {
    start: run.start,
    algorithm: run.algorithm,
    weights: Float64Array.from(run.weights),
    every: run.every,
    watch: request.watch,
    onRecord: (w) => weights.push(...w),
  })
  return { ...record, weights: Float64Array.from(weights) }
}

/** Everything that a run left, as text that is equal only if every number is. */
const bitsOf = ({ status, steps, loss, watched, weights, finalWeights, gradientNorm, tail }: RunRecord) =>
  JSON.stringify([
    status,
    [steps, loss, ...watched, weights, finalWeights, tail ?? []].map((a) => [...a]),
    gradientNorm,
  ])

/** Whether two trainings left the same numbers. */
export const sameBits = (some: readonly RunRecord[], others: readonly RunRecord[]): boolean =>
  some.map(bitsOf).join('\n') === others.map(bitsOf).join('\n')

/**
 * Largest |found - wanted| / (1 + |wanted|); Infinity if the lengths differ, or one number is finite and the
 * other is not.
 */
export const distance = (found: ArrayLike<number>, wanted: ArrayLike<number>): number =>
  largestError(found, wanted, (f, w) => Math.abs(f - w) / (1 + Math.abs(w)))

/**
 * How far a run is from the oracle's: the largest distance between losses, watched metrics, weights and
 * |gradient|.
 */
export function distanceFromOracle(found: RunRecord, request: TrainRequest, run: Run): number {
  const wanted = oracleOf(request, run)
  if (found.status !== wanted.status) return Infinity
  return Math.max(
    distance(found.steps, wanted.steps),
    distance(found.loss, wanted.loss),
    ...request.watch.map((_, k) => distance(found.watched[k] ?? [], wanted.watched[k] ?? [])),
    run.recordWeights ? distance(found.weights, wanted.weights) : 0,
    distance(found.finalWeights, wanted.finalWeights),
    found.tail ? distance(found.tail, wanted.tail) : 0,
    distance([found.gradientNorm], [wanted.gradientNorm]),
  )
}
