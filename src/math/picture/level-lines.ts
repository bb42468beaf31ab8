/** Heights on a grid: values[j·na + i] at column i and row j. */
interface Grid {
  readonly values: ArrayLike<number>
  readonly resolution: readonly [number, number]
}

/** Corners of a cell around it, and its sides from each corner to the next. */
const corners = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
] as const

/** A point of a line, in columns and rows of the grid. */
export type GridPoint = readonly [number, number]

/** The pieces of a level line in the cell whose lowest column and row are (i, j), each from one of its sides to another. */
function piecesIn({ values, resolution: [na] }: Grid, i: number, j: number, level: number) {
  const heights = corners.map(([di, dj]) => values[(j + dj) * na + i + di]!)
  if (!heights.every(Number.isFinite)) return []
  const crossings = corners.flatMap(([di, dj], side): GridPoint[] => {
    const next = (side + 1) % 4
    const [ei, ej] = corners[next]!
    const [from, to] = [heights[side]!, heights[next]!]
    if (from < level === to < level) return []
    const share = (level - from) / (to - from)
    return [[i + di + share * (ei - di), j + dj + share * (ej - dj)]]
  })
  const [first, second, third, fourth] = crossings
  if (!first || !second) return []
  if (!third || !fourth) return [[first, second] as const]
  // A saddle: its middle says which corners belong together.
  const isMiddleLow = heights.reduce((sum, height) => sum + height, 0) / 4 < level
  return isMiddleLow === heights[0]! < level
    ? [[first, second] as const, [third, fourth] as const]
    : [[fourth, first] as const, [second, third] as const]
}

const keyOf = ([x, y]: GridPoint): string => `${x.toFixed(6)} ${y.toFixed(6)}`

/** Returns the lines along which a grid has the height `level`; a closed one ends where it begins. Beside a hole there is none. */
export function levelLines(grid: Grid, level: number): GridPoint[][] {
  const [na, nb] = grid.resolution
  const pieces: (readonly [GridPoint, GridPoint])[] = []
  for (let j = 0; j < nb - 1; j++)
    for (let i = 0; i < na - 1; i++) pieces.push(...piecesIn(grid, i, j, level))
  const at = new Map<string, number[]>()
  pieces.forEach((piece, index) => {
    for (const end of piece) at.set(keyOf(end), [...(at.get(keyOf(end)) ?? []), index])
  })
  const used = new Set<number>()
  const follow = (from: GridPoint): GridPoint[] => {
    const line: GridPoint[] = []
    for (let end: GridPoint | undefined = from; end;) {
      const next: number | undefined = at.get(keyOf(end))?.find((index) => !used.has(index))
      if (next === undefined) break
      used.add(next)
      const [p, q]: readonly [GridPoint, GridPoint] = pieces[next]!
      end = keyOf(p) === keyOf(end) ? q : p
      line.push(end)
    }
    return line
  }
  return pieces.flatMap(([from, to], index) => {
    if (used.has(index)) return []
    used.add(index)
    return [[...follow(from).reverse(), from, to, ...follow(to)]]
  })
}
