const unit = [0, 1] as const

/** The nearest number in a range, which is [0, 1] where none is given; NaN of NaN. */
export const clamp = (value: number, [from, to]: readonly [number, number] = unit): number =>
  Math.min(to, Math.max(from, value))
