import type { LinearProgram } from '../../math/linear-programming/linear-program.ts'
import { RandomStream } from '../../math/statistics/random.ts'
import type { LinearProgramSpec } from '../../experiment/spec/problem/linear-program.ts'
import { maxOf } from '../../math/statistics/range.ts'
import { norm } from '../../math/linear-algebra/vector.ts'

/** A linear program as numbers, and where the simplex method begins. */
export interface BuiltProgram extends LinearProgram {
  /** Rows that meet in the first vertex; without them, phase one finds it. */
  readonly start?: readonly number[]
  /** Units of the slacks in which Dantzig's rule compares. */
  readonly units?: readonly number[]
}

/** Ratio and slope of the deformed product. */
const [epsilon, gentle] = [0.45, 0.1]

const indices = (count: number): number[] => Array.from({ length: count }, (_, i) => i)

/**
 * The cube of Klee and Minty 1972 in units y_i = x_i/5ⁱ: y_i + Σ_{j<i} 2 (2/5)^{i−j} y_j ≤ 1 over y ≥ 0,
 * where rows 1..n are the upper ones; the objective Σ 2^{n−j} 5^{j−n} y_j is that of x over 5ⁿ.
 */
function kleeMinty(n: number): LinearProgram {
  const all = indices(n)
  const upper = all.map((i) => all.map((j) => (j === i ? 1 : j < i ? 2 * (2 / 5) ** (i - j) : 0)))
  const lower = all.map((i) => all.map((j) => (j === i ? -1 : 0)))
  return {
    objective: all.map((j) => 2 ** (n - 1 - j) * 5 ** (j + 1 - n)),
    rows: [...upper, ...lower],
    bounds: [...all.map(() => 1), ...all.map(() => 0)],
  }
}

/**
 * A cube whose vertices all lie on the boundary of its shadow on (x_{n−1}, x_n): 0 ≤ x_1 ≤ 1 and ε (x_{k−1} −
 * g x_{k−2}) ≤ x_k ≤ 1 − ε (x_{k−1} − g x_{k−2}), after Goldfarb 1983; maximises x_n. Rows 1..n are the upper
 * ones.
 */
function goldfarb(n: number): LinearProgram {
  const all = indices(n)
  const row = (k: number, sign: number) =>
    all.map((j) => (j === k ? sign : j === k - 1 ? epsilon : j === k - 2 ? -epsilon * gentle : 0))
  return {
    objective: all.map((j) => (j === n - 1 ? 1 : 0)),
    rows: [...all.map((k) => row(k, 1)), ...all.map((k) => row(k, -1))],
    bounds: [...all.map(() => 1), ...all.map(() => 0)],
  }
}

/**
 * Adds N(0, sd²) to each entry of the first `count` rows and their bounds, with sd = σ max |(a_i, b_i)|, from
 * (seed, 'linear-program', row, column).
 */
function shaken(program: LinearProgram, sigma: number, count: number, seed: number): LinearProgram {
  if (sigma === 0) return program
  const stream = new RandomStream(seed, 'linear-program')
  const longest = maxOf(program.rows.map((row, i) => Math.hypot(norm(row), program.bounds[i]!)))
  const moved = (value: number, row: number, column: number) =>
    row < count ? value + sigma * longest * stream.normal(row, column) : value
  const n = program.objective.length
  return {
    objective: program.objective,
    rows: program.rows.map((row, i) => row.map((entry, j) => moved(entry, i, j))),
    bounds: program.bounds.map((bound, i) => moved(bound, i, n)),
  }
}

/** Returns the program of one draw, by the draw's seed; the same for every seed without perturbation. */
export function buildProgram(spec: LinearProgramSpec, seed: number): BuiltProgram {
  const { id, size, sigma, shaken: which, units } = spec
  if (id === 'given') {
    const { objective = [], rows = [], bounds = [], start } = spec
    return { ...shaken({ objective, rows, bounds }, sigma, rows.length, seed), ...(start && { start }) }
  }
  const cube = id === 'klee-minty' ? kleeMinty(size) : goldfarb(size)
  const own = id === 'klee-minty' && units === 'own'
  return {
    ...shaken(cube, sigma, which === 'all' ? 2 * size : size, seed),
    start: indices(size).map((i) => size + i),
    ...(own && { units: indices(2 * size).map((i) => 5 ** -((i % size) + 1)) }),
  }
}
