import { increasingRoot } from '../../math/numerics/roots.ts'
import { bentSquare, conserved } from './conserved.ts'
import { isDead, sharpnessAtMinimum, valleyAt, type Point, type TwoWeightSetting } from './setting.ts'

/** End of gradient flow, and the sharpness of the minimum there. */
export interface FlowEnd {
  readonly point: Point
  readonly sharpness: number
}

/** The side of w_1 = 0 on which the flow from w_0 ends in the valley; undefined where it ends in no minimum. */
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
 * The end of gradient flow from w_0: where its rail meets the valley, one root by bisection to the last bit.
 * For the linear network, with D conserved and Q = √(D² + 4s²): ±(√((Q+D)/2), √((Q-D)/2)), sharpness Q.
 * undefined on the basin's edge (the flow ends at the saddle), and for ReLU where the unit dies or is dead.
 * Source: by G(w_1) - w_2² = D and w_2 φ(w_1) = s; for linear networks Saxe, McClelland, Ganguli 2013.
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
