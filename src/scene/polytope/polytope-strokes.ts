import type { Point } from '../block.ts'
import { tokens } from '../../math/picture/palette.ts'
import { dashOf } from '../layers/content-strokes.ts'
import type { Pen, Stroke } from '../layers/strokes.ts'
import { parseColor } from '../../math/picture/color.ts'
import type { PolytopeFrame } from './frame.ts'
import type { EllipsoidView, PolytopeContent, WayView } from './polytope-content.ts'

/** Points of a ring around an ellipsoid. */
const ringPoints = 64
/** Length of the objective's arrow in world units. */
const arrow = 0.3

const edgePen = (color: string): Pen => ({
  color: parseColor(color),
  core: 0.9,
  inner: 0.6,
  outer: 0,
  dash: [0, 0],
})
const wayPen = ({ color, style, fine }: WayView): Pen => ({
  color: parseColor(color),
  core: fine ? 1.2 : 2.6,
  inner: 1.5,
  outer: 1.1,
  dash: dashOf(style),
})
const ringPen = ({ color, strength }: EllipsoidView): Pen => ({
  color: parseColor(color),
  core: 0.5 + 0.7 * strength,
  inner: 0.6 * strength,
  outer: 0,
  dash: [0, 0],
})

const flat = (places: readonly Point[]): Float32Array => Float32Array.from(places.flat())

/** Returns the line of a path, including a step in progress. */
function wayStroke(way: WayView, { toWorld }: PolytopeFrame): Stroke {
  return { pen: wayPen(way), points: flat(way.places.map(toWorld)) }
}

/** Returns points slightly outside an ellipsoid: on each side, and between each three of them. */
export const outline = ({ axes, centre }: EllipsoidView): Point[] =>
  [-1, 0, 1].flatMap((p) =>
    [-1, 0, 1].flatMap((q) =>
      [-1, 0, 1].flatMap((r): Point[] => {
        const long = Math.hypot(p, q, r)
        const at = (c: 0 | 1 | 2) => centre[c] + (p * axes[c]! + q * axes[3 + c]! + r * axes[6 + c]!) / long
        return long > 0 ? [[at(0), at(1), at(2)]] : []
      }),
    ),
  )

/** Returns three rings around an ellipsoid, each in the plane of two of its axes. */
function rings(view: EllipsoidView, { toWorld }: PolytopeFrame): Stroke[] {
  const axis = (j: number) => view.axes.slice(3 * j, 3 * j + 3)
  return [[0, 1], [1, 2], [2, 0]].map(([j = 0, k = 0]) => {
    const [p, q] = [axis(j), axis(k)]
    const places = Array.from({ length: ringPoints + 1 }, (_, i): Point => {
      const [cos, sin] = [Math.cos((2 * Math.PI * i) / ringPoints), Math.sin((2 * Math.PI * i) / ringPoints)]
      const at = (c: 0 | 1 | 2) => view.centre[c] + cos * p[c]! + sin * q[c]!
      return toWorld([at(0), at(1), at(2)])
    })
    return { pen: ringPen(view), points: flat(places) }
  }) // prettier-ignore
}

/** Returns every line of the picture: the edges, the rings of the ellipsoids, the paths. */
export function polytopeStrokes(content: PolytopeContent, frame: PolytopeFrame): Stroke[] {
  const { vertices, edges, ways, ellipsoids, theme } = content
  const pen = edgePen(tokens(theme).secondInk)
  const place = (v: number): Point => frame.toWorld(vertices[v] ?? [NaN, NaN, NaN])
  return [
    ...edges.map(([from, to]) => ({ pen, points: flat([place(from), place(to)]) })),
    ...ellipsoids.filter(({ strength }) => strength === 1).flatMap((view) => rings(view, frame)),
    ...ways.map((way) => wayStroke(way, frame)),
  ]
}

/** Returns the two ends, in the world, of the arrow along which the objective grows, from the optimum outwards. */
export function objectiveArrow(
  { optimum, upward }: PolytopeContent,
  { toWorld, turn }: PolytopeFrame,
): readonly [Point, Point] | undefined {
  if (!optimum) return undefined
  const from = toWorld(optimum.at)
  const [a, b, c] = turn(upward)
  const length = arrow / Math.hypot(a, b, c)
  return [from, [from[0] + length * a, from[1] + length * b, from[2] + length * c]]
}
