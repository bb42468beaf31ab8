import { inner, slacksAt, type LinearProgram } from './linear-program.ts'
import { maxOf } from '../statistics/range.ts'
import { norm } from '../linear-algebra/vector.ts'

/**
 * The ellipsoid {x : (x − centre)ᵀ P⁻¹ (x − centre) ≤ 1} that contains the optimum, with P = `matrix`,
 * row-major [n][n].
 */
export interface Ellipsoid {
  readonly centre: readonly number[]
  readonly matrix: Float64Array
}

/** An ellipsoid with the result of querying its centre. */
export interface EllipsoidQuery extends Ellipsoid {
  readonly feasible: boolean
  /** The best value at a feasible centre so far; −∞ if there is none. */
  readonly best: number
  /** The gap proved at the last feasible centre: no point of its ellipsoid is more than this above `best`. */
  readonly certificate: number
}

/**
 * Returns the factor of an ellipsoid's volume at a central cut in n dimensions, n/(n+1) ·
 * (n²/(n²−1))^((n−1)/2), which is below e^(−1/(2(n+1))).
 */
export const volumeFactor = (n: number): number => (n / (n + 1)) * ((n * n) / (n * n - 1)) ** ((n - 1) / 2)

/** P a. */
function times(matrix: Float64Array, a: readonly number[]): number[] {
  const n = a.length
  return a.map((_, i) => inner(matrix.subarray(i * n, (i + 1) * n), a))
}

/** Returns the ellipsoid around the half with a·x ≤ a·centre. Needs at least two dimensions. */
export function halved({ centre, matrix }: Ellipsoid, a: readonly number[]): Ellipsoid {
  const n = centre.length
  const along = times(matrix, a)
  const length = Math.sqrt(inner(along, a))
  const step = along.map((entry) => entry / length)
  const scale = (n * n) / (n * n - 1)
  const next = matrix.map((entry, k) => {
    const [i, j] = [Math.floor(k / n), k % n]
    return scale * (entry - (2 / (n + 1)) * step[i]! * step[j]!)
  })
  // Without this, rounding would destroy the symmetry, and eventually the ellipsoid.
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const mean = (next[i * n + j]! + next[j * n + i]!) / 2
      next[i * n + j] = mean
      next[j * n + i] = mean
    }
  return { centre: centre.map((x, i) => x - step[i]! / (n + 1)), matrix: next }
}

/** Returns the ball around a centre. */
export const ball = (centre: readonly number[], radius: number): Ellipsoid => {
  const n = centre.length
  return {
    centre,
    matrix: Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? radius * radius : 0)),
  }
}

/** Returns the row of the constraint that x violates by the largest distance; −1 if it violates none. */
function farthest({ rows, ...program }: LinearProgram, x: readonly number[]): number {
  const breaks = slacksAt({ rows, ...program }, x).map((slack, i) => -slack / norm(rows[i]!))
  const most = maxOf(breaks)
  return most > 0 ? breaks.indexOf(most) : -1
}

/**
 * The ellipsoid method (Khachiyan 1979) with central cuts, one query at a time, without end: an infeasible
 * centre is cut along the row that it violates by the largest distance, a feasible one along the objective.
 * float64.
 */
export function* ellipsoidQueries(program: LinearProgram, from: Ellipsoid): Generator<EllipsoidQuery, never> {
  const { rows, objective } = program
  let best = -Infinity
  let certificate = Infinity
  for (let at = from; ;) {
    const broken = farthest(program, at.centre)
    const value = inner(objective, at.centre)
    if (broken < 0) {
      best = Math.max(best, value)
      certificate = value + Math.sqrt(inner(times(at.matrix, objective), objective)) - best
    }
    yield { ...at, feasible: broken < 0, best, certificate }
    at = halved(at, broken < 0 ? objective.map((c) => -c) : rows[broken]!)
  }
}
