import type { Work } from '../work.ts'
import { Dictionary } from './dictionary.ts'
import type { LinearProgram } from './linear-program.ts'
import { simplex } from './simplex.ts'

/** Rates below this count as zero. */
const tiny = 1e-12

/**
 * Returns the vertices of a polytope's shadow on the plane of two objectives, in order: the shadow-vertex
 * rule turns the objective once around, and pivots whenever another vertex becomes optimal. `undefined` if
 * the program is infeasible or unbounded. `start` as in `simplex`; float64.
 */
export function* shadowOutline(
  program: LinearProgram,
  [u, v]: readonly [readonly number[], readonly number[]],
  start?: readonly number[],
): Work<(readonly [number, number])[] | undefined> {
  const first = yield* simplex({ ...program, objective: u }, { rule: 'bland', ...(start && { start }) })
  if (first.status !== 'optimal') return undefined
  const rows = first.multipliers.map(({ row }) => row)
  const dictionary = Dictionary.at(program, rows, [u, v])
  if (!dictionary) return undefined
  const corners: (readonly [number, number])[] = []
  const home = rowsOf(dictionary)
  let angle = 0
  for (let pivots = 1; ; pivots++) {
    const [p, q] = [dictionary.rates(0), dictionary.rates(1)]
    // The rate of row k along cos θ u + sin θ v becomes positive at θ; the next such angle is chosen.
    let [best, next] = [-1, Infinity]
    for (const [k, along] of p.entries()) {
      const across = q[k]!
      if (Math.abs(along) + Math.abs(across) < tiny) continue
      const up = Math.atan2(-along, across)
      const ahead = up - angle - 2 * Math.PI * Math.floor((up - angle) / (2 * Math.PI))
      if (ahead < next) [best, next] = [k, ahead]
    }
    const round = best < 0 || angle + next >= 2 * Math.PI
    // It has returned to the beginning, or next to it if two vertices maximise the first objective.
    if (round && corners.length > 0 && rowsOf(dictionary) === home) return corners
    corners.push([dictionary.value(0), dictionary.value(1)])
    if (round) return corners
    angle += next
    const place = dictionary.reached(best, tiny)
    if (place < 0) return undefined
    dictionary.pivot(best, place)
    if (pivots % 1000 === 0) yield
  }
}

/** The tight rows, as text. */
const rowsOf = ({ tight }: Dictionary): string => [...tight].sort((p, q) => p - q).join()
