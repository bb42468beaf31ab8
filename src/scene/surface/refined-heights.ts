/** A grid of losses, values[j·na + i]. */
interface Grid {
  readonly resolution: readonly [number, number]
  readonly values: Float32Array
}

/** The largest ratio of the two curvatures that bend a piece between two points. */
const mostUnlike = 2

/** Limits a curvature to `mostUnlike` times the other one; 0 if they have opposite signs. */
const limited = (curvature: number, other: number): number => {
  if (!(curvature * other > 0)) return 0
  const most = mostUnlike * Math.abs(other)
  return Math.max(-most, Math.min(most, curvature))
}

/**
 * Inserts `times - 1` points between two neighbours of each line of values. A line begins at `first + l·across` and its
 * `count` points are `along` apart; the new ones likewise in the longer array. Cubic, exact for a quadratic. If the
 * second differences of both ends differ much, as at a kink, they are limited, and next to values that are not finite the
 * interpolation is linear.
 */
function refineLines(
  values: Float32Array,
  { count, along, lines, across }: { count: number; along: number; lines: number; across: number },
  times: number,
  target: { values: Float32Array; along: number; across: number },
): void {
  for (let line = 0; line < lines; line++) {
    const from = line * across
    const to = line * target.across
    for (let i = 0; i < count; i++) {
      const here = values[from + i * along]!
      target.values[to + i * times * target.along] = here
      if (i + 1 === count) break
      const next = values[from + (i + 1) * along]!
      const before = i > 0 ? values[from + (i - 1) * along]! : NaN
      const after = i + 2 < count ? values[from + (i + 2) * along]! : NaN
      const left = before - 2 * here + next
      const right = here - 2 * next + after
      const [p, q] = Number.isFinite(left)
        ? Number.isFinite(right)
          ? [limited(left, right), limited(right, left)]
          : [left, left]
        : [right, right]
      const bent = Number.isFinite(p + q)
      for (let k = 1; k < times; k++) {
        const t = k / times
        const straight = here + t * (next - here)
        const bend = bent ? (t * (1 - t) * ((1 - t) * p + t * q)) / 2 : 0
        target.values[to + (i * times + k) * target.along] = straight - bend
      }
    }
  }
}

/** Steps to one of the two neighbours on a line through a point: along both axes and both diagonals. */
const directions = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const

/**
 * Lowers the points next to the bottom of a valley to that bottom: the minimum, within one cell, of the parabola through
 * a point and its two neighbours. A valley narrower than its cells then has a floor of constant depth instead of a row of
 * pits.
 */
function sink({ resolution: [na, nb], values }: Grid, least: number): Float32Array {
  const sunk = Float32Array.from(values)
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++) {
      const at = j * na + i
      const here = values[at]!
      let lowest = here
      for (const [di, dj] of directions) {
        if (i < di || i + di >= na || j < Math.abs(dj) || j + Math.abs(dj) >= nb) continue
        const shift = dj * na + di
        const before = values[at - shift]!
        const after = values[at + shift]!
        const curvature = before - 2 * here + after
        const slope = (after - before) / 2
        if (!(curvature > 0) || !(Math.abs(slope) <= curvature)) continue
        lowest = Math.min(lowest, here - (slope * slope) / (2 * curvature))
      }
      sunk[at] = lowest === here ? here : Math.max(lowest, least)
    }
  return sunk
}

/**
 * Returns the heights of a smooth surface on a grid of at most `most` points per side, or on the original grid if that is
 * finer: the values at the computed points, a cubic through them in between, and the floors of valleys at their own
 * depth. Nothing is lower than `least`.
 */
export function refinedHeights(
  { resolution: [na, nb], values }: Grid,
  least: number,
  most: number,
): { readonly resolution: readonly [number, number]; readonly values: Float32Array } {
  const times = Math.max(1, Math.floor((most - 1) / (Math.max(na, nb) - 1)))
  if (times === 1) return { resolution: [na, nb], values: sink({ resolution: [na, nb], values }, least) }
  const [wide, deep] = [(na - 1) * times + 1, (nb - 1) * times + 1]
  const rows = new Float32Array(wide * nb)
  refineLines(values, { count: na, along: 1, lines: nb, across: na }, times, {
    values: rows,
    along: 1,
    across: wide,
  })
  const fine = new Float32Array(wide * deep)
  refineLines(rows, { count: nb, along: wide, lines: wide, across: 1 }, times, {
    values: fine,
    along: wide,
    across: 1,
  })
  for (let k = 0; k < fine.length; k++) if (fine[k]! < least) fine[k] = least
  return { resolution: [wide, deep], values: sink({ resolution: [wide, deep], values: fine }, least) }
}
