const dot = (x: Float32Array, y: Float32Array): number => {
  let sum = 0
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!
  return sum
}

/**
 * Coefficients of decay |origin + a·u + b·v|² = residual + (r₁₁ (a − a₀) + r₁₂ (b − b₀))² + (r₂₂ (b − b₀))²,
 * in float64. As a sum of squares, nothing cancels and no term exceeds the whole. RᵀR is decay times the Gram
 * matrix of u and v; (a₀, b₀) is the point of the plane nearest to zero.
 */
export interface DecayFrame {
  readonly residual: number
  readonly centre: readonly [number, number]
  readonly diagonal: readonly [number, number]
  readonly offDiagonal: number
}

/** No decay, on any plane. */
export const noDecay: DecayFrame = { residual: 0, centre: [0, 0], diagonal: [0, 0], offDiagonal: 0 }

/** Returns the frame of a plane, whose directions may be zero or parallel. */
export function decayFrame(
  decay: number,
  origin: Float32Array,
  u: Float32Array,
  v: Float32Array,
): DecayFrame {
  if (decay === 0) return noDecay
  const first = Math.sqrt(dot(u, u))
  const along = first === 0 ? 0 : dot(u, v) / first
  const rest = dot(v, v) - along * along
  const second = rest > 1e-12 * dot(v, v) ? Math.sqrt(rest) : 0
  const toU = first === 0 ? 0 : dot(origin, u) / first
  const toV = second === 0 ? 0 : (dot(origin, v) - along * toU) / second
  const b = second === 0 ? 0 : -toV / second
  const a = first === 0 ? 0 : (-toU - along * b) / first
  let residual = 0
  for (let i = 0; i < origin.length; i++) residual += (origin[i]! + a * u[i]! + b * v[i]!) ** 2
  const root = Math.sqrt(decay)
  return {
    residual: decay * residual,
    centre: [a, b],
    diagonal: [root * first, root * second],
    offDiagonal: root * along,
  }
}
