/**
 * The tangent kernel of a ReLU layer without biases in the limit of infinite width, f = m^(-1/2) Σ a_r relu(w_r·x) with a_r and w_r
 * from N(0, 1), at two inputs at angle t:
 * |x||x'| (sin t + (π - t) cos t)/(2π) + x·x' (π - t)/(2π). It is |x|² at x = x'.
 * Source: Cho and Saul 2009; Jacot, Gabriel, Hongler 2018.
 */
export function reluKernel(x: ArrayLike<number>, other: ArrayLike<number>): number {
  let [product, own, others] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    const [p, q] = [x[i] ?? 0, other[i] ?? 0]
    product += p * q
    own += p * p
    others += q * q
  }
  const lengths = Math.sqrt(own * others)
  if (lengths === 0) return 0
  const t = Math.acos(Math.max(-1, Math.min(1, product / lengths)))
  return (lengths * (Math.sin(t) + (Math.PI - t) * Math.cos(t)) + product * (Math.PI - t)) / (2 * Math.PI)
}
