const unit = [0, 1] as const

/** Returns the nearest number in a range, by default [0, 1]; NaN for NaN. */
export const clamp = (value: number, [from, to]: readonly [number, number] = unit): number =>
  Math.min(to, Math.max(from, value))
