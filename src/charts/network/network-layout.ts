import type { Layer } from '../../experiment/model/layout.ts'
import { clamp } from '../../math/clamp.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** The most drawn units of a layer, spread evenly over it; they stay the same whatever the weights are. */
export const mostDrawnUnits = 16

/** A drawn unit: a box around (x, y), in CSS pixels, `size` wide; a square unless it is over one input. Column 0 has the inputs. */
export interface UnitPlace {
  readonly column: number
  readonly unit: number
  readonly x: number
  readonly y: number
  readonly size: number
  readonly height: number
}

/** A drawn edge; `weight` is its index in the flat weights, `layer` that of its layer, from 0. */
export interface EdgePlace {
  readonly layer: number
  readonly from: UnitPlace
  readonly to: UnitPlace
  readonly weight: number
}

/** Number of the undrawn units of a column, and the place of the note about them. */
export interface RestPlace {
  readonly count: number
  readonly x: number
  readonly y: number
}

export interface NetworkPlaces {
  readonly columns: readonly (readonly UnitPlace[])[]
  readonly edges: readonly EdgePlace[]
  readonly rests: readonly RestPlace[]
}

/** The space for a network in CSS pixels, the text size, and the width of the longest input name. */
export interface Room {
  readonly width: number
  readonly height: number
  readonly letter: number
  readonly names?: number
}

/** The drawn units of a layer: all of them, or 16 spread evenly over it. */
export const shownUnits = (count: number): number[] =>
  count <= mostDrawnUnits
    ? Array.from({ length: count }, (_, i) => i)
    : Array.from({ length: mostDrawnUnits }, (_, i) => Math.floor((i * count) / mostDrawnUnits))

/** Rows for the note about undrawn units. */
const restRow = 0.8
/** Height of the curve of a unit over one input, in widths, if there is space. */
const slender = 2.5

/** The largest fraction of the width for the names of inputs. */
const mostForNames = 0.22

/** Pixels to the left of a network for the names of its inputs. */
export const roomForNames = ({ width, letter, names = 0 }: Room): number =>
  Math.max(2.2 * letter, Math.min(names + 0.6 * letter, mostForNames * width))

/** Lays out a network in its space: columns from left to right, each vertically centred. */
export function layoutNetwork(layers: readonly Layer[], given: Room): NetworkPlaces {
  const { width, height, letter } = given
  const counts = [layers[0]?.inputs ?? 0, ...layers.map(({ outputs }) => outputs)]
  const shown = counts.map(shownUnits)
  const rows = counts.map((count) => Math.min(count, mostDrawnUnits) + (count > mostDrawnUnits ? restRow : 0))
  const [left, edge] = [roomForNames(given), 0.6 * letter]
  const room = height - 2 * edge - 1.4 * letter
  const across = (width - left - edge) / Math.max(1, counts.length - 0.4)
  const pitch = room / maxOf(rows)
  const size = Math.max(4, Math.min(0.8 * pitch, 0.5 * across, 10 * letter))
  const last = counts.length - 1
  const columns = shown.map((units, column) => {
    const own = column === last ? Math.min(1.3 * size, (0.85 * room) / rows[column]!) : size
    const height = counts[0] === 1 ? Math.min((0.8 * room) / rows[column]!, slender * own) : own
    const step = Math.min(room / rows[column]!, 1.35 * height)
    const x =
      last === 0
        ? width / 2
        : left + size / 2 + ((width - left - edge - size / 2 - 0.65 * size) * column) / last
    const top = edge + (room - step * rows[column]!) / 2
    return units.map((unit, i) => ({ column, unit, x, y: top + step * (i + 0.5), size: own, height }))
  })
  const rests = counts.flatMap((count, column) => {
    const lowest = columns[column]?.at(-1)
    if (count <= mostDrawnUnits || !lowest) return []
    return [{ count: count - mostDrawnUnits, x: lowest.x, y: lowest.y + lowest.height / 2 + 0.9 * letter }]
  })
  return { columns, edges: edgesBetween(layers, columns), rests }
}

/** The edges between drawn units. */
export const edgesBetween = (
  layers: readonly Layer[],
  columns: NetworkPlaces['columns'],
): NetworkPlaces['edges'] =>
  layers.flatMap(({ weights, rowStep, columnStep }, layer) =>
    (columns[layer] ?? []).flatMap((from) =>
      (columns[layer + 1] ?? []).map((to) => ({
        layer,
        from,
        to,
        weight: weights + from.unit * rowStep + to.unit * columnStep,
      })),
    ),
  )

/** A skip around a layer, as an arc over its columns: its start, its highest point, and its end. */
export interface SkipPlace {
  /** The skip's factor s. */
  readonly strength: number
  readonly points: readonly [readonly [number, number], readonly [number, number], readonly [number, number]]
}

/** Height of an arc above the units that it joins, as a fraction of their distance. */
const arch = 0.16

export const skipsAround = (layers: readonly Layer[], columns: NetworkPlaces['columns']): SkipPlace[] =>
  layers.flatMap(({ residual }, layer) => {
    const [from, to] = [columns[layer]?.[0], columns[layer + 1]?.[0]]
    if (!residual || residual.skip === 0 || !from || !to) return []
    const top = Math.min(from.y - from.height / 2, to.y - to.height / 2)
    const peak = top - arch * (to.x - from.x)
    return [
      {
        strength: residual.skip,
        points: [
          [from.x, from.y - from.height / 2],
          [(from.x + to.x) / 2, Math.max(1, peak)],
          [to.x, to.y - to.height / 2],
        ],
      },
    ]
  })

/** The four points of an edge's cubic curve. */
export function edgeCurve({ from, to }: EdgePlace): readonly (readonly [number, number])[] {
  const [x0, x1] = [from.x + from.size / 2, to.x - to.size / 2]
  const middle = (x0 + x1) / 2
  return [
    [x0, from.y],
    [middle, from.y],
    [middle, to.y],
    [x1, to.y],
  ]
}

export function edgePoint(edge: EdgePlace, t: number): readonly [number, number] {
  const s = 1 - t
  const shares = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  const along = (axis: 0 | 1) => edgeCurve(edge).reduce((sum, point, i) => sum + shares[i]! * point[axis], 0)
  return [along(0), along(1)]
}

/** A part of a network that a pointer can choose. */
export type Target =
  { readonly kind: 'unit'; readonly place: UnitPlace } | { readonly kind: 'edge'; readonly place: EdgePlace }

/** Half the width of a touch target, in CSS pixels. */
const reach = 12
/** Straight pieces by which a curve is approximated. */
const pieces = 12

function distanceTo(edge: EdgePlace, x: number, y: number): number {
  const [left, right] = [edge.from.x, edge.to.x]
  const [low, high] = edge.from.y < edge.to.y ? [edge.from.y, edge.to.y] : [edge.to.y, edge.from.y]
  if (x < left || x > right || y < low - reach || y > high + reach) return Infinity
  let least = Infinity
  let [px, py] = edgePoint(edge, 0)
  for (let i = 1; i <= pieces; i++) {
    const [qx, qy] = edgePoint(edge, i / pieces)
    const [dx, dy] = [qx - px, qy - py]
    const along = clamp(((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1))
    least = Math.min(least, Math.hypot(x - px - along * dx, y - py - along * dy))
    ;[px, py] = [qx, qy]
  }
  return least
}

/** Returns true for a place in the box of a unit, which extends at least `least` pixels each way from its middle. */
const isIn = (unit: UnitPlace, x: number, y: number, least = 0): boolean =>
  Math.abs(x - unit.x) <= Math.max(least, unit.size / 2) &&
  Math.abs(y - unit.y) <= Math.max(least, unit.height / 2)

/** Returns the unit at a place, or else the nearest edge; both are at least 24 pixels wide for a finger. */
export function targetAt({ columns, edges }: NetworkPlaces, x: number, y: number): Target | undefined {
  for (const place of columns.flat()) if (isIn(place, x, y)) return { kind: 'unit', place }
  let nearest: EdgePlace | undefined
  let least = reach
  for (const edge of edges) {
    const distance = distanceTo(edge, x, y)
    if (distance >= least) continue
    least = distance
    nearest = edge
  }
  if (nearest) return { kind: 'edge', place: nearest }
  const near = columns.flat().find((place) => isIn(place, x, y, reach))
  return near && { kind: 'unit', place: near }
}

/** Returns the same target in another layout; undefined if it is not drawn there. */
export function targetIn({ columns, edges }: NetworkPlaces, target: Target): Target | undefined {
  if (target.kind === 'unit') {
    const place = columns[target.place.column]?.find(({ unit }) => unit === target.place.unit)
    return place && { kind: 'unit', place }
  }
  const place = edges.find(({ weight }) => weight === target.place.weight)
  return place && { kind: 'edge', place }
}

/** Returns the next target for an arrow key: across from units to edges and on, up and down within a column or a layer. */
export function walk(
  { columns, edges }: NetworkPlaces,
  { kind, place }: Target,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): Target {
  const by = key === 'ArrowUp' ? -1 : key === 'ArrowDown' ? 1 : 0
  if (kind === 'unit') {
    const column = columns[place.column] ?? []
    const next = column[column.indexOf(place) + by]
    if (by !== 0) return { kind, place: next ?? place }
    const edge = edges.find(({ from, to }) => (key === 'ArrowRight' ? from : to) === place)
    return edge ? { kind: 'edge', place: edge } : { kind, place }
  }
  if (by === 0) return { kind: 'unit', place: key === 'ArrowRight' ? place.to : place.from }
  const next = edges[edges.indexOf(place) + by]
  return { kind, place: next?.layer === place.layer ? next : place }
}
