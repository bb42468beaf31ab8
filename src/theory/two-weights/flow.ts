import { increasingRoot } from '../../math/numerics/roots.ts'
import { clipPolyline } from '../../math/picture/polyline.ts'
import {
  isDead,
  sharpnessAtMinimum,
  valleyAt,
  type Extent,
  type Point,
  type TwoWeightSetting,
} from './setting.ts'

/**
 * G(w) = 2∫₀^w φ(xu)/(x φ'(xu)) du, with x the input: gradient flow conserves G(w_1) - w_2². w² for the linear network
 * and every leaky ReLU, sinh²(xw)/x² for tanh, and between the two by quadrature. Both terms change at the rate -2 r w_2
 * φ, with r the residual times the stiffness. Source: for linear networks Saxe, McClelland, Ganguli 2013 and Du, Hu, Lee
 * 2018; for any increasing φ by differentiation. Domain: φ' > 0 at xw, so w_1 x > 0 for ReLU.
 */
export function bentSquare(setting: TwoWeightSetting, w: number): number {
  return setting.bentSquare(setting.input * w) / setting.input ** 2
}

/** D = G(w_1) - w_2², which gradient flow conserves. In the linear network, gradient descent multiplies it by 1 - η²r² per step. */
export function conserved(setting: TwoWeightSetting, first: number, second: number): number {
  return bentSquare(setting, first) - second * second
}

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
 * Returns the rail of gradient flow through w_0 within an extent: the branch of G(w_1) - w_2² = D through w_0, as
 * polylines. Empty if nothing moves: at the origin, and in ReLU's dead half-plane. Source: `bentSquare`.
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

/** End of gradient flow, and the sharpness of the minimum there. */
export interface FlowEnd {
  readonly point: Point
  readonly sharpness: number
}

/** Returns the side of w_1 = 0 on which the flow from w_0 ends in the valley; `undefined` if it reaches no minimum. */
function endingSide(setting: TwoWeightSetting, [first, second]: Point, rail: number): 1 | -1 | undefined {
  const { input, target, leftSlope } = setting
  if (isDead(setting, first)) return undefined
  const stays = first > 0 ? 1 : -1
  const pulled = second * target * input > 0 ? 1 : -1
  if (rail > 0) return stays
  if (rail === 0) return first !== 0 && pulled === stays ? stays : undefined
  return leftSlope === 0 && pulled !== stays ? undefined : pulled
}

/**
 * Returns the end of gradient flow from w_0, where its rail meets the valley: one root by bisection to the last bit. For
 * the linear network, with D conserved and Q = √(D² + 4s²): ±(√((Q+D)/2), √((Q-D)/2)), sharpness Q. `undefined` on the
 * basin's edge (the flow ends at the saddle), and for ReLU if the unit dies or is dead. Source: by G(w_1) - w_2² = D and
 * w_2 φ(w_1) = s; for linear networks Saxe, McClelland, Ganguli 2013.
 */
export function flowEnd(setting: TwoWeightSetting, w0: Point): FlowEnd | undefined {
  const level = conserved(setting, ...w0)
  const side = endingSide(setting, w0, level)
  if (side === undefined) return undefined
  const size = increasingRoot((m) => bentSquare(setting, side * m) - valleyAt(setting, side * m) ** 2 - level)
  if (size === undefined) return undefined
  const point: Point = [side * size, valleyAt(setting, side * size)]
  return { point, sharpness: sharpnessAtMinimum(setting, point) }
}
