import type { AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { Weights } from '../formula.ts'
import { decayAlong } from './linear-iteration.ts'
import type { Quadratic } from './quadratic.ts'

/** Coordinates of w_0 - minimum along the axes. */
const alongAxes = ({ minimum, axes }: Quadratic, w0: Weights): number[] =>
  axes.map((axis) => axis.reduce((sum, entry, i) => sum + entry * ((w0[i] ?? 0) - (minimum[i] ?? 0)), 0))

/** minimum + Σ_k factor(k) · along[k] · axis_k. */
function scaledAlong(
  { minimum, axes }: Quadratic,
  along: readonly number[],
  factor: (axis: number) => number,
): Float64Array {
  const weights = minimum.slice()
  axes.forEach((axis, k) => {
    const distance = (along[k] ?? 0) * factor(k)
    for (let i = 0; i < weights.length; i++) weights[i] = (weights[i] ?? 0) + distance * (axis[i] ?? 0)
  })
  return weights
}

/**
 * Weights after 0 to `steps` steps on a quadratic from w_0: along each eigenvector the distance from the minimum follows the
 * rule's own linear recurrence, (1 - ηλ)^t for gradient descent. Source: diagonalise H.
 */
export function iterates(
  quadratic: Quadratic,
  algorithm: AlgorithmSpec,
  w0: Weights,
  steps = algorithm.steps,
): Float64Array[] {
  const along = alongAxes(quadratic, w0)
  const decays = [...quadratic.curvatures].map((curvature) => decayAlong(algorithm, curvature, steps))
  return Array.from({ length: steps + 1 }, (_, t) =>
    scaledAlong(quadratic, along, (k) => decays[k]?.[t] ?? NaN),
  )
}

/** Gradient flow on a quadratic from w_0: e^(-λt) along each eigenvector, at `count` times that crowd at the start. */
export function flowPath(quadratic: Quadratic, w0: Weights, time: number, count = 129): Float64Array[] {
  const along = alongAxes(quadratic, w0)
  return Array.from({ length: count }, (_, i) => {
    const t = time * (i / (count - 1)) ** 3
    return scaledAlong(quadratic, along, (k) => Math.exp(-(quadratic.curvatures[k] ?? 0) * t))
  })
}
