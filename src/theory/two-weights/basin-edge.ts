import { clipPolyline } from '../../math/picture/polyline.ts'
import { bentSquare } from './flow.ts'
import { isDead, type Extent, type Point, type TwoWeightSetting } from './setting.ts'

/**
 * Returns w_2 on the basin's edge above w_1: -sgn(w_1)·√G(w_1) for target and input of the same sign, otherwise the
 * mirror image.
 */
export function basinEdgeAt(setting: TwoWeightSetting, first: number): number {
  const sign = -Math.sign(first) * Math.sign(setting.target * setting.input)
  return sign * Math.sqrt(bentSquare(setting, first))
}

/** Returns ReLU's edge: the half-line into the origin, and the half-line on which the unit dies. */
function cornerEdge(setting: TwoWeightSetting, { a, b }: Extent): Point[][] {
  const side = setting.input > 0 ? a[1] : a[0]
  if (isDead(setting, side)) return []
  const alive = setting.target > 0 ? b[1] : b[0]
  return [
    [
      [0, 0],
      [side, basinEdgeAt(setting, side)],
    ],
    [
      [0, 0],
      [0, alive * setting.target > 0 ? alive : 0],
    ],
  ]
}

/**
 * Returns the edge between the basins of the two branches of minima, within an extent: the rail into the saddle at the
 * origin.
 * -w_1 for the linear network, -sinh w_1 for tanh. For ReLU it bounds the starts that reach a minimum (3/8 of isotropic
 * ones), together with the half-line on which the unit dies.
 */
export function basinEdge(setting: TwoWeightSetting, extent: Extent, count = 257): Point[][] {
  const [from, to] = extent.a
  const lines =
    setting.leftSlope === 0
      ? cornerEdge(setting, extent)
      : [
          Array.from({ length: count }, (_, i): Point => {
            const first = from + (i * (to - from)) / (count - 1)
            return [first, basinEdgeAt(setting, first)]
          }),
        ]
  return lines.flatMap((points) => clipPolyline(points, extent))
}
