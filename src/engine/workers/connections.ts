import { neighbours, perLayer } from '../../experiment/model/maps.ts'
import { placesOf, type LayerShape } from '../../experiment/spec/model.ts'

// Loops of layers with shared weights. They go over rows of numbers, one number per sample, so that indices
// are looked up once per row for all samples. The rows of a map are its channels, position by position: row c
// · positions + p.

/**
 * Sums over the same rows: sum i goes to row `into` + i · `step`, and adds weight `weights[k]` + i · `stride`
 * times row `rows[k]`.
 */
interface Group {
  readonly into: number
  readonly rows: Uint32Array
  /** Indices into W for the first sum. */
  readonly weights: Uint32Array
}

/** All sums of a layer, or the sums that propagate derivatives back through it. */
export interface Connections {
  readonly groups: readonly Group[]
  /** Sums of each group. */
  readonly sums: number
  readonly step: number
  readonly stride: number
  /** Factor of every product. */
  readonly factor: number
}

/** A row, and the index of the first sum's weight for it. */
type Term = readonly [row: number, weight: number]

const group = (into: number, terms: readonly Term[]): Group => ({
  into,
  rows: Uint32Array.from(terms, ([row]) => row),
  weights: Uint32Array.from(terms, ([, weight]) => weight),
})

const range = (length: number): number[] => Array.from({ length }, (_, i) => i)

/**
 * Returns channels and positions of the map that a layer reads; if it reads no map, each input is a channel.
 */
function mapBefore({ inputs, reads, side }: LayerShape): { channels: number; positions: number } {
  const positions = side ** 2
  if (reads === 'all') return { channels: inputs / positions, positions }
  return { channels: reads === 'patches' ? inputs / 9 : inputs, positions }
}

const factorOf = ({ reads, side }: LayerShape): number => (reads === 'means' ? 1 / side ** 2 : 1)

/**
 * Returns, for each position of a map, the kernel entries with the positions that it reads, or those that
 * read it.
 */
function tapsOf(side: number, by: 'position' | 'neighbour') {
  const taps = Array.from({ length: side ** 2 }, (): { tap: number; other: number }[] => [])
  for (const { tap, position, neighbour } of neighbours(side))
    if (by === 'position') taps[position]?.push({ tap, other: neighbour })
    else taps[neighbour]?.push({ tap, other: position })
  return taps
}

/** Returns the sums of a layer. */
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

/**
 * Returns the sums that turn derivatives with respect to a layer's sums into derivatives with respect to its
 * inputs.
 */
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

// Four sums and four rows at a time, so that each loaded number is used in four products. Math.imul makes a
// row's first index an integer, so that further indices are integer additions.

/** Adds the sums of rows `from` [row][count], with W at `at` of the weights, to rows `into` [row][count]. */
export function addSums(
  { groups, sums, step, stride, factor }: Connections,
  weights: Float64Array,
  at: number,
  from: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const quads = sums - (sums % 4)
  for (const { into: first, rows, weights: places } of groups) {
    const fours = rows.length - (rows.length % 4)
    const rowAt = (sum: number) => Math.imul(first + sum * step, count)
    for (let i = 0; i < quads; i += 4) {
      const p = rowAt(i)
      const q = rowAt(i + 1)
      const r = rowAt(i + 2)
      const s = rowAt(i + 3)
      const of = at + i * stride
      for (let k = 0; k < fours; k += 4) {
        const a = rows[k]! * count
        const b = rows[k + 1]! * count
        const c = rows[k + 2]! * count
        const d = rows[k + 3]! * count
        const wa = of + places[k]!
        const wb = of + places[k + 1]!
        const wc = of + places[k + 2]!
        const wd = of + places[k + 3]!
        const pa = factor * weights[wa]!
        const pb = factor * weights[wb]!
        const pc = factor * weights[wc]!
        const pd = factor * weights[wd]!
        const qa = factor * weights[wa + stride]!
        const qb = factor * weights[wb + stride]!
        const qc = factor * weights[wc + stride]!
        const qd = factor * weights[wd + stride]!
        const ra = factor * weights[wa + 2 * stride]!
        const rb = factor * weights[wb + 2 * stride]!
        const rc = factor * weights[wc + 2 * stride]!
        const rd = factor * weights[wd + 2 * stride]!
        const sa = factor * weights[wa + 3 * stride]!
        const sb = factor * weights[wb + 3 * stride]!
        const sc = factor * weights[wc + 3 * stride]!
        const sd = factor * weights[wd + 3 * stride]!
        for (let n = 0; n < count; n++) {
          const ha = from[a + n]!
          const hb = from[b + n]!
          const hc = from[c + n]!
          const hd = from[d + n]!
          into[p + n] = into[p + n]! + (ha * pa + hb * pb + (hc * pc + hd * pd))
          into[q + n] = into[q + n]! + (ha * qa + hb * qb + (hc * qc + hd * qd))
          into[r + n] = into[r + n]! + (ha * ra + hb * rb + (hc * rc + hd * rd))
          into[s + n] = into[s + n]! + (ha * sa + hb * sb + (hc * sc + hd * sd))
        }
      }
      for (let k = fours; k < rows.length; k++) {
        const a = rows[k]! * count
        const w = of + places[k]!
        const pw = factor * weights[w]!
        const qw = factor * weights[w + stride]!
        const rw = factor * weights[w + 2 * stride]!
        const sw = factor * weights[w + 3 * stride]!
        for (let n = 0; n < count; n++) {
          const h = from[a + n]!
          into[p + n] = into[p + n]! + h * pw
          into[q + n] = into[q + n]! + h * qw
          into[r + n] = into[r + n]! + h * rw
          into[s + n] = into[s + n]! + h * sw
        }
      }
    }
    for (let i = quads; i < sums; i++)
      for (let k = 0; k < rows.length; k++) {
        const p = rowAt(i)
        const a = rows[k]! * count
        const w = factor * weights[at + places[k]! + i * stride]!
        for (let n = 0; n < count; n++) into[p + n] = into[p + n]! + from[a + n]! * w
      }
  }
}

/**
 * Adds the gradient of W, from the layer's input and the derivatives with respect to its sums, to the entries
 * of `into` from `at` on.
 */
export function addGradient(
  { groups, sums, step, stride, factor }: Connections,
  from: Float64Array,
  delta: Float64Array,
  count: number,
  at: number,
  into: Float64Array,
): void {
  const pairs = sums - (sums % 2)
  for (const { into: first, rows, weights: places } of groups) {
    const fours = rows.length - (rows.length % 4)
    const rowAt = (sum: number) => Math.imul(first + sum * step, count)
    const add = (k: number, i: number, sum: number): void => {
      into[at + places[k]! + i * stride]! += factor * sum
    }
    for (let i = 0; i < pairs; i += 2) {
      const p = rowAt(i)
      const q = rowAt(i + 1)
      for (let k = 0; k < fours; k += 4) {
        const a = rows[k]! * count
        const b = rows[k + 1]! * count
        const c = rows[k + 2]! * count
        const d = rows[k + 3]! * count
        let p0 = 0
        let p1 = 0
        let p2 = 0
        let p3 = 0
        let q0 = 0
        let q1 = 0
        let q2 = 0
        let q3 = 0
        for (let n = 0; n < count; n++) {
          const g = delta[p + n]!
          const f = delta[q + n]!
          const h0 = from[a + n]!
          const h1 = from[b + n]!
          const h2 = from[c + n]!
          const h3 = from[d + n]!
          p0 += g * h0
          p1 += g * h1
          p2 += g * h2
          p3 += g * h3
          q0 += f * h0
          q1 += f * h1
          q2 += f * h2
          q3 += f * h3
        }
        add(k, i, p0)
        add(k + 1, i, p1)
        add(k + 2, i, p2)
        add(k + 3, i, p3)
        add(k, i + 1, q0)
        add(k + 1, i + 1, q1)
        add(k + 2, i + 1, q2)
        add(k + 3, i + 1, q3)
      }
      for (let k = fours; k < rows.length; k++) {
        const a = rows[k]! * count
        let one = 0
        let other = 0
        for (let n = 0; n < count; n++) {
          one += delta[p + n]! * from[a + n]!
          other += delta[q + n]! * from[a + n]!
        }
        add(k, i, one)
        add(k, i + 1, other)
      }
    }
    for (let i = pairs; i < sums; i++)
      for (let k = 0; k < rows.length; k++) {
        const [p, a] = [rowAt(i), rows[k]! * count]
        let sum = 0
        for (let n = 0; n < count; n++) sum += delta[p + n]! * from[a + n]!
        add(k, i, sum)
      }
  }
}
