import type { AttackSpec } from '../../experiment/spec/metric.ts'
import { norm as length } from '../../math/linear-algebra/vector.ts'

/** Returns Σ|v_i| for l∞ and |v| for l2: the largest v·δ for ‖δ‖ ≤ 1. */
export function dualNorm(vector: Float64Array, norm: AttackSpec['norm']): number {
  if (norm === 'linf') return vector.reduce((sum, entry) => sum + Math.abs(entry), 0)
  return length(vector)
}

/**
 * Total length of all steps, in ε, so that the boundary can be reached from anywhere in the ball (Madry et
 * al. 2018).
 */
const reach = 2.5

/**
 * Takes one of `attack.steps` ascent steps from `moved` in place, a row of `columns` numbers per sample,
 * along the rows of `slope`: their direction for l2, their signs for l∞. Then projects each row onto the ball
 * of radius ε around that of `inputs`.
 */
export function moveWithin(
  { epsilon, norm, steps }: AttackSpec,
  inputs: Float64Array,
  moved: Float64Array,
  slope: Float64Array,
  columns: number,
): void {
  const stride = (reach * epsilon) / steps
  for (let from = 0; from < inputs.length; from += columns) {
    const along = slope.subarray(from, from + columns)
    const steepness = length(along)
    if (steepness === 0) continue
    const away = along.map((entry, i) => {
      const direction = norm === 'l2' ? entry / steepness : Math.sign(entry)
      return moved[from + i]! - inputs[from + i]! + stride * direction
    })
    const far = norm === 'l2' ? length(away) : 0
    away.forEach((offset, i) => {
      const kept =
        norm === 'l2'
          ? far > epsilon
            ? (epsilon / far) * offset
            : offset
          : Math.max(-epsilon, Math.min(epsilon, offset))
      moved[from + i] = inputs[from + i]! + kept
    })
  }
}
