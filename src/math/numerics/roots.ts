/**
 * Returns the root of an increasing function on (0, ∞) that is negative near 0 and positive far out, by
 * doubling and bisection to the last bit; `undefined` if no change of sign is found between 2⁻⁶⁰ and 2⁶⁰.
 */
export function increasingRoot(f: (x: number) => number, guess = 1): number | undefined {
  let low = guess
  let high = guess
  while (!(f(low) < 0)) {
    low /= 2
    if (low < 2 ** -60) return undefined
  }
  while (!(f(high) > 0)) {
    high *= 2
    if (high > 2 ** 60) return undefined
  }
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (f(middle) < 0) low = middle
    else high = middle
  }
}

/**
 * Returns the minimum of a unimodal function on [from, to], by golden section, to about 1e-8 of the interval.
 */
export function goldenMinimum(f: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2
  let low = from
  let high = to
  let left = high - ratio * (high - low)
  let right = low + ratio * (high - low)
  let atLeft = f(left)
  let atRight = f(right)
  while (high - low > 1e-9 * (to - from)) {
    if (atLeft < atRight) {
      high = right
      right = left
      atRight = atLeft
      left = high - ratio * (high - low)
      atLeft = f(left)
    } else {
      low = left
      left = right
      atLeft = atRight
      right = low + ratio * (high - low)
      atRight = f(right)
    }
  }
  return (low + high) / 2
}
