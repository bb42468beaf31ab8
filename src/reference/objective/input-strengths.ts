import { hasMaps, type Layout } from '../../experiment/model/layout.ts'

/**
 * Returns the strength with which each input passes through one hidden layer to one output: Σ_j a_j² W_ji²
 * over all units j, where a are their outgoing weights. `undefined` for networks of another shape. Source:
 * theory/README.md, S47.
 */
export function inputStrengths(layout: Layout, weights: ArrayLike<number>): number[] | undefined {
  const [first, second, ...others] = layout.layers
  if (!first || hasMaps(layout) || second?.outputs !== 1 || others.length > 0) return undefined
  return Array.from({ length: first.inputs }, (_, input) => {
    let sum = 0
    for (let j = 0; j < first.outputs; j++) {
      const into = weights[first.weights + input * first.outputs + j]!
      sum += (into * weights[second.weights + j]!) ** 2
    }
    return sum
  })
}
