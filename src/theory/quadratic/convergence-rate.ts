import { norm } from '../../math/linear-algebra/vector.ts'
import type { Numbers, Trajectory } from '../../reference/results.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import { spectralRadius } from './linear-iteration.ts'
import type { Quadratic } from './quadratic.ts'

/** The factor by which the distance from the minimum shrinks in each step in the long run: the worst of all eigenvectors. */
export const convergenceRate = (quadratic: Quadratic, algorithm: AlgorithmSpec, times = 1): number =>
  Math.max(...[...quadratic.curvatures].map((curvature) => spectralRadius(algorithm, curvature, times)))

/** Rounding moves a weight by up to this share of it in float32; nearer to a minimum a distance says nothing of the rate. */
const rounding = 1e3 * 2 ** -24

/**
 * The factor by which a run's distance from the minimum shrank in each step between two records: its last two, or the last two
 * before rounding held it; undefined of a run without any. At step t it is the rate itself where one root leads, and
 * (t + 1/2)/(t - 1/2) of it where two coincide, since the distance is then t times a power.
 */
export function measuredRate(quadratic: Quadratic, run: Trajectory<Numbers>): number | undefined {
  if (run.status === 'diverged') return undefined
  const distance = (record: number) =>
    norm(Float64Array.from(run.weights(record), (entry, i) => entry - (quadratic.minimum[i] ?? 0)))
  const floor = rounding * norm(quadratic.minimum)
  let last = run.steps.length - 1
  while (last > 0 && !(distance(last) > floor)) last -= 1
  if (last < 1) return undefined
  const steps = (run.steps[last] ?? 0) - (run.steps[last - 1] ?? 0)
  const ratio = distance(last) / distance(last - 1)
  return Number.isFinite(ratio) && ratio > 0 ? ratio ** (1 / steps) : undefined
}

/**
 * The learning rate of gradient descent with the best convergence rate, 2/(λ_1 + λ_n); the rate is then (κ - 1)/(κ + 1) with
 * κ = λ_n/λ_1. Source: the two outermost |1 - ηλ| are equal.
 */
export const bestLearningRate = ({ curvatures }: Quadratic): number =>
  2 / ((curvatures[0] ?? NaN) + (curvatures.at(-1) ?? NaN))
