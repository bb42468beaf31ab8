import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { clamp } from '../../math/clamp.ts'
import { formatNumber, withSubscripts } from '../../math/picture/format.ts'
import { finiteRange } from '../../math/statistics/range.ts'
import { gridCoordinates, gridValue } from '../../reference/plane/grid.ts'
import type { PathView, StageContent } from '../../scene/types.ts'
import { spread, tableOf, type Cell, type ValueTable } from '../value-table.ts'

/** Points along each side of a surface's table. */
const side = 9

type Grid = Pick<NonNullable<StageContent['terrain']>, 'resolution' | 'values'> & { readonly extent: Extent }

function pointAt(grid: Grid, k: number) {
  return [...gridCoordinates(grid, k), grid.values[k]!] as const
}

/** The same with the words of its place. */
function toldPoint(grid: Grid, k: number, { words }: StageContent['axes']): Cell[] {
  const [a, b, height] = pointAt(grid, k)
  const told = (at: number, along: readonly string[] | undefined): Cell =>
    along?.[clamp(Math.round(at), [0, along.length - 1])] ?? at
  return [told(a, words?.a), told(b, words?.b), height]
}

/** Returns the indices of the smallest and the largest finite value of a grid; undefined if no value is finite. */
function extremes({ values }: Grid): readonly [least: number, most: number] | undefined {
  const { min, max } = finiteRange(values)
  return Number.isFinite(min) ? [values.indexOf(min), values.indexOf(max)] : undefined
}

/** The listed points of an axis: evenly spread, or one for each word. */
const placesAlong = (
  [from, to]: readonly [number, number],
  count: number,
  words: readonly string[] | undefined,
): number[] =>
  words?.map((_, i) => Math.round(((i - from) / (to - from)) * (count - 1))) ?? [...spread(count, side)]

/** Heights on a coarse grid, b from the top down and a across; on a line, along it. */
function heightsTable(grid: Grid, { a, b, height, words }: StageContent['axes']): ValueTable {
  const { resolution, extent, values } = grid
  const [na, nb] = resolution
  if (nb === 1)
    return tableOf(`${height} over ${a}`, [a, height], na, (i) => [gridValue(extent.a, i, na), values[i]!])
  const across = placesAlong(extent.a, na, words?.a)
  const up = placesAlong(extent.b, nb, words?.b).toReversed()
  const columns = ['', ...across.map((i, k) => words?.a?.[k] ?? formatNumber(pointAt(grid, i)[0]))]
  const table = tableOf(`${height}: ${b} down, ${a} across`, columns, up.length, (row) => [
    words?.b?.[up.length - 1 - row] ?? gridValue(extent.b, up[row]!, nb),
    ...across.map((i) => values[up[row]! * na + i]!),
  ])
  return { ...table, whole: { rows: words?.b?.length ?? nb, columns: (words?.a?.length ?? na) + 1 } }
}

/** The lowest and the highest point of a surface, and all its marks. */
function pointsTable({ terrain, marks }: StageContent, names: StageContent['axes']): ValueTable {
  const ends = terrain && extremes(terrain)
  const rows: (readonly Cell[])[] = [
    ...(terrain && ends
      ? [
          ['lowest point of the grid', ...toldPoint(terrain, ends[0], names)],
          ['highest point of the grid', ...toldPoint(terrain, ends[1], names)],
        ]
      : []),
    ...marks.map(({ label, a, b }) => [label, a, b, '']),
  ]
  return tableOf('Points', ['point', names.a, names.b, names.height], rows.length, (i) => rows[i]!)
}

/** The listed records of a run: where it begins, where it is now, and where it ends. */
function recordsOf({ a, at }: PathView): readonly (readonly [name: string, record: number])[] {
  const last = a.length - 1
  const now = Math.min(last, Math.max(0, Math.round(at)))
  return [
    ['w₀', 0],
    ...(now > 0 && now < last ? [['now', now] as const] : []),
    ...(last > 0 ? [['end', last] as const] : []),
  ]
}

function runsTable(paths: readonly PathView[], names: StageContent['axes']): ValueTable {
  const rows = paths
    .filter(({ a }) => a.length > 0)
    .flatMap((path) =>
      recordsOf(path).map(([name, k]) => [
        `${path.label}, ${name}`,
        path.a[k]!,
        path.b[k]!,
        path.loss[k]!,
        path.distance[k]!,
      ]),
    )
  const columns = ['run', names.a, names.b, 'loss', 'distance from the plane']
  return tableOf('Runs', columns, rows.length, (i) => rows[i]!)
}

/**
 * A surface with its runs: heights on a coarse grid, its lowest and highest points and marks, and where runs begin, are
 * and end.
 */
export function surfaceTables(content: StageContent | undefined): ValueTable[] {
  if (!content) return []
  const { axes, terrain, paths } = content
  const names = { ...axes, a: withSubscripts(axes.a), b: withSubscripts(axes.b) }
  return [
    pointsTable(content, names),
    runsTable(paths, names),
    ...(terrain ? [heightsTable(terrain, names)] : []),
  ].filter(({ rows }) => rows.length > 0)
}
