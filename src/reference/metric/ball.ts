import type { AttackSpec } from '../../experiment/spec/metric.ts'

/** Σ|v_i| against moves in l∞, |v| against moves in l2: how far v·δ goes for ‖δ‖ ≤ 1. */
export function dualNorm(vector: Float64Array, norm: AttackSpec['norm']): number {
  if (norm === 'linf') return vector.reduce((sum, entry) => sum + Math.abs(entry), 0)
  return Math.hypot(...vector)
}

/** Length of all steps together, in ε: the boundary is reached from anywhere in the ball (Madry et al. 2018). */
const reach = 2.5

/**
 * Takes one of `attack.steps` steps uphill from `moved` in place, a row of `columns` numbers for each sample, along the rows of
 * `slope`: its direction for l2, its signs for l∞. Then projects each row onto the ball of radius ε about that of `inputs`.
 */
export function moveWithin(
  { epsilon, norm, steps }: AttackSpec,
  inputs: Float64Array,
  moved: Float64Array,
  slope: Float64Array,
  columns: number,
): void {
  const length = (reach * epsilon) / steps
  for (let from = 0; from < inputs.length; from += columns) {
    const along = slope.subarray(from, from + columns)
    const steepness = Math.hypot(...along)
    if (steepness === 0) continue
    const away = along.map((entry, i) => {
      const direction = norm === 'l2' ? entry / steepness : Math.sign(entry)
      return (moved[from + i] ?? 0) - (inputs[from + i] ?? 0) + length * direction
    })
    const far = norm === 'l2' ? Math.hypot(...away) : 0
    away.forEach((offset, i) => {
      const kept =
        norm === 'l2'
          ? far > epsilon
            ? (epsilon / far) * offset
            : offset
          : Math.max(-epsilon, Math.min(epsilon, offset))
      moved[from + i] = (inputs[from + i] ?? 0) + kept
    })
  }
}
