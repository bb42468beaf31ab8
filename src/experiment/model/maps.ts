import { placesOf, type LayerShape } from '../spec/model.ts'

// A map is a square of positions, row by row, with its channels at each: a sample is [side][side][channels].

/** A sparse matrix whose entries are all equal: entry `to[k]` of its output adds `share` times entry `from[k]` of its input. */
interface Wiring {
  /** Entries of a sample's input and output. */
  readonly inputs: number
  readonly outputs: number
  readonly to: Uint32Array
  readonly from: Uint32Array
  readonly share: number
}

type Pair = readonly [to: number, from: number]

const wiring = (inputs: number, outputs: number, share: number, pairs: readonly Pair[]): Wiring => ({
  inputs,
  outputs,
  share,
  to: Uint32Array.from(pairs, ([to]) => to),
  from: Uint32Array.from(pairs, ([, from]) => from),
})

/** Returns each position of a map with each of its 3 x 3 neighbours inside the map; `tap` is the index of the kernel's entry. */
export function neighbours(side: number): { position: number; tap: number; neighbour: number }[] {
  const found = []
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      for (let tap = 0; tap < 9; tap++) {
        const [row, column] = [y + Math.floor(tap / 3) - 1, x + (tap % 3) - 1]
        if (row >= 0 && row < side && column >= 0 && column < side)
          found.push({ position: y * side + x, tap, neighbour: row * side + column })
      }
  return found
}

/** Gathers the patch around each position, [position][channel][3][3], with 0 beyond the edge. */
function patches(side: number, channels: number): Wiring {
  const pairs = neighbours(side).flatMap(({ position, tap, neighbour }) =>
    Array.from({ length: channels }, (_, c): Pair => [
      (position * channels + c) * 9 + tap,
      neighbour * channels + c,
    ]),
  )
  return wiring(side ** 2 * channels, side ** 2 * channels * 9, 1, pairs)
}

/** Takes the mean of each channel. */
function means(side: number, channels: number): Wiring {
  const pairs = Array.from({ length: side ** 2 * channels }, (_, i): Pair => [i % channels, i])
  return wiring(side ** 2 * channels, channels, 1 / side ** 2, pairs)
}

/** Returns the four positions of a square of 2 x 2, row by row. */
export const squareOf = (side: number, square: number): readonly number[] => {
  const half = side / 2
  const corner = 2 * Math.floor(square / half) * side + 2 * (square % half)
  return [corner, corner + 1, corner + side, corner + side + 1]
}

/** Takes the mean of each square of 2 x 2; four consecutive pairs make one entry. */
function squares(side: number, channels: number): Wiring {
  const outputs = (side ** 2 * channels) / 4
  const pairs = Array.from({ length: outputs }, (_, to) =>
    squareOf(side, Math.floor(to / channels)).map((position): Pair => [
      to,
      position * channels + (to % channels),
    ]),
  )
  return wiring(side ** 2 * channels, outputs, 1 / 4, pairs.flat())
}

/** Returns `make` with its result cached for each layer. */
export function perLayer<T>(make: (layer: LayerShape) => T): (layer: LayerShape) => T {
  const made = new WeakMap<LayerShape, T>()
  return (layer) => {
    const found = made.get(layer) ?? make(layer)
    made.set(layer, found)
    return found
  }
}

const readingOf = perLayer(({ reads, side, inputs }) =>
  reads === 'means' ? means(side, inputs) : patches(side, inputs / 9),
)

const poolingOf = perLayer(({ side, outputs }) => squares(side, outputs))

/** Applies a wiring to `count` samples. */
function along({ inputs, outputs, to, from, share }: Wiring, x: Float64Array, count: number): Float64Array {
  const into = new Float64Array(count * outputs)
  for (let n = 0; n < count; n++)
    for (let k = 0; k < to.length; k++) into[n * outputs + to[k]!]! += share * x[n * inputs + from[k]!]!
  return into
}

/** Applies the transpose of a wiring to `count` samples. */
function back({ inputs, outputs, to, from, share }: Wiring, g: Float64Array, count: number): Float64Array {
  const into = new Float64Array(count * inputs)
  for (let n = 0; n < count; n++)
    for (let k = 0; k < to.length; k++) into[n * inputs + from[k]!]! += share * g[n * outputs + to[k]!]!
  return into
}

/** Returns a layer's inputs as its W reads them, one row for each sample and place, [count · places][inputs]. */
export const readInputs = (layer: LayerShape, from: Float64Array, count: number): Float64Array =>
  layer.reads === 'all' ? from : along(readingOf(layer), from, count)

/** Applies the transpose, from derivatives with respect to what W reads to derivatives with respect to the layer's inputs. */
export const sendToInputs = (layer: LayerShape, g: Float64Array, count: number): Float64Array =>
  layer.reads === 'all' ? g : back(readingOf(layer), g, count)

/** Pooled maps and the derivative of the pooling. */
export interface Pooled {
  /** [count][width]. */
  readonly values: Float64Array
  /** Returns the change of the values for a change of the unpooled maps. */
  along(x: Float64Array): Float64Array
  /** Applies the transpose of `along`. */
  back(g: Float64Array): Float64Array
}

/** Returns the index of the largest entry of each square, the first of several; a NaN wins. */
function winners(layer: LayerShape, maps: Float64Array, count: number): Uint32Array {
  const { inputs, outputs, from } = poolingOf(layer)
  const found = new Uint32Array(count * outputs)
  for (let n = 0; n < count; n++)
    for (let to = 0; to < outputs; to++) {
      let best = n * inputs + from[4 * to]!
      for (let k = 1; k < 4; k++) {
        const at = n * inputs + from[4 * to + k]!
        if (maps[at]! > maps[best]! || Number.isNaN(maps[at])) best = at
      }
      found[n * outputs + to] = best
    }
  return found
}

/** Pools the maps of a layer, [count][places · outputs]. */
export function pool(layer: LayerShape, maps: Float64Array, count: number): Pooled {
  if (layer.pool === 'none') return { values: maps, along: (x) => x, back: (g) => g }
  if (layer.pool === 'mean') {
    const wiring = poolingOf(layer)
    return {
      values: along(wiring, maps, count),
      along: (x) => along(wiring, x, count),
      back: (g) => back(wiring, g, count),
    }
  }
  const best = winners(layer, maps, count)
  const picked = (x: Float64Array): Float64Array => Float64Array.from(best, (at) => x[at]!)
  return {
    values: picked(maps),
    along: picked,
    back(g) {
      const into = new Float64Array(maps.length)
      best.forEach((at, i) => (into[at]! += g[i]!))
      return into
    },
  }
}

/** Returns the number of rows to which a layer's W is applied, one for each sample and place. */
export const rowCount = (layer: LayerShape, count: number): number => count * placesOf(layer)
