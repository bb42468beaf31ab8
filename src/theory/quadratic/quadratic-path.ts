import { lastStep, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { Weights } from '../formula.ts'
import { decayAlong } from './linear-iteration.ts'
import type { Quadratic } from './quadratic.ts'

/** Coordinates of w_0 − minimum along the axes. */
const alongAxes = ({ minimum, axes }: Quadratic, w0: Weights): number[] =>
  axes.map((axis) => axis.reduce((sum, entry, i) => sum + entry * (w0[i]! - minimum[i]!), 0))

/** minimum + Σ_k factor(k) · along[k] · axis_k. */
function scaledAlong(
  { minimum, axes }: Quadratic,
  along: readonly number[],
  factor: (axis: number) => number,
): Float64Array {
  const weights = minimum.slice()
  axes.forEach((axis, k) => {
    const distance = along[k]! * factor(k)
    for (let i = 0; i < weights.length; i++) weights[i]! += distance * axis[i]!
  })
  return weights
}

/**
 * Returns the weights after 0 to `steps` steps on a quadratic from w_0: along each eigenvector, the distance
 * from the minimum follows the rule's own linear recurrence, (1 − ηλ)^t for gradient descent. Source:
 * diagonalise H.
 */
export function iterates(
  quadratic: Quadratic,
  algorithm: AlgorithmSpec,
  w0: Weights,
  steps = lastStep(algorithm),
): Float64Array[] {
  const along = alongAxes(quadratic, w0)
  const decays = [...quadratic.curvatures].map((curvature) => decayAlong(algorithm, curvature, steps))
  return Array.from({ length: steps + 1 }, (_, t) => scaledAlong(quadratic, along, (k) => decays[k]![t]!))
}

/**
 * Returns gradient flow on a quadratic from w_0: e^(−λt) along each eigenvector, at `count` times that are
 * denser at the start.
 */
export function flowPath(quadratic: Quadratic, w0: Weights, time: number, count = 129): Float64Array[] {
  const along = alongAxes(quadratic, w0)
  return Array.from({ length: count }, (_, i) => {
    const t = time * (i / (count - 1)) ** 3
    return scaledAlong(quadratic, along, (k) => Math.exp(-quadratic.curvatures[k]! * t))
  })
}

/**
 * Returns a line of `count` points along each eigenvector through the minimum: the axes of one contour,
 * proportional to 1/√λ, with half-length `reach` for the least curvature.
 */
export function curvatureAxes(quadratic: Quadratic, reach: number, count = 33): Float64Array[][] {
  const { axes, curvatures } = quadratic
  return axes.map((_, own) => {
    const half = reach * Math.sqrt(curvatures[0]! / curvatures[own]!)
    const along = axes.map((_axis, k) => (k === own ? half : 0))
    return Array.from({ length: count }, (_point, i) =>
      scaledAlong(quadratic, along, () => (2 * i) / (count - 1) - 1),
    )
  })
}
