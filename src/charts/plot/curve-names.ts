/** Places of a name beside a curve's end, in heights of a letter: above it, below it, and then further on either side. */
const places = Array.from({ length: 8 }, (_, k) => [-0.3 - k, 1.2 + k]).flat()

/**
 * The heights at which the names of curves stand, one for each end, so that none lies on another; undefined where there is no
 * room. `top` and `bottom` bound the plot, `size` is the height of a letter; all in pixels, downwards.
 */
export function nameHeights(
  ends: readonly number[],
  top: number,
  bottom: number,
  size: number,
): (number | undefined)[] {
  const taken: number[] = []
  return ends.map((end) => {
    const y = places
      .map((place) => end + place * size)
      .find((at) => at - size >= top && at <= bottom && taken.every((other) => Math.abs(other - at) >= size))
    if (y !== undefined) taken.push(y)
    return y
  })
}
