import { shadowInPlane } from '../../reference/plane/project.ts'
import type { Terrain } from '../../reference/results.ts'
import { norm } from '../../math/linear-algebra/vector.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { CurveView } from '../../scene/types.ts'

/** Shares of the picture's sides: of an arrow that lies in the plane whole, and of a barb; half the angle of a head, in radians. */
const full = 0.24
const barb = 0.03
const barbAngle = 0.42
/** The least share of a direction in the plane that an arrow is drawn for. */
const least = 0.01

/** The arrow of a direction of weight space, and the share of it that lies in the plane. */
export interface WeightArrow {
  readonly curves: readonly CurveView[]
  readonly share: number
}

/** The share of a direction's length that lies in the plane, 0 to 1. */
export function shareInPlane(plane: Pick<Terrain, 'u' | 'v'>, direction: ArrayLike<number>): number {
  const length = norm(Float64Array.from(direction))
  return length > 0 ? Math.min(1, shadowInPlane(plane)(direction).length / length) : 0
}

/** The share of a direction that can be seen, in words. */
export const shareWords = (share: number): string =>
  `${formatNumber(100 * share, share < 0.1 ? 1 : 2)} % in the plane`

/**
 * An arrow at w_0 along a direction of weight space, as the plane sees it: as long as the share of it that lies in the plane, beside
 * a dashed one of its whole length. All directions have the same whole length in the picture.
 */
export function weightArrow(
  terrain: Terrain,
  at: readonly [number, number],
  direction: ArrayLike<number>,
  theme: Theme,
): WeightArrow {
  const share = shareInPlane(terrain, direction)
  const { a, b } = terrain.extent
  const flat = terrain.resolution[1] === 1
  const [width, depth] = [a[1] - a[0], flat ? 1 : b[1] - b[0]]
  const seen = shadowInPlane(terrain)(direction)
  const angle = Math.atan2(seen.b / depth, seen.a / width)
  const from: readonly [number, number] = [at[0], flat ? 0 : at[1]]
  const point = ([x, y]: readonly [number, number], by: number, towards: number) =>
    [x + by * Math.cos(towards) * width, y + by * Math.sin(towards) * depth] as const
  if (share < least) return { curves: [], share }
  const whole = point(from, full, angle)
  const tip = point(from, full * share, angle)
  const head = (end: readonly [number, number]) => {
    const corner = (turn: number) => point(end, -Math.min(barb, (full * share) / 2), angle + turn)
    return [corner(barbAngle), end, corner(-barbAngle), corner(barbAngle)]
  }
  const look = { label: '', color: tokens(theme).ink }
  return {
    share,
    curves: [
      { ...look, id: 'weight whole', dashed: true, fine: true, points: [from, whole] },
      { ...look, id: 'weight shaft', dashed: false, bold: true, points: [from, tip] },
      { ...look, id: 'weight head', dashed: false, bold: true, points: head(tip) },
    ],
  }
}
