import { activationFunction } from './activation.ts'
import { affine } from './forward.ts'
import type { Layout } from './layout.ts'

/** A piecewise linear curve over one input: its corners from left to right, including both end points. */
export interface Corners {
  readonly x: Float64Array
  /** [corner][layout.outputs]. */
  readonly y: Float64Array
}

/** Greatest number of corners before a curve is sampled on a grid instead. */
const mostCorners = 20_000

const isNonlinear = new Set(['relu', 'leaky-relu', 'linear'])

/** Returns true if the outputs are piecewise linear in the input: the network has one input, and its activations bend only at 0. */
export const isPiecewise = ({ inputs, centered, layers }: Layout): boolean =>
  inputs === 1 &&
  !centered &&
  layers.every(
    ({ activation, normalization, residual }) =>
      isNonlinear.has(activation) && normalization === 'none' && residual === undefined,
  )

/** Returns the zero of a straight piece from `from` to `to`, as a fraction of its length in (0, 1); undefined if it has none. */
const passes = (from: number, to: number): number | undefined =>
  from * to < 0 ? from / (from - to) : undefined

/**
 * Returns the exact corners of a network of one input between `from` and `to`. Each layer adds a corner wherever the sum of a unit crosses
 * 0, so no tooth is lost between the points of a grid. Undefined if the pieces are not straight or there are more than 20,000 corners.
 */
export function cornersOf(
  layout: Layout,
  weights: Float64Array,
  [from, to]: readonly [number, number],
): Corners | undefined {
  if (!isPiecewise(layout)) return undefined
  let x = [from, to]
  let values = Float64Array.of(from, to)
  for (const layer of layout.layers) {
    const width = layer.outputs
    const sums = new Float64Array(x.length * width)
    affine(layer, weights, values, x.length, sums, true)
    const at = [x[0]!]
    const found = [sums.subarray(0, width)]
    const bent = layer.activation !== 'linear' && layout.linearity !== 1
    for (let i = 1; i < x.length; i++) {
      const [left, right] = [
        sums.subarray((i - 1) * width, i * width),
        sums.subarray(i * width, (i + 1) * width),
      ]
      const shares = bent ? Array.from(left, (sum, unit) => passes(sum, right[unit]!)) : []
      for (const share of [...new Set(shares.filter((one) => one !== undefined))].sort((p, q) => p - q)) {
        at.push(x[i - 1]! + share * (x[i]! - x[i - 1]!))
        found.push(left.map((sum, unit) => (shares[unit] === share ? 0 : sum + share * (right[unit]! - sum))))
      }
      at.push(x[i]!)
      found.push(right)
    }
    if (at.length > mostCorners) return undefined
    x = at
    const { value } = activationFunction(layer.activation, layout.linearity)
    values = Float64Array.from(found.flatMap((row) => Array.from(row, value)))
  }
  return { x: Float64Array.from(x), y: values.map((value) => layout.outputScale * value) }
}

/** Relative difference of two slopes that count as equal. */
const sameSlope = 1e-9

/** Returns the curve of the first output without the corners at which its slope does not change. */
export function turningCorners({ x, y }: Corners): { readonly x: number; readonly y: number }[] {
  const outputs = y.length / x.length
  const all = Array.from(x, (at, i) => ({ x: at, y: y[i * outputs]! }))
  const kept: { x: number; y: number }[] = []
  for (const corner of all) {
    const [before, last] = kept.slice(-2)
    if (before && last) {
      const [one, other] = [
        (last.y - before.y) / (last.x - before.x),
        (corner.y - last.y) / (corner.x - last.x),
      ]
      if (Math.abs(one - other) <= sameSlope * (Math.abs(one) + Math.abs(other))) kept.pop()
    }
    kept.push(corner)
  }
  return kept
}
