import type { FunctionModel, Problem } from '../../experiment/problem.ts'
import { hasLoss } from '../metric/has-loss.ts'
import { isStuck } from '../objective/stuck.ts'
import type { Numbers, RunOutcome } from '../results.ts'
import { repeats } from './cycle.ts'

/** A run whose |loss| exceeds this times 1 + |loss at step 0| has diverged. */
const blowUp = 1e6
/** A gradient no longer than this is that of a converged run, unless the terrain says otherwise. */
export const defaultTolerance = 1e-3
/** Largest distance from a known minimum of a function at which all of the last 16 positions count as there. */
const nearMinimum = 0.1
const window = 16
/** Positions that `outcomeOf` looks at: 16 and one more to compare them with. */
export const tailLength = window + 1

/** True where a weight or the loss is not finite, or |loss| > 1e6 (1 + |loss at step 0|). A run ends at the first record where it holds. */
export function hasDiverged(weights: Numbers, loss: number, lossAtStart: number): boolean {
  if (!Number.isFinite(loss) || Math.abs(loss) > blowUp * (1 + Math.abs(lossAtStart))) return true
  return !weights.every((w: number) => Number.isFinite(w))
}

/** The records of a run that decide its outcome. */
export interface RunEnd {
  readonly diverged: boolean
  /** |gradient of the metric on the whole train part| at the end. */
  readonly gradientNorm: number
  /** The last positions after each update, oldest first, [at most 17][size]; the last one alone where no more are known. */
  readonly tail: Numbers
  readonly tolerance?: number
}

/** The known minimum within 0.1 of a point, by its index; -1 where there is none. */
export function nearestMinimum({ function: f, parameters }: FunctionModel, x: number, y: number): number {
  const away = f.minima(parameters).map(({ at }) => Math.hypot(x - at[0], y - at[1]))
  const nearest = away.indexOf(Math.min(...away))
  return (away[nearest] ?? Infinity) <= nearMinimum ? nearest : -1
}

/** True where positions first, …, count - 1 are all near one known minimum. */
function settled({ model }: Problem, tail: Numbers, first: number, count: number): boolean {
  if (model.kind !== 'function') return false
  const near = (i: number) => nearestMinimum(model, tail[2 * i] ?? NaN, tail[2 * i + 1] ?? NaN)
  const minimum = near(count - 1)
  if (minimum < 0) return false
  for (let i = first; i < count; i++) if (near(i) !== minimum) return false
  return true
}

/** Outcome of a run: converged, stuck, cycle, unfinished or diverged. */
export function outcomeOf(problem: Problem, end: RunEnd): RunOutcome {
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
