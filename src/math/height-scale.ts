/** The map from a number to a height and a colour, the same for surface, paths and legend. */
export interface HeightScale {
  readonly kind: 'linear' | 'log'
  /** Loss at the bottom and at the cut, before the logarithm. */
  readonly range: readonly [number, number]
  /** L_min of log10(max(L − L_min, floor)). */
  readonly minimum: number
  readonly floor: number
}

/** Returns the quantity that is linear in height: L itself, or log10(max(L − L_min, floor)). */
export const heightQuantity = (scale: HeightScale, loss: number): number =>
  scale.kind === 'linear' ? loss : Math.log10(Math.max(loss - scale.minimum, scale.floor))

/**
 * Returns the height as a fraction of the block: 0 at the bottom of the range, 1 at the cut. Not clamped; NaN
 * for NaN.
 */
export function heightFraction(scale: HeightScale, loss: number): number {
  const bottom = heightQuantity(scale, scale.range[0])
  const top = heightQuantity(scale, scale.range[1])
  return (heightQuantity(scale, loss) - bottom) / Math.max(top - bottom, Number.EPSILON)
}

/** Returns the loss at a fraction of the block's height, the inverse of heightFraction. */
export function lossAtFraction(scale: HeightScale, fraction: number): number {
  const bottom = heightQuantity(scale, scale.range[0])
  const top = heightQuantity(scale, scale.range[1])
  const quantity = bottom + fraction * (top - bottom)
  return scale.kind === 'linear' ? quantity : scale.minimum + 10 ** quantity
}

/**
 * Returns a scale fitted to a terrain: linear from the lowest finite value to the 98th percentile, or
 * logarithmic from the lowest to the highest with a floor of 1e-6 of the range. `minimum` is L_min: 0 for
 * losses, the known minimum for a function.
 */
export function fitHeightScale(
  values: ArrayLike<number>,
  kind: HeightScale['kind'],
  minimum = 0,
): HeightScale {
  const finite = Float64Array.from(values as ArrayLike<number>)
    .filter(Number.isFinite)
    .sort()
  const low = finite[0] ?? 0
  const high = finite.at(-1) ?? 1
  const spread = high - low || Math.abs(high) || 1
  const floor = 1e-6 * spread
  if (kind === 'log') return { kind, range: [low, high > low ? high : low + spread], minimum, floor }
  const cut = finite[Math.floor(0.98 * (finite.length - 1))] ?? high
  return { kind, range: [low, cut > low ? cut : low + spread], minimum, floor }
}
