/** Returns the nearest number above `rough` that is 1, 2 or 5 times a power of ten. */
export function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const mantissa = rough / power
  const round = mantissa <= 1.0000001 ? 1 : mantissa <= 2.0000001 ? 2 : mantissa <= 5.0000001 ? 5 : 10
  return round * power
}

/** Returns all multiples of `step` in [from, to], each rounded to the step's last digit. */
export function multiplesOf(step: number, from: number, to: number): number[] {
  const slack = 1e-9 * (to - from)
  const first = Math.ceil((from - slack) / step)
  const last = Math.floor((to + slack) / step)
  const digits = Math.max(0, Math.min(20, 1 - Math.floor(Math.log10(step))))
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, i) => Number(((first + i) * step).toFixed(digits)) + 0,
  )
}

/** Returns round numbers in [from, to], about `count` of them. */
export const ticks = (from: number, to: number, count: number): number[] =>
  multiplesOf(roundStep((to - from) / count), from, to)

/**
 * Returns the least k for which every k-th of increasing positions is at least `spacing` from the one before.
 */
export function strideOf(places: readonly number[], spacing: number): number {
  const isApart = (every: number) =>
    places.every((place, i) => i < every || place - places[i - every]! >= spacing)
  return Math.max(1, 1 + places.findIndex((_, i) => isApart(i + 1)))
}
