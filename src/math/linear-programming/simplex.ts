import type { Work } from '../work.ts'
import { Dictionary } from './dictionary.ts'
import type { LinearProgram } from './linear-program.ts'
import { maxOf, minOf } from '../statistics/range.ts'
import { norm } from '../linear-algebra/vector.ts'

/**
 * Which row is released: the one along whose slack the objective grows fastest (Dantzig), or the lowest that
 * improves it (Bland).
 */
export type PivotRule = 'dantzig' | 'bland'

export interface SimplexOptions {
  readonly rule?: PivotRule
  /** The unit of each row's slack, on which the rates that Dantzig's rule compares depend. Default: 1. */
  readonly units?: readonly number[]
  /** Rows that are tight at the first vertex; without them, or if they meet outside, phase one finds one. */
  readonly start?: readonly number[]
  /** Most pivots. Default: 100,000. */
  readonly most?: number
  /** Called at each vertex of phase two. */
  readonly onVertex?: (vertex: number[], value: number) => void
}

/** The end of a run. 'limit' means the most pivots were made, so Dantzig's rule may be cycling. */
export interface SimplexResult {
  readonly status: 'optimal' | 'unbounded' | 'infeasible' | 'limit'
  /** The last vertex; empty if there is none. */
  readonly vertex: readonly number[]
  readonly value: number
  /** Pivots of phase two, along edges of the polytope. */
  readonly pivots: number
  /** Pivots of phase one, which finds a vertex. */
  readonly firstPivots: number
  /** Rows that are tight at the end, with their multipliers. */
  readonly multipliers: readonly { readonly row: number; readonly value: number }[]
}

/** Rates and slacks below this count as zero. */
const tiny = 1e-9

/** Returns the index of the tight row to release; −1 at the optimum. */
function released(
  dictionary: Dictionary,
  objective: number,
  rule: PivotRule,
  units?: readonly number[],
): number {
  const rates = dictionary.rates(objective)
  const worth = (row: number, rate: number) => (rule === 'bland' ? -row : rate * (units?.[row] ?? 1))
  let best = -1
  let most = -Infinity
  for (const [k, row] of dictionary.tight.entries()) {
    const rate = rates[k]!
    if (!(rate > tiny && worth(row, rate) > most)) continue
    best = k
    most = worth(row, rate)
  }
  return best
}

/** Returns the dictionary at the first rows, as many as there are variables, that meet in a point. */
function independentRows(program: LinearProgram): Dictionary | undefined {
  const { rows, objective } = program
  const chosen: number[] = []
  const basis: Float64Array[] = []
  for (const [i, row] of rows.entries()) {
    const rest = Float64Array.from(row)
    for (const one of basis) {
      const share = rest.reduce((sum, entry, j) => sum + entry * one[j]!, 0)
      rest.forEach((entry, j) => (rest[j] = entry - share * one[j]!))
    }
    const length = norm(rest)
    if (length <= tiny * norm(row)) continue
    basis.push(rest.map((entry) => entry / length))
    chosen.push(i)
    if (chosen.length === objective.length) break
  }
  return chosen.length === objective.length ? Dictionary.at(program, chosen) : undefined
}

/** Makes a pivot of one phase; returns 'optimal' at the optimum, and 'unbounded' if nothing ends the edge. */
function step(dictionary: Dictionary, objective: number, rule: PivotRule, units?: readonly number[]) {
  const k = released(dictionary, objective, rule, units)
  if (k < 0) return 'optimal'
  const place = dictionary.reached(k, tiny)
  if (place < 0) return 'unbounded'
  dictionary.pivot(k, place)
  return undefined
}

/**
 * Phase one: rows that the vertex violates are widened by a number t, which Bland's rule reduces to zero.
 * Returns the number of pivots, or `undefined` if t stays positive, so that the program is infeasible.
 */
function* firstPhase(dictionary: Dictionary, name: number): Work<number | undefined> {
  const { slacks } = dictionary
  const worst = slacks.indexOf(minOf(slacks))
  if (!(slacks[worst]! < -tiny)) return 0
  dictionary.widen(name, (i) => slacks[i]! < -tiny)
  const last = dictionary.tight.length - 1
  dictionary.pivot(last, worst)
  let pivots = 1
  for (; step(dictionary, 1, 'bland') === undefined; pivots++) yield
  if (dictionary.value(1) < -tiny) return undefined
  const basic = dictionary.loose.indexOf(name)
  if (basic >= 0) {
    const slopes = dictionary.tight.map((_, k) => Math.abs(dictionary.slope(basic, k)))
    dictionary.pivot(slopes.indexOf(maxOf(slopes)), basic)
    pivots += 1
  }
  dictionary.narrow(dictionary.tight.indexOf(name))
  return pivots
}

const nowhere = { vertex: [], value: NaN, pivots: 0, firstPivots: 0, multipliers: [] }

/**
 * The two-phase simplex method (Dantzig 1947; Bland 1977), from vertex to vertex along edges on which the
 * objective grows, in float64, with rates below 1e-9 counted as zero. Bland's rule terminates on every
 * program.
 * @throws RangeError if the rows have no vertex, because the polytope contains a line
 */
export function* simplex(program: LinearProgram, options: SimplexOptions = {}): Work<SimplexResult> {
  const { rule = 'dantzig', units, start, most = 100_000, onVertex } = options
  const dictionary = (start && Dictionary.at(program, start)) ?? independentRows(program)
  if (!dictionary) throw new RangeError('The rows leave a line free: there is no vertex.')
  const firstPivots = yield* firstPhase(dictionary, program.rows.length)
  if (firstPivots === undefined) return { status: 'infeasible', ...nowhere }
  let pivots = 0
  let status: SimplexResult['status'] | undefined
  for (;;) {
    onVertex?.(dictionary.vertex, dictionary.value())
    if (pivots === most) status = 'limit'
    status ??= step(dictionary, 0, rule, units)
    if (status) break
    pivots += 1
    if (pivots % 1000 === 0) yield
  }
  return {
    status,
    vertex: dictionary.vertex,
    value: dictionary.value(),
    pivots,
    firstPivots,
    multipliers: dictionary.tight.map((row, k) => ({ row, value: -dictionary.rates()[k]! })),
  }
}
