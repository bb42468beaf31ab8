import { integrate } from '../../math/numerics/quadrature.ts'
import type { ScalarFunction } from '../../experiment/model/activation.ts'

/** Width of the panels whose integrals are kept. */
const panel = 0.25

/**
 * 2∫₀^z φ/φ' by quadrature, for an odd φ with φ' > 0: z² for φ = z, sinh² z for tanh. Whole panels are integrated once and
 * kept, so that a call costs one panel. Relative error below 1e-12 for the tanh of any linearity and |z| ≤ 20.
 */
export function bentSquareOf(phi: ScalarFunction): (z: number) => number {
  const slope = (u: number) => (2 * phi.value(u)) / phi.first(u)
  const sums = [0]
  return (signed) => {
    const z = Math.abs(signed)
    const whole = Math.floor(z / panel)
    if (whole > 1e5) return Infinity
    for (let k = sums.length; k <= whole; k++) {
      sums.push((sums[k - 1] ?? 0) + integrate(slope, (k - 1) * panel, k * panel, panel))
    }
    return (sums[whole] ?? 0) + integrate(slope, whole * panel, z, panel)
  }
}
