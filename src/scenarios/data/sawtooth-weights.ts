/** Weights of a network, layer by layer: W row-major [in][out], then b. */
type Weights = readonly number[]

/** The tent 2 relu(x) - 4 relu(x - ½) composed with itself `folds` times: two units per layer, [1, 2, …, 2, 1] with biases. */
export const tentWidths = (folds: number): number[] => [1, ...new Array<number>(folds).fill(2), 1]

/** Weights of that network: 2^folds pieces on [0, 1]. Source: Telgarsky 2015. */
export function tentWeights(folds: number): Weights {
  const first = [1, 1, 0, -0.5]
  const next = [2, 2, -4, -4, 0, -0.5]
  return [...first, ...new Array<number>(folds - 1).fill(0).flatMap(() => next), 2, -4, 0]
}

/** One hidden layer with the same output on [0, 1]: a unit for the first piece, and one for each corner. */
export const flatWidths = (folds: number): number[] => [1, 2 ** folds, 1]

/** Weights of that network: slopes of ±2^folds, so the outgoing weights are 2^folds and then ±2^(folds + 1). */
export function flatWeights(folds: number): Weights {
  const units = 2 ** folds
  const each = Array.from({ length: units }, (_, i) => i)
  const outgoing = each.map((i) => (i === 0 ? units : i % 2 === 1 ? -2 * units : 2 * units))
  return [...each.map(() => 1), ...each.map((i) => -i / units), ...outgoing, 0]
}

/** The network of `squareWeights`: three units per layer, two for the tent and one that carries the sum. */
export const squareWidths = (folds: number): number[] => [1, ...new Array<number>(folds).fill(3), 1]

/** x - Σ_{s ≤ folds} tent^s(x)/4^s, which differs from x² by at most 4^-(folds + 1). Source: Yarotsky 2017. */
export function squareWeights(folds: number): Weights {
  const first = [1, 1, 1, 0, -0.5, 0]
  const next = (s: number) => [2, 2, -2 / 4 ** s, -4, -4, 4 / 4 ** s, 0, 0, 1, 0, -0.5, 0]
  const hidden = Array.from({ length: folds - 1 }, (_, i) => next(i + 1)).flat()
  return [...first, ...hidden, -2 / 4 ** folds, 4 / 4 ** folds, 1, 0]
}
