import { solved } from '../linear-algebra/solve.ts'
import { inner, slacksAt, type LinearProgram } from './linear-program.ts'
import { minOf } from '../statistics/range.ts'

/** A point of Mehrotra's method. */
export interface PrimalDual {
  readonly x: readonly number[]
  /** Slacks s > 0, one per row; b − A x in the end. */
  readonly slacks: readonly number[]
  /** Multipliers y > 0, one per row. */
  readonly multipliers: readonly number[]
  /** s·y, the gap once primal and dual are feasible. */
  readonly gap: number
}

/** Fraction of the distance to the boundary that a step takes. */
export const share = 0.99

/** Returns the largest step up to 1 for which all values stay positive. */
const room = (values: readonly number[], steps: readonly number[], most: number): number =>
  Math.min(1, most * minOf(steps.map((step, i) => (step < 0 ? -values[i]! / step : Infinity))))

const plus = (p: readonly number[], q: readonly number[], factor: number): number[] =>
  p.map((entry, i) => entry + factor * q[i]!)

/**
 * Mehrotra's predictor-corrector method (1992) from `from`, one point at a time, without end: s = max(b − A
 * x, 1) and y = 1 at first. Solvers use it, although no bound close to its actual number of steps is known.
 * float64.
 */
export function* predictorCorrector(
  program: LinearProgram,
  from: readonly number[],
): Generator<PrimalDual, never> {
  const { rows, objective } = program
  const n = objective.length
  const m = rows.length
  let x: readonly number[] = from
  let s: readonly number[] = slacksAt(program, from).map((slack) => Math.max(slack, 1))
  let y: readonly number[] = rows.map(() => 1)
  for (;;) {
    yield { x, slacks: s, multipliers: y, gap: inner(s, y) }
    const primal = slacksAt(program, x).map((slack, i) => slack - s[i]!)
    const dual = objective.map((c, j) => c - rows.reduce((sum, row, i) => sum + row[j]! * y[i]!, 0))
    const normal = new Float64Array(n * n)
    rows.forEach((row, i) => {
      const weight = y[i]! / s[i]!
      row.forEach((p, j) => row.forEach((q, k) => (normal[j * n + k]! += weight * p * q)))
    })
    // A dx + ds = primal, Aᵀ dy = dual, s dy + y ds = target.
    const direction = (target: readonly number[]) => {
      const weighted = target.map((entry, i) => (entry - y[i]! * primal[i]!) / s[i]!)
      const right = dual.map((d, j) => d - rows.reduce((sum, row, i) => sum + row[j]! * weighted[i]!, 0))
      const dx = [...solved(normal, Float64Array.from(right))]
      const ds = primal.map((p, i) => p - inner(rows[i]!, dx))
      const dy = target.map((entry, i) => (entry - y[i]! * ds[i]!) / s[i]!)
      return { dx, ds, dy }
    }
    const mean = inner(s, y) / m
    const products = s.map((slack, i) => slack * y[i]!)
    const affine = direction(products.map((product) => -product))
    const [primalRoom, dualRoom] = [room(s, affine.ds, 1), room(y, affine.dy, 1)]
    const ahead = inner(plus(s, affine.ds, primalRoom), plus(y, affine.dy, dualRoom)) / m
    const sigma = (ahead / mean) ** 3
    const step = direction(
      products.map((product, i) => sigma * mean - product - affine.ds[i]! * affine.dy[i]!),
    )
    const [p, q] = [room(s, step.ds, share), room(y, step.dy, share)]
    x = plus(x, step.dx, p)
    s = plus(s, step.ds, p)
    y = plus(y, step.dy, q)
  }
}
