import type { ModelSpec } from '../experiment/spec/model.ts'

/** Returns whether `reluKernel` is the limit of a model: one hidden layer of ReLUs without biases in 'ntk', with one output. */
export const hasReluKernel = (model: ModelSpec): boolean =>
  model.kind === 'mlp' &&
  model.widths.length === 3 &&
  model.widths[2] === 1 &&
  model.activation === 'relu' &&
  model.linearity === 0 &&
  !model.bias &&
  model.parameterization === 'ntk'

/**
 * Returns the tangent kernel of a ReLU layer without biases in the limit of infinite width, f = m^(-1/2) Σ a_r
 * relu(w_r·x) with a_r and w_r from N(0, 1), at two inputs at angle t: x·x' (π - t)/(2π) if the w_r learn, plus |x||x'|
 * (sin t + (π - t) cos t)/(2π) if the a_r do too. That is |x|²/2 and |x|² at x = x'. Source: Cho and Saul 2009; Jacot,
 * Gabriel, Hongler 2018; Arora, Du, Hu, Li, Wang 2019 for only the w_r.
 */
export function reluKernel(
  x: ArrayLike<number>,
  other: ArrayLike<number>,
  learning: 'first' | 'both',
): number {
  let [product, own, others] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [x[i]!, other[i]!]
    product += p * q
    own += p * p
    others += q * q
  }
  const lengths = Math.sqrt(own * others)
  if (lengths === 0) return 0
  const t = Math.acos(Math.max(-1, Math.min(1, product / lengths)))
  const outer = learning === 'both' ? lengths * (Math.sin(t) + (Math.PI - t) * Math.cos(t)) : 0
  return (outer + product * (Math.PI - t)) / (2 * Math.PI)
}
