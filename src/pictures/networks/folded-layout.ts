import type { Layer } from '../../experiment/model/layout.ts'
import {
  edgesBetween,
  roomForNames,
  type NetworkPlaces,
  type Room,
  type UnitPlace,
} from '../../charts/network/network-layout.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Greatest number of units per layer in a folded network. */
export const mostFolded = 64

/** Gap between units of a layer and between layers, as shares of a unit. */
const [beside, between] = [0.22, 0.8]

/** The unit in each place of each layer, or the layer’s own order if undefined. Column 0 is the inputs. */
export type UnitOrders = readonly (ArrayLike<number> | undefined)[]

/** Returns the number of rows for which units are largest, and their size in CSS pixels. */
function foldOf(counts: readonly number[], width: number, height: number) {
  let best = { rows: 1, size: 0 }
  for (let rows = 1; rows <= maxOf(counts); rows++) {
    const stacks = counts.reduce((sum, count) => sum + Math.ceil(count / rows), 0)
    const size = Math.min(
      height / (rows * (1 + beside)),
      width / (stacks * (1 + beside) + between * (counts.length - 1)),
    )
    if (size > best.size) best = { rows, size }
  }
  return best
}

/** Lays out all units of a network, each layer in as many adjacent stacks as make units largest. `orders` names the unit in each place. */
export function layoutFolded(layers: readonly Layer[], given: Room, orders: UnitOrders = []): NetworkPlaces {
  const { width, height, letter } = given
  const counts = [layers[0]?.inputs ?? 0, ...layers.map(({ outputs }) => outputs)]
  const [left, foot] = [roomForNames(given), 1.4 * letter]
  const room = height - foot
  const { rows, size } = foldOf(counts, width - left, room)
  const pitch = size * (1 + beside)
  const stacks = counts.map((count) => Math.ceil(count / rows))
  const taken = stacks.reduce((sum, count) => sum + count * pitch, 0)
  const gap = (width - left - taken) / Math.max(1, counts.length - 1)
  let x = left
  const columns = counts.map((count, column): UnitPlace[] => {
    const order = orders[column]
    const from = x
    x += stacks[column]! * pitch + gap
    const high = Math.min(count, rows)
    return Array.from({ length: count }, (_, i) => ({
      column,
      unit: order?.[i] ?? i,
      x: from + pitch * (Math.floor(i / rows) + 0.5),
      y: room / 2 + pitch * ((i % rows) - (high - 1) / 2),
      size,
      height: size,
    }))
  })
  return { columns, edges: edgesBetween(layers, columns), rests: [] }
}

/** Interpolates a network between two layouts; t from 0 to 1. */
export function placesBetween(
  layers: readonly Layer[],
  before: NetworkPlaces,
  after: NetworkPlaces,
  t: number,
): NetworkPlaces {
  const columns = after.columns.map((units, column) => {
    const known = new Map(before.columns[column]?.map((place) => [place.unit, place]))
    return units.map((place) => {
      const { x, y } = known.get(place.unit) ?? place
      return { ...place, x: x + t * (place.x - x), y: y + t * (place.y - y) }
    })
  })
  return { columns, edges: edgesBetween(layers, columns), rests: after.rests }
}
