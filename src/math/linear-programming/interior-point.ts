import { solved } from '../linear-algebra/solve.ts'
import { inner, slacksAt, type LinearProgram } from './linear-program.ts'
import { norm } from '../linear-algebra/vector.ts'

/** The end of a Newton step on the central path. */
export interface InteriorPoint {
  readonly x: readonly number[]
  /** The weight of the objective. */
  readonly t: number
  /** Number of Newton steps so far. */
  readonly steps: number
  /** λ²/2 after the step, which measures the distance from the central path. */
  readonly decrement: number
  /** Whether x is on the path, within the tolerance. */
  readonly centred: boolean
}

/** Sufficient decrease and backtracking factor of Newton's line search. */
const [fall, shrink] = [0.1, 0.5]
/** λ²/2 below which a point counts as central. */
const central = 1e-8
/** Newton steps after which a centring is abandoned. */
const mostSteps = 200
/** Multiple of its length at which a point counts as diverging to infinity. */
const farAway = 1e6

/** φ_t(x) = −t c·x − Σ ln(b_i − a_i·x); ∞ outside. */
function barrier(program: LinearProgram, t: number, x: readonly number[]): number {
  const slacks = slacksAt(program, x)
  return slacks.every((slack) => slack > 0)
    ? -t * inner(program.objective, x) - slacks.reduce((sum, slack) => sum + Math.log(slack), 0)
    : Infinity
}

/** Returns Newton's step for φ_t at x, and its decrement λ². */
function newton(program: LinearProgram, t: number, x: readonly number[]) {
  const { rows, objective } = program
  const n = x.length
  const slacks = slacksAt(program, x)
  const gradient = objective.map((c) => -t * c)
  const hessian = new Float64Array(n * n)
  for (const [i, row] of rows.entries()) {
    const slack = slacks[i]!
    row.forEach((p, j) => {
      gradient[j]! += p / slack
      row.forEach((q, k) => (hessian[j * n + k]! += (p * q) / (slack * slack)))
    })
  }
  const step = solved(
    hessian,
    Float64Array.from(gradient, (g) => -g),
  )
  const slope = inner(gradient, step)
  return { step, slope, decrement: -slope / 2 }
}

const moved = (x: readonly number[], step: Float64Array, size: number): number[] =>
  x.map((entry, i) => entry + size * step[i]!)

interface State {
  x: readonly number[]
  steps: number
}

/** Makes Newton steps with a line search to the minimum of φ_t. @throws RangeError if there is none */
function* centre(program: LinearProgram, t: number, state: State): Generator<InteriorPoint, void> {
  const most = farAway * (1 + norm(state.x))
  for (let count = 0; count < mostSteps && norm(state.x) < most; count++) {
    const from = barrier(program, t, state.x)
    if (!Number.isFinite(from)) break
    const { step, slope, decrement } = newton(program, t, state.x)
    if (decrement <= central) return
    let size = 1
    let next = moved(state.x, step, size)
    while (size > 1e-12 && !(barrier(program, t, next) <= from + fall * size * slope)) {
      size *= shrink
      next = moved(state.x, step, size)
    }
    state.x = next
    state.steps += 1
    const after = newton(program, t, next).decrement
    yield { x: next, t, steps: state.steps, decrement: after, centred: after <= central }
  }
  throw new RangeError('There is no central path from here: the polytope is unbounded, or the point outside.')
}

/**
 * Returns the minimum of −Σ ln(b_i − a_i·x), by Newton steps from an interior point. @throws as `centralPath`
 * does
 */
export function analyticCentre(program: LinearProgram, inside: readonly number[]): readonly number[] {
  const state: State = { x: inside, steps: 0 }
  for (const point of centre(program, 0, state)) state.x = point.x
  return state.x
}

/**
 * Returns the point of the central path at t, starting from an interior point. @throws as `centralPath` does
 */
export function centralPoint(
  program: LinearProgram,
  t: number,
  inside: readonly number[],
): readonly number[] {
  const state: State = { x: inside, steps: 0 }
  for (const point of centre(program, t, state)) state.x = point.x
  return state.x
}

/** Options of the steps along the central path. */
export interface PathOptions {
  /** Factor of t from one centring to the next. */
  readonly mu: number
  /** The proved gap m/t at which it ends. */
  readonly gap: number
  /** The first t. Default: 1. */
  readonly from?: number
  /** Whether to make one full Newton step per factor, instead of a line search to the centre. */
  readonly short?: boolean
}

/** Factor of t in the short-step method, 1 + 1/(8 √m), for which one Newton step suffices (Renegar 1988). */
export const shortFactor = (rows: number): number => 1 + 1 / (8 * Math.sqrt(rows))

/**
 * The barrier method along the central path, one Newton step at a time, from an interior point: minimises φ_t
 * for t, μt, μ²t … until the gap that t proves, m/t for m rows, is small (Boyd and Vandenberghe, chapter 11).
 * float64.
 * @throws RangeError if the polytope is unbounded or the point outside
 */
export function* centralPath(
  program: LinearProgram,
  inside: readonly number[],
  { mu, gap, from = 1, short = false }: PathOptions,
): Generator<InteriorPoint, void> {
  const state: State = { x: inside, steps: 0 }
  const rows = program.rows.length
  yield* centre(program, from, state)
  for (let t = from; rows / t > gap * (1 + 1e-9);) {
    t *= mu
    if (!short) yield* centre(program, t, state)
    else {
      state.x = moved(state.x, newton(program, t, state.x).step, 1)
      state.steps += 1
      const { decrement } = newton(program, t, state.x)
      yield { x: state.x, t, steps: state.steps, decrement, centred: decrement <= central }
    }
  }
}
