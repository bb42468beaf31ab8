import { solved } from '../linear-algebra/solve.ts'
import { inner, slacksAt, type LinearProgram } from './linear-program.ts'
import { norm } from '../linear-algebra/vector.ts'

/** A vertex, with the rows that are tight there. */
export interface Vertex {
  readonly at: readonly number[]
  readonly rows: readonly number[]
}

/** A polytope in three dimensions, for drawing. */
export interface Polytope {
  readonly vertices: readonly Vertex[]
  /** Pairs of vertices. */
  readonly edges: readonly (readonly [number, number])[]
  /** Vertices of each facet, anticlockwise as seen from outside, with its row. */
  readonly facets: readonly { readonly row: number; readonly corners: readonly number[] }[]
}

/** Points closer than this, in units of their size, count as equal, and slacks below it as zero. */
const tiny = 1e-9

/** Yields the subsets of three of the numbers below `count`. */
function* triples(count: number): Generator<readonly [number, number, number]> {
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++) for (let k = j + 1; k < count; k++) yield [i, j, k]
}

const cross = (p: readonly number[], q: readonly number[]): number[] => {
  const [a = 0, b = 0, c = 0] = p
  const [x = 0, y = 0, z = 0] = q
  return [b * z - c * y, c * x - a * z, a * y - b * x]
}

const minus = (p: readonly number[], q: readonly number[]): number[] => p.map((entry, i) => entry - q[i]!)

/** Returns the vertices of a facet in order around its centre. */
function ordered(
  corners: readonly number[],
  vertices: readonly Vertex[],
  normal: readonly number[],
): number[] {
  const place = (v: number) => vertices[v]!.at
  const middle = [0, 1, 2].map((j) => corners.reduce((sum, v) => sum + place(v)[j]!, 0) / corners.length)
  const first = minus(place(corners[0]!), middle)
  const second = cross(normal, first)
  const angle = (v: number) => {
    const from = minus(place(v), middle)
    return Math.atan2(inner(from, second) / norm(normal), inner(from, first))
  }
  return [...corners].sort((p, q) => angle(p) - angle(q))
}

/**
 * Returns vertices, edges and facets of a bounded polytope {x : a_i·x ≤ b_i} in three dimensions, by trying
 * all triples of rows, for drawing a few dozen rows. A vertex where more than three rows meet is returned
 * once.
 * @throws RangeError in other dimensions
 */
export function polytopeOf(program: LinearProgram): Polytope {
  const { rows, bounds, objective } = program
  if (objective.length !== 3) throw new RangeError('A polytope is drawn in three dimensions.')
  const vertices: Vertex[] = []
  for (const triple of triples(rows.length)) {
    const normals = triple.map((i) => rows[i]!)
    const [p = [], q = [], r = []] = normals
    const volume = inner(cross(p, q), r)
    if (Math.abs(volume) <= tiny * normals.reduce((product, row) => product * norm(row), 1)) continue
    const at = [
      ...solved(
        Float64Array.from(normals.flat()),
        Float64Array.from(triple, (i) => bounds[i]!),
      ),
    ]
    const slacks = slacksAt(program, at)
    const within = slacks.map((slack, i) => slack / (norm(rows[i]!) * (1 + norm(at))))
    if (within.some((slack) => slack < -tiny)) continue
    if (vertices.some((other) => norm(minus(other.at, at)) <= tiny * (1 + norm(at)))) continue
    vertices.push({ at, rows: [...rows.keys()].filter((i) => Math.abs(within[i]!) <= tiny) })
  }
  const facets = [...rows.keys()].flatMap((row) => {
    const corners = [...vertices.keys()].filter((v) => vertices[v]!.rows.includes(row))
    return corners.length > 2 ? [{ row, corners: ordered(corners, vertices, rows[row]!) }] : []
  })
  const edges = new Map<string, readonly [number, number]>()
  for (const { corners } of facets)
    corners.forEach((from, i) => {
      const to = corners[(i + 1) % corners.length]!
      const pair = [Math.min(from, to), Math.max(from, to)] as const
      edges.set(pair.join(), pair)
    })
  return { vertices, edges: [...edges.values()], facets }
}
