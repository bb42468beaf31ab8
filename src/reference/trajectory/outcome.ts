import type { FunctionModel, TrainingProblem } from '../../experiment/training-problem.ts'
import { hasLoss } from '../metric/has-loss.ts'
import { isStuck } from '../objective/stuck.ts'
import type { Numbers, RunOutcome } from '../results.ts'
import { minOf } from '../../math/statistics/range.ts'

/** A run has diverged if |loss| exceeds this times 1 + |loss at step 0|. */
const blowUp = 1e6
/** Default largest gradient norm of a converged run. */
export const defaultTolerance = 1e-3
/**
 * Largest distance from a known minimum of a function at which all of the last 16 positions count as being
 * there.
 */
const nearMinimum = 0.1
const window = 16
/** Positions that `outcomeOf` uses: 16, and one more to compare them with. */
export const tailLength = window + 1

/**
 * Returns whether a weight or the loss is not finite, or |loss| > 1e6 (1 + |loss at step 0|). A run ends at
 * the first record where it holds.
 */
export function hasDiverged(weights: Numbers, loss: number, lossAtStart: number): boolean {
  if (!Number.isFinite(loss) || Math.abs(loss) > blowUp * (1 + Math.abs(lossAtStart))) return true
  return !weights.every((w: number) => Number.isFinite(w))
}

/** The records of a run that decide its outcome. */
export interface RunEnd {
  readonly diverged: boolean
  /** Norm of the metric's gradient over the whole training set at the end. */
  readonly gradientNorm: number
  /**
   * The last positions after each update, oldest first, [at most 17][size]; only the last one if no more are
   * known.
   */
  readonly tail: Numbers
  readonly tolerance?: number
}

/** Returns the index of the known minimum within 0.1 of a point; −1 if there is none. */
export function nearestMinimum({ function: f, parameters }: FunctionModel, x: number, y: number): number {
  const away = f.minima(parameters).map(({ at }) => Math.hypot(x - at[0], y - at[1]))
  const nearest = away.indexOf(minOf(away))
  return (away[nearest] ?? Infinity) <= nearMinimum ? nearest : -1
}

/** Returns whether positions first, …, count − 1 are all near the same known minimum. */
function settled({ model }: TrainingProblem, tail: Numbers, first: number, count: number): boolean {
  if (model.kind !== 'function') return false
  const near = (i: number) => nearestMinimum(model, tail[2 * i]!, tail[2 * i + 1]!)
  const minimum = near(count - 1)
  if (minimum < 0) return false
  for (let i = first; i < count; i++) if (near(i) !== minimum) return false
  return true
}

/** Longest period that is detected. */
const longest = 16
/** Tolerance of a cycle, relative to the largest distance among its last positions. */
const sameWithin = 1e-3
/** Fraction of that distance that is rounding in float32. */
const rounding = 1e-6
/** Fraction of that distance by which a cycle may still move in total. */
const drift = 1e-2

function distance(tail: Numbers, size: number, i: number, j: number): number {
  let sum = 0
  for (let k = 0; k < size; k++) sum += (tail[i * size + k]! - tail[j * size + k]!) ** 2
  return Math.sqrt(sum)
}

/**
 * Returns whether the last of `tail` [position][weight] repeat after 2 to 16 positions, and would continue
 * to: the difference is rounding, or shrinks so fast from one turn to the next that its sum is small. Jumps
 * that slowly grow or fade are not cycles.
 */
function repeats(tail: Numbers, size: number): boolean {
  const last = tail.length / size - 1
  let largest = 0
  for (let i = Math.max(0, last - longest + 1); i <= last; i++) {
    for (let j = Math.max(0, last - longest + 1); j < i; j++)
      largest = Math.max(largest, distance(tail, size, i, j))
  }
  if (largest === 0) return false
  for (let p = 2; p <= Math.min(longest, last); p++) {
    const missing = distance(tail, size, last, last - p)
    if (missing > sameWithin * largest) continue
    if (missing <= rounding * largest || 2 * p > last) return true
    const ratio = missing / distance(tail, size, last - p, last - 2 * p)
    return ratio < 1 && missing * ratio <= drift * largest * (1 - ratio)
  }
  return false
}

/** Returns the outcome of a run: converged, stuck, cycle, unfinished or diverged. */
export function outcomeOf(problem: TrainingProblem, end: RunEnd): RunOutcome {
  if (end.diverged) return 'diverged'
  const { size, experiment } = problem
  const count = end.tail.length / size
  const first = Math.max(0, count - window)
  const slight = end.gradientNorm <= (end.tolerance ?? defaultTolerance)
  if (slight && hasLoss(experiment)) {
    const weights = end.tail.subarray(end.tail.length - size)
    return end.gradientNorm === 0 && isStuck(problem, weights) ? 'stuck' : 'converged'
  }
  if (settled(problem, end.tail, first, count)) return 'converged'
  return repeats(end.tail, size) ? 'cycle' : 'unfinished'
}
