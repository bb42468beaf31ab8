/** Returns a quantile of increasing numbers, interpolated linearly; NaN if empty. */
export function quantile(rising: readonly number[], share: number): number {
  const place = share * (rising.length - 1)
  const [below, above] = [rising[Math.floor(place)] ?? NaN, rising[Math.ceil(place)] ?? NaN]
  return below + (place - Math.floor(place)) * (above - below)
}
