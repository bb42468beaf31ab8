import type { Terrain } from '../../reference/results.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import { dot } from '../../math/linear-algebra/vector.ts'
import type { CurveView } from '../../scene/types.ts'
import { lossOn } from './path-heights.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** Arrows along each side of the plane. */
const side = 12

/** Powers of ten below the longest arrow at which the length reaches zero. */
const decades = 3

/** Length of the longest arrow relative to the spacing, of a barb relative to its arrow, and least length drawn. */
const shares = { longest: 0.92, barb: 0.34, least: 0.08 } as const

/** Half the angle between the barbs, in radians. */
const barbAngle = 0.45

/** A step of steepest descent at a point of a plane. */
export interface Descent {
  readonly a: number
  readonly b: number
  /** Its direction, in coordinates of the plane. */
  readonly da: number
  readonly db: number
  /** The norm of the gradient's part in the plane, in weight space. */
  readonly slope: number
}

/** The drawn arrows, and the slope shown by the longest. */
export interface DescentArrows {
  readonly curve: CurveView
  readonly longest: number
}

/** u·u, u·v and v·v. */
function gram({ u, v }: Terrain): readonly [number, number, number] {
  const [first, second] = [Float64Array.from(u), Float64Array.from(v)]
  return [dot(first, first), dot(first, second), dot(second, second)]
}

/**
 * Returns the steepest descent within the plane of what a terrain shows. With the field's differences g = (∂f/∂a, ∂f/∂b)
 * and the Gram matrix G of the plane's directions, it is -G⁻¹ g in coordinates, and √(gᵀ G⁻¹ g) long in weight space.
 * Central differences over one cell to each side, with an error of the second order in the cell; undefined next to a hole
 * or the edge.
 */
export function descentAt(terrain: Terrain, a: number, b: number): Descent | undefined {
  const { extent, resolution } = terrain
  const step = (axis: readonly [number, number], count: number) => (axis[1] - axis[0]) / (count - 1)
  const [ha, hb] = [step(extent.a, resolution[0]), step(extent.b, resolution[1])]
  const ga = (lossOn(terrain, a + ha, b) - lossOn(terrain, a - ha, b)) / (2 * ha)
  const gb = (lossOn(terrain, a, b + hb) - lossOn(terrain, a, b - hb)) / (2 * hb)
  const [uu, uv, vv] = gram(terrain)
  const determinant = uu * vv - uv * uv
  const da = -(vv * ga - uv * gb) / determinant
  const db = -(uu * gb - uv * ga) / determinant
  const slope = Math.sqrt(Math.max(0, -(da * ga + db * gb)))
  return Number.isFinite(da + db + slope) ? { a, b, da, db, slope } : undefined
}

/** Returns arrows on a lattice over the plane, with lengths by the logarithm of the slope; undefined if there is no slope. */
export function descentArrows(terrain: Terrain, theme: Theme): DescentArrows | undefined {
  const { a, b } = terrain.extent
  const [width, depth] = [a[1] - a[0], b[1] - b[0]]
  const lattice = Array.from({ length: side }, (_, i) => (i + 0.5) / side)
  const found = lattice.flatMap((y) =>
    lattice.flatMap((x) => descentAt(terrain, a[0] + x * width, b[0] + y * depth) ?? []),
  )
  const longest = Math.max(0, maxOf(found.map(({ slope }) => slope)))
  if (longest === 0) return undefined
  const points = found.flatMap((descent): (readonly [number, number])[] => {
    const share = 1 + Math.log10(descent.slope / longest) / decades
    if (!(share > shares.least)) return []
    const length = (share * shares.longest) / side
    const angle = Math.atan2(descent.db / depth, descent.da / width)
    const at = (x: number, y: number, by: number, towards: number) =>
      [x + by * Math.cos(towards) * width, y + by * Math.sin(towards) * depth] as const
    const tail = at(descent.a, descent.b, -length / 2, angle)
    const tip = at(descent.a, descent.b, length / 2, angle)
    const barb = (turn: number) => at(...tip, -shares.barb * length, angle + turn)
    return [tail, tip, [NaN, NaN], barb(barbAngle), tip, barb(-barbAngle), [NaN, NaN]]
  })
  const curve = { id: 'descent', label: '', color: tokens(theme).ink, dashed: false, fine: true, points }
  return { curve, longest }
}

/** Explains the arrows in a line for the picture. */
export const arrowWords = ({ longest }: DescentArrows): string =>
  `arrows: descent in the plane, up to ${formatNumber(longest, 3)}, log length, ${decades} decades`
