import { clipPolyline } from '../../math/picture/polyline.ts'
import { goldenMinimum, increasingRoot } from '../../math/numerics/roots.ts'
import {
  liveSides,
  sharpnessAtMinimum,
  valleyAt,
  type Extent,
  type Point,
  type TwoWeightSetting,
} from './setting.ts'
import { maxOf } from '../../math/statistics/range.ts'

/**
 * Returns the valley of minima w_2 = target/φ(input·w_1) within an extent, one polyline on each side of w_1 = 0 where φ
 * is not constant. It is the contour of residual 0, because the loss itself never changes sign.
 */
export function valley(setting: TwoWeightSetting, extent: Extent, count = 193): Point[][] {
  const highest = maxOf(extent.b.map(Math.abs))
  return liveSides(setting).flatMap((side) => {
    const farthest = side > 0 ? extent.a[1] : -extent.a[0]
    const nearest = increasingRoot((m) => highest - Math.abs(valleyAt(setting, side * m)))
    if (nearest === undefined || !(nearest < farthest)) return []
    const ratio = farthest / nearest
    const points = Array.from({ length: count }, (_, i): Point => {
      const first = side * nearest * ratio ** (i / (count - 1))
      return [first, valleyAt(setting, first)]
    })
    return clipPolyline(points, extent)
  })
}

export interface FlatMinimum {
  readonly point: Point
  readonly sharpness: number
}

/** Largest |input·w_1|, and its inverse the smallest, for the search of the flattest minimum. */
const farthest = 64

/**
 * Returns the flattest minimum of each branch of the valley, flattest first; by a scan and golden sections, w_1 to about
 * 1e-7. Linear: 2|s| at |w_1| = √|s|; tanh: 2s(√(1+s²) - s) at tanh² w_1 = s/√(1+s²). Source: the sharpness along the
 * valley, s²φ'²/φ² + φ², differentiated.
 */
export function flattest(setting: TwoWeightSetting): FlatMinimum[] {
  const found = liveSides(setting).map((side): FlatMinimum => {
    const at = (logarithm: number): Point => {
      const first = (side * Math.exp(logarithm)) / Math.abs(setting.input)
      return [first, valleyAt(setting, first)]
    }
    const sharpness = (logarithm: number) => sharpnessAtMinimum(setting, at(logarithm))
    const step = 0.05
    let best = -Math.log(farthest)
    for (let x = best; x < Math.log(farthest); x += step) if (sharpness(x) < sharpness(best)) best = x
    const least = goldenMinimum(sharpness, best - step, best + step)
    return { point: at(least), sharpness: sharpness(least) }
  })
  return found.sort((p, q) => p.sharpness - q.sharpness)
}
