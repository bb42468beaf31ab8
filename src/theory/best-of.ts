import { integrate } from '../math/numerics/quadrature.ts'
import { normalDistribution } from '../experiment/model/error-function.ts'

/**
 * Mean of the largest of n draws from N(0, 1), or of a power of it: ∫ x^power n Φ(x)^(n-1) φ(x) dx, by quadrature on [-9, 9].
 * Source: order statistics.
 */
export const expectedLargest = (n: number, power = 1): number =>
  integrate(
    (x) =>
      (x ** power * n * normalDistribution(x) ** (n - 1) * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI),
    -9,
    9,
  )

/** KL divergence of the best of n draws from one draw, whatever they are judged by: ln n - (n - 1)/n. Source: derived, ∫ ln(n u^(n-1)) n u^(n-1) du. */
export const divergenceOfBest = (n: number): number => Math.log(n) - (n - 1) / n
