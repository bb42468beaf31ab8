import { clipPolyline } from '../../math/picture/polyline.ts'
import { increasingRoot } from '../../math/numerics/roots.ts'
import { bentSquare, conserved } from './conserved.ts'
import { isDead, type Extent, type Point, type TwoWeightSetting } from './setting.ts'

const spaced = ([from, to]: readonly [number, number], count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + (i * (to - from)) / (count - 1))

/** |w_1| with G(±|w_1|) = value ≥ 0. */
const inverse = (setting: TwoWeightSetting, value: number): number =>
  value === 0 ? 0 : (increasingRoot((m) => bentSquare(setting, m) - value) ?? NaN)

/** w_1 = ±G⁻¹(D + w_2²), one point for each w_2. */
function across(setting: TwoWeightSetting, level: number, side: number, seconds: number[]): Point[] {
  return seconds.map((second): Point => [side * inverse(setting, level + second * second), second])
}

/** w_2 = ±√(G(w_1) - D), one point for each w_1; for ReLU it begins where the unit dies. */
function along(setting: TwoWeightSetting, level: number, side: number, firsts: number[]): Point[] {
  const living = firsts.filter((first) => !isDead(setting, first))
  if (setting.leftSlope === 0) living.push(0)
  return living
    .sort((p, q) => p - q)
    .map((first): Point => [first, side * Math.sqrt(bentSquare(setting, first) - level)])
}

/**
 * The rail of gradient flow through w_0 within an extent: the branch of G(w_1) - w_2² = D on which w_0 lies, as polylines.
 * Empty where nothing moves: at the origin, and in ReLU's dead half-plane. Source: see conserved.ts.
 */
export function rail(setting: TwoWeightSetting, w0: Point, extent: Extent, count = 129): Point[][] {
  const [first, second] = w0
  if ((first === 0 && second === 0) || isDead(setting, first)) return []
  const level = conserved(setting, first, second)
  const points =
    level >= 0
      ? across(setting, level, first > 0 ? 1 : -1, spaced(extent.b, count))
      : along(setting, level, second > 0 ? 1 : -1, spaced(extent.a, count))
  return clipPolyline(points, extent)
}
