import { shadowInPlane } from '../../reference/plane/project.ts'
import type { Terrain } from '../../reference/results.ts'
import { norm } from '../../math/linear-algebra/vector.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import type { CurveView } from '../../scene/types.ts'

/** Fractions of the picture's sides: an arrow that lies entirely in the plane, and a barb; half the angle of a head, in radians. */
const full = 0.24
const barb = 0.03
const barbAngle = 0.42
/** The least fraction of a direction in the plane for which an arrow is drawn. */
const least = 0.01

/** The arrow of a direction of weight space, and the fraction of it that lies in the plane. */
export interface WeightArrow {
  readonly curves: readonly CurveView[]
  readonly share: number
}

/** Returns the fraction of a direction's length that lies in the plane, 0 to 1. */
export function shareInPlane(plane: Pick<Terrain, 'u' | 'v'>, direction: ArrayLike<number>): number {
  const length = norm(Float64Array.from(direction))
  return length > 0 ? Math.min(1, shadowInPlane(plane)(direction).length / length) : 0
}

/** Describes the visible fraction of a direction. */
export const shareWords = (share: number): string =>
  `${formatNumber(100 * share, share < 0.1 ? 1 : 2)} % in the plane`

/**
 * Returns an arrow at w_0 along a direction of weight space, projected onto the plane, next to a dashed one of its full
 * length. All directions have the same full length in the picture.
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
