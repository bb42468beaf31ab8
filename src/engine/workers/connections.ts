import { neighbours, perLayer } from '../../experiment/model/maps.ts'
import { placesOf, type LayerShape } from '../../experiment/spec/model.ts'

// Loops of layers whose weights are shared: over rows of numbers, one number a sample, so that what differs from row to row is looked up
// once for all samples. The rows of a map are its channels, position by position: row c · positions + p.

/** Sums of the same rows: sum i goes to row `into` + i · `step`, and takes weight `weights[k]` + i · `stride` times row `rows[k]`. */
interface Group {
  readonly into: number
  readonly rows: Uint32Array
  /** Places in W of what the first sum takes. */
  readonly weights: Uint32Array
}

/** All sums of a layer, or those that take derivatives back through it. */
export interface Connections {
  readonly groups: readonly Group[]
  /** Sums of each group. */
  readonly sums: number
  readonly step: number
  readonly stride: number
  /** Factor of every product. */
  readonly factor: number
}

/** A row and the weight of the first sum for it. */
type Term = readonly [row: number, weight: number]

const group = (into: number, terms: readonly Term[]): Group => ({
  into,
  rows: Uint32Array.from(terms, ([row]) => row),
  weights: Uint32Array.from(terms, ([, weight]) => weight),
})

const range = (length: number): number[] => Array.from({ length }, (_, i) => i)

/** Channels and positions of the map that a layer reads; each input of a layer without one is a channel. */
function mapBefore({ inputs, reads, side }: LayerShape): { channels: number; positions: number } {
  const positions = side ** 2
  if (reads === 'all') return { channels: inputs / positions, positions }
  return { channels: reads === 'patches' ? inputs / 9 : inputs, positions }
}

const factorOf = ({ reads, side }: LayerShape): number => (reads === 'means' ? 1 / side ** 2 : 1)

/** The terms of each position of a map by the kernel's entries: those that a position reads, or those that read it. */
function tapsOf(side: number, by: 'position' | 'neighbour') {
  const taps = Array.from({ length: side ** 2 }, (): { tap: number; other: number }[] => [])
  for (const { tap, position, neighbour } of neighbours(side))
    if (by === 'position') taps[position]?.push({ tap, other: neighbour })
    else taps[neighbour]?.push({ tap, other: position })
  return taps
}

/** The sums of a layer. */
export const forwards = perLayer((layer): Connections => {
  const { outputs, reads, side } = layer
  const { channels, positions } = mapBefore(layer)
  const rowsOf = (channel: number) => range(positions).map((position) => channel * positions + position)
  const weightOf = (channel: number, position: number) =>
    (reads === 'means' ? channel : position * channels + channel) * outputs
  const groups =
    reads === 'patches'
      ? tapsOf(side, 'position').map((taps, place) =>
          group(
            place,
            range(channels).flatMap((c) =>
              taps.map(({ tap, other }): Term => [c * positions + other, (c * 9 + tap) * outputs]),
            ),
          ),
        )
      : [
          group(
            0,
            range(channels).flatMap((c) => rowsOf(c).map((row, p): Term => [row, weightOf(c, p)])),
          ),
        ]
  return { groups, sums: outputs, step: placesOf(layer), stride: 1, factor: factorOf(layer) }
})

/** The sums of derivatives with respect to a layer's sums that are those with respect to what it reads. */
export const backwards = perLayer((layer): Connections => {
  const { outputs, reads, side } = layer
  const { channels, positions } = mapBefore(layer)
  const termsOf = (taps: ReturnType<typeof tapsOf>[number]): Term[] =>
    range(outputs).flatMap((o) =>
      taps.map(({ tap, other }): Term => [o * positions + other, tap * outputs + o]),
    )
  const dense = (position: number): Term[] =>
    range(outputs).map((o) => [o, (reads === 'means' ? 0 : position * channels) * outputs + o])
  const terms = reads === 'patches' ? tapsOf(side, 'neighbour').map(termsOf) : range(positions).map(dense)
  return {
    groups: terms.map((of, position) => group(position, of)),
    sums: channels,
    step: positions,
    stride: (reads === 'patches' ? 9 : 1) * outputs,
    factor: factorOf(layer),
  }
})

// Two sums and four rows at a time: each number that is loaded takes part in two products, and each sum in four.

/** Adds the sums of rows `from` [row][count], with W at `at` of the weights, to rows `into` [row][count]. */
export function addSums(
  { groups, sums, step, stride, factor }: Connections,
  weights: Float64Array,
  at: number,
  from: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const pairs = sums - (sums % 2)
  for (const { into: first, rows, weights: places } of groups) {
    const fours = rows.length - (rows.length % 4)
    const weight = (k: number, sum: number) => factor * weights[at + places[k]! + sum * stride]!
    for (let i = 0; i < pairs; i += 2) {
      const [p, q] = [(first + i * step) * count, (first + (i + 1) * step) * count]
      for (let k = 0; k < fours; k += 4) {
        const [v0, v1, v2, v3] = [weight(k, i), weight(k + 1, i), weight(k + 2, i), weight(k + 3, i)]
        const [w0, w1] = [weight(k, i + 1), weight(k + 1, i + 1)]
        const [w2, w3] = [weight(k + 2, i + 1), weight(k + 3, i + 1)]
        const [r0, r1] = [rows[k]! * count, rows[k + 1]! * count]
        const [r2, r3] = [rows[k + 2]! * count, rows[k + 3]! * count]
        for (let n = 0; n < count; n++) {
          const h0 = from[r0 + n]!
          const h1 = from[r1 + n]!
          const h2 = from[r2 + n]!
          const h3 = from[r3 + n]!
          into[p + n] = into[p + n]! + (h0 * v0 + h1 * v1 + (h2 * v2 + h3 * v3))
          into[q + n] = into[q + n]! + (h0 * w0 + h1 * w1 + (h2 * w2 + h3 * w3))
        }
      }
      for (let k = fours; k < rows.length; k++) {
        const [v, w, r] = [weight(k, i), weight(k, i + 1), rows[k]! * count]
        for (let n = 0; n < count; n++) {
          const h = from[r + n]!
          into[p + n] = into[p + n]! + h * v
          into[q + n] = into[q + n]! + h * w
        }
      }
    }
    for (let i = pairs; i < sums; i++)
      for (let k = 0; k < rows.length; k++) {
        const [p, w, r] = [(first + i * step) * count, weight(k, i), rows[k]! * count]
        for (let n = 0; n < count; n++) into[p + n] = into[p + n]! + from[r + n]! * w
      }
  }
}

/** Adds the gradient of W, from what came in and the derivatives with respect to the sums, to the entries of `into` from `at` on. */
export function addGradient(
  { groups, sums, step, stride, factor }: Connections,
  from: Float64Array,
  delta: Float64Array,
  count: number,
  at: number,
  into: Float64Array,
): void {
  for (const { into: first, rows, weights: places } of groups) {
    const fours = rows.length - (rows.length % 4)
    for (let i = 0; i < sums; i++) {
      const d = (first + i * step) * count
      const add = (k: number, sum: number): void => {
        into[at + places[k]! + i * stride]! += factor * sum
      }
      for (let k = 0; k < fours; k += 4) {
        const [r0, r1] = [rows[k]! * count, rows[k + 1]! * count]
        const [r2, r3] = [rows[k + 2]! * count, rows[k + 3]! * count]
        let [g0, g1, g2, g3] = [0, 0, 0, 0]
        for (let n = 0; n < count; n++) {
          const g = delta[d + n]!
          g0 += g * from[r0 + n]!
          g1 += g * from[r1 + n]!
          g2 += g * from[r2 + n]!
          g3 += g * from[r3 + n]!
        }
        add(k, g0)
        add(k + 1, g1)
        add(k + 2, g2)
        add(k + 3, g3)
      }
      for (let k = fours; k < rows.length; k++) {
        const r = rows[k]! * count
        let sum = 0
        for (let n = 0; n < count; n++) sum += delta[d + n]! * from[r + n]!
        add(k, sum)
      }
    }
  }
}
