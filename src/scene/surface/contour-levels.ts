import { heightFraction, heightQuantity, lossAtFraction } from '../../math/height-scale.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { multiplesOf, roundStep } from '../../math/picture/ticks.ts'
import type { HeightScale } from '../../math/height-scale.ts'

/** A value with a contour line on the surface. */
export interface ContourLevel {
  readonly value: number
  /** Its height as a fraction of the block. */
  readonly fraction: number
  /** A heavier line, with a number in the legend and on the height axis. */
  readonly major: boolean
  /** Its number: L, or L - L_min if the height is logarithmic. */
  readonly label: string
}

/**
 * Layout of the levels, for the shader: at multiples of `minor` and `major` of L - offset, or at decades of L - L_min,
 * with lines at 2 and 5 if `fine`, and heavy ones at every `every`-th decade.
 */
export type ContourRule =
  | { readonly kind: 'steps'; readonly minor: number; readonly major: number; readonly offset: number }
  | { readonly kind: 'decades'; readonly fine: boolean; readonly every: number }

/** Decades that a logarithmic height must span for its levels to be decades. */
const fewestDecades = 1.5

/**
 * Returns the rule for a height scale: decades if a logarithmic height spans enough of them, or else steps with about
 * five heavy lines.
 */
export function contourRule(scale: HeightScale): ContourRule {
  const decades = heightQuantity(scale, scale.range[1]) - heightQuantity(scale, scale.range[0])
  if (scale.kind === 'log' && decades >= fewestDecades)
    return { kind: 'decades', fine: decades <= 6, every: Math.max(1, Math.ceil(decades / 8)) }
  const offset = scale.kind === 'log' ? scale.minimum : 0
  const low = lossAtFraction(scale, 0)
  const high = lossAtFraction(scale, 1)
  const major = roundStep((high - low) / 5)
  const leading = Math.round(major / 10 ** Math.floor(Math.log10(major) + 1e-9))
  return { kind: 'steps', major, minor: major / (leading === 2 ? 4 : 5), offset }
}

/** Returns every contour level in the range, rising. Legend, height axis and surface show the same ones. */
export function contourLevels(scale: HeightScale): ContourLevel[] {
  const rule = contourRule(scale)
  const shift = scale.kind === 'log' ? scale.minimum : 0
  const level = (excess: number, major: boolean): ContourLevel => ({
    value: shift + excess,
    fraction: heightFraction(scale, shift + excess),
    major,
    label: formatNumber(excess),
  })
  if (rule.kind === 'steps') {
    const from = lossAtFraction(scale, 0) - shift
    const to = lossAtFraction(scale, 1) - shift
    const majors = new Set(multiplesOf(rule.major, from, to))
    return multiplesOf(rule.minor, from, to).map((value) => level(value, majors.has(value)))
  }
  const from = heightQuantity(scale, scale.range[0])
  const to = heightQuantity(scale, scale.range[1])
  const levels: ContourLevel[] = []
  for (let decade = Math.floor(from); decade <= Math.ceil(to); decade++)
    for (const mantissa of rule.fine ? [1, 2, 5] : [1]) {
      const quantity = decade + Math.log10(mantissa)
      if (quantity < from - 1e-9 || quantity > to + 1e-9) continue
      levels.push(level(Number(`${mantissa}e${decade}`), mantissa === 1 && decade % rule.every === 0))
    }
  return levels
}
