/** The place that numerator/denominator in [0, 1] comes to after so many tents, in whole numbers: no rounding. */
export function foldedExactly(numerator: number, denominator: number, times: number): number {
  let at = numerator
  for (let i = 0; i < times; i++) at = 2 * Math.min(at, denominator - at)
  return at / denominator
}

/**
 * Units of each of `layers` hidden layers up to which a network of ReLUs is wrong on at least a sixth of the 2^k points i/2^k with
 * labels i mod 2: 2^((k - 3)/layers - 1). Source: Telgarsky 2015, Theorem 1.1.
 */
export const foldUnits = (k: number, layers: number): number => 2 ** ((k - 3) / layers - 1)

/** The least largest error of n straight pieces for x² on [0, 1]: half of that of a chord, whose height is 1/(4n²). */
export const bestPiecesError = (pieces: number): number => 1 / (8 * pieces ** 2)
