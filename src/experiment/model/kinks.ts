import { activationFunction } from './activation.ts'
import { affine } from './forward.ts'
import type { Layout } from './layout.ts'

/** A curve of straight pieces over one input: its corners from left to right, the two ends among them. */
export interface Corners {
  readonly x: Float64Array
  /** [corner][layout.outputs]. */
  readonly y: Float64Array
}

/** Corners above which a curve is left to a grid. */
const mostCorners = 20_000

const isNonlinear = new Set(['relu', 'leaky-relu', 'linear'])

/** True where the outputs are straight pieces over the input: one input, and activations that bend at 0 alone. */
export const isPiecewise = ({ inputs, centered, layers }: Layout): boolean =>
  inputs === 1 &&
  !centered &&
  layers.every(
    ({ activation, normalization, residual }) =>
      isNonlinear.has(activation) && normalization === 'none' && residual === undefined,
  )

/** Zero of a straight piece from `from` to `to`, as a share of its length in (0, 1); undefined where it has none inside. */
const passes = (from: number, to: number): number | undefined =>
  from * to < 0 ? from / (from - to) : undefined

/**
 * The corners of a network of one input between `from` and `to`, exactly: layer by layer, a corner is added wherever the sum of a unit
 * passes 0, so that no tooth is lost between the points of a grid. Undefined where the pieces are not straight, and beyond 20,000 corners.
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

/** Relative difference of two slopes that are one. */
const sameSlope = 1e-9

/** The curve of the first output without corners at which it does not turn. */
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
