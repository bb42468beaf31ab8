import { RandomStream } from '../../../math/statistics/random.ts'
import { applyRule, initialState } from '../../algorithm/rules.ts'
import { weightRates } from '../../algorithm/rates.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { lastStep, type AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { Objective } from '../../objective/objective.ts'

/** A path through weight space: the straight line from `from` to `to`, or the quadratic Bézier curve with `through`. */
export interface Path {
  readonly from: Float64Array
  readonly to: Float64Array
  readonly through?: Float64Array
}

/** Returns (1 − t) A + t B, or (1 − t)² A + 2 t (1 − t) C + t² B. */
export function pointOn({ from, to, through }: Path, t: number): Float64Array {
  if (!through) return from.map((a, i) => (1 - t) * a + t * to[i]!)
  return from.map((a, i) => (1 - t) ** 2 * a + 2 * t * (1 - t) * through[i]! + t ** 2 * to[i]!)
}

/** Returns the objective at `count` evenly spaced t from 0 to 1. */
export const lossesAlong = (objective: Objective, path: Path, count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => objective.value(pointOn(path, i / (count - 1))))

/** The largest height of a path above the line between the losses of its ends, and its t, 0 to 1. */
export interface Barrier {
  readonly height: number
  readonly t: number
}

/**
 * Returns the barrier of a path: max over t of L(t) − ((1 − t) L(0) + t L(1)), and its t. Source: Frankle et
 * al. 2020, Entezari et al. 2022.
 */
export function barrierOf(losses: Float64Array): Barrier {
  const last = losses.length - 1
  const [first = NaN] = losses
  const end = losses[last]!
  let best = { height: 0, t: 0 }
  losses.forEach((loss, i) => {
    const t = i / last
    const height = loss - ((1 - t) * first + t * end)
    if (height > best.height || Number.isNaN(height)) best = { height, t }
  })
  return best
}

/** Least climb that counts as a bump. Source: theory/README.md, S53. */
export const leastBump = 0.01

/** The largest climb of a path, and the index of its top. */
export interface Climb {
  readonly height: number
  readonly top: number
}

/**
 * Returns the largest climb of a path: max over s < t of L(t) − L(s), or 0 at the first index if it never
 * rises; NaN if a loss is NaN.
 */
export function climbOf(losses: ArrayLike<number>): Climb {
  let least = Infinity
  let most: Climb = { height: 0, top: 0 }
  for (let i = 0; i < losses.length; i++) {
    const loss = losses[i]!
    if (Number.isNaN(loss)) return { height: NaN, top: i }
    least = Math.min(least, loss)
    if (loss - least > most.height) most = { height: loss - least, top: i }
  }
  return most
}

/**
 * Trains the middle point of a quadratic Bézier curve from `from` to `to` to minimise the mean loss along it:
 * each step draws t uniformly from (seed, 'connection', step) and descends 2 t (1 − t) ∇L. It starts halfway
 * on the straight line. Source: Garipov et al. 2018.
 */
export function connect(
  problem: TrainingProblem,
  objective: Objective,
  { from, to }: Path,
  algorithm: AlgorithmSpec,
): Float64Array {
  const through = pointOn({ from, to }, 0.5)
  const stream = new RandomStream(problem.experiment.seed, 'connection')
  const state = initialState(algorithm, problem.size)
  const rates = weightRates(problem, algorithm)
  for (let step = 1; step <= lastStep(algorithm); step++) {
    const t = stream.uniform(step)
    const gradient = objective.gradient(pointOn({ from, to, through }, t))
    applyRule(
      algorithm,
      step,
      through,
      gradient.map((g) => 2 * t * (1 - t) * g),
      rates,
      state,
    )
  }
  return through
}
