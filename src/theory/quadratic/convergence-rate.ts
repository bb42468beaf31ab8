import { norm } from '../../math/linear-algebra/vector.ts'
import type { Numbers, Trajectory } from '../../reference/results.ts'
import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import { spectralRadius } from './linear-iteration.ts'
import type { Quadratic } from './quadratic.ts'
import { maxOf } from '../../math/statistics/range.ts'

/**
 * Returns the asymptotic factor of the distance from the minimum per step: the worst over all eigenvectors.
 */
export const convergenceRate = (quadratic: Quadratic, algorithm: AlgorithmSpec, times = 1): number =>
  maxOf([...quadratic.curvatures].map((curvature) => spectralRadius(algorithm, curvature, times)))

/**
 * Largest rounding error of a weight in float32, as a fraction of it; at smaller distances from a minimum,
 * the rate cannot be measured.
 */
const rounding = 1e3 * 2 ** -24

/**
 * Returns the factor per step by which a run's distance from the minimum shrank between its last two records,
 * or the last two before rounding dominates; `undefined` if there are none. At step t it is the rate itself
 * if one root dominates, and (t + 1/2)/(t − 1/2) times it if two coincide, since the distance is then t times
 * a power.
 */
export function measuredRate(quadratic: Quadratic, run: Trajectory<Numbers>): number | undefined {
  if (run.status === 'diverged') return undefined
  const distance = (record: number) =>
    norm(Float64Array.from(run.weights(record), (entry, i) => entry - quadratic.minimum[i]!))
  const floor = rounding * norm(quadratic.minimum)
  let last = run.steps.length - 1
  while (last > 0 && !(distance(last) > floor)) last -= 1
  if (last < 1) return undefined
  const steps = run.steps[last]! - run.steps[last - 1]!
  const ratio = distance(last) / distance(last - 1)
  return Number.isFinite(ratio) && ratio > 0 ? ratio ** (1 / steps) : undefined
}

/**
 * Returns the learning rate of gradient descent with the best convergence rate, 2/(λ_1 + λ_n); the rate is
 * then (κ − 1)/(κ + 1) with κ = λ_n/λ_1. Source: the two outermost |1 − ηλ| are equal.
 */
export const bestLearningRate = ({ curvatures }: Quadratic): number =>
  2 / (curvatures[0]! + curvatures.at(-1)!)
