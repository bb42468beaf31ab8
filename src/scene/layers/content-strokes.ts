import { block, worldX, worldZ, type Point } from '../block.ts'
import { parseColor, type Rgb } from '../../math/picture/color.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { Pen, Stroke } from './strokes.ts'
import type { CurveView, PathView, StageContent, StartView } from '../types.ts'
import { worldPoint } from '../view.ts'

/** Dashes of runs 0 to 7, which distinguish them without colour. */
const dashes: readonly (readonly [number, number])[] = [
  [0, 0],
  [14, 20],
  [6, 10],
  [26, 34],
  [36, 44],
  [4, 18],
  [18, 40],
  [2.5, 6.5],
]

/** Dash and period of predictions: as much gap as dash, unlike any run. */
const predicted = [7, 14] as const

/** Dash and period of a run. */
export const dashOf = (style: number) => dashes[style % dashes.length] ?? [0, 0]

/**
 * World units beyond the block at which a path is no longer drawn, and the height above which it is not, unless it starts
 * there.
 */
const reach = 1.6 * block.half
const ceiling = 1.3 * block.relief
/** World units between points of a path, between stems, and the gap that gets a stem. */
const spacing = { point: 0.004, stem: 0.16, gap: 0.02 } as const

const runPen = (path: PathView): Pen => ({
  color: parseColor(path.color),
  core: 2.4,
  inner: 1.5,
  outer: 1.1,
  dash: dashOf(path.style),
})
const restPen = (path: PathView, paper: Rgb): Pen => {
  const [red, green, blue] = parseColor(path.color)
  const pale = (c: number, p: number) => 0.6 * c + 0.4 * p
  return {
    color: [pale(red, paper[0]), pale(green, paper[1]), pale(blue, paper[2])],
    core: 0.8,
    inner: 0.7,
    outer: 0,
    dash: [0, 0],
  }
}
const stemPen = (color: string): Pen => ({
  color: parseColor(color),
  core: 0.55,
  inner: 0.7,
  outer: 0,
  dash: [0, 0],
})
const curvePen = (curve: CurveView): Pen => ({
  color: parseColor(curve.color),
  core: curve.fine ? 0.8 : curve.bold ? 2 : 1.2,
  inner: curve.fine ? 0.8 : 1,
  outer: curve.fine ? 0 : 0.7,
  dash: curve.dashed ? predicted : [0, 0],
})

/** Returns every line on the stage: paths, what remains of them, stems, curves. `field` is the surface under them. */
export function contentStrokes(content: StageContent, field: HeightField | undefined, paper: Rgb): Stroke[] {
  const strokes: Stroke[] = []
  for (const curve of content.curves) {
    const points = field ? drape(curve, content, field) : new Float32Array()
    strokes.push({ pen: curvePen(curve), points })
  }
  for (const path of content.paths) strokes.push(...pathStrokes(path, content, field, paper))
  for (const start of content.starts) {
    const stem = startStem(start, content, field)
    if (stem) strokes.push({ pen: stemPen(start.color), points: stem })
  }
  return strokes
}

/**
 * Returns the point of the world for (a, b) at a loss, at the height of that loss. In the whole weight space it lies on
 * the surface as drawn instead, unless the surface is cut there and the loss is higher, or (a, b) is outside it.
 */
export function drawnPoint(
  { extent, scale, whole }: StageContent,
  field: HeightField | undefined,
  a: number,
  b: number,
  loss: number,
): Point {
  const point = worldPoint(extent, scale, a, b, loss)
  if (!whole || !field) return point
  const height = surfaceY(field, point[0], point[2])
  const cut = height >= block.relief && point[1] > block.relief
  return cut || Number.isNaN(height) ? point : [point[0], height, point[2]]
}

/** Returns the point of a path at a record, which may be fractional. */
export function pathPoint(
  path: PathView,
  content: StageContent,
  field: HeightField | undefined,
  at: number,
): Point {
  const last = Math.max(0, path.a.length - 1)
  const k = Math.min(last, Math.max(0, at))
  const i = Math.floor(k)
  const from = recordPoint(path, content, field, i)
  if (k === i) return from
  const to = recordPoint(path, content, field, i + 1)
  const mix = (axis: 0 | 1 | 2) => from[axis] + (k - i) * (to[axis] - from[axis])
  return [mix(0), mix(1), mix(2)]
}

/** World height of the surface over (x, z), as drawn. */
export const surfaceY = (field: HeightField, x: number, z: number): number =>
  block.relief * field.heightAt((x + 1) / 2, (1 - z) / 2)

const recordPoint = (
  path: PathView,
  content: StageContent,
  field: HeightField | undefined,
  i: number,
): Point => drawnPoint(content, field, path.a[i]!, path.b[i]!, path.loss[i]!)

function pathStrokes(
  path: PathView,
  content: StageContent,
  field: HeightField | undefined,
  paper: Rgb,
): Stroke[] {
  const count = path.a.length
  if (count === 0) return []
  const here = Math.min(Math.max(path.at, 0), count - 1)
  const middle = pathPoint(path, content, field, here)
  const walked = thin(path, content, field, 0, Math.floor(here))
  const rest = thin(path, content, field, Math.ceil(here), count - 1)
  const strokes: Stroke[] = [
    { pen: restPen(path, paper), points: flatten([middle, ...rest]) },
    { pen: runPen(path), points: flatten([...walked, middle]) },
  ]
  if (field) {
    const stems = stemPoints([...walked, middle], field)
    if (stems.length > 0) strokes.push({ pen: stemPen(path.color), points: flatten(stems) })
  }
  return strokes
}

/** Returns the points of records [from, to], without those too close to the one before. */
function thin(
  path: PathView,
  content: StageContent,
  field: HeightField | undefined,
  from: number,
  to: number,
): Point[] {
  const points: Point[] = []
  const highest = Math.max(ceiling, recordPoint(path, content, field, 0)[1])
  let last: Point | undefined
  for (let i = from; i <= to; i++) {
    const raw = recordPoint(path, content, field, i)
    const inside = Math.abs(raw[0]) <= reach && Math.abs(raw[2]) <= reach && !(raw[1] > highest)
    const point: Point = inside ? raw : [NaN, NaN, NaN]
    if (
      last &&
      i < to &&
      Math.hypot(point[0] - last[0], point[1] - last[1], point[2] - last[2]) < spacing.point
    )
      continue
    points.push(point)
    last = point
  }
  return points
}

/** Returns pairs of points from a path down or up to the surface, separated by NaN. */
function stemPoints(points: readonly Point[], field: HeightField): Point[] {
  const stems: Point[] = []
  let travelled = Infinity
  let last: Point | undefined
  for (const [k, point] of points.entries()) {
    if (last) travelled += Math.hypot(point[0] - last[0], point[1] - last[1], point[2] - last[2])
    last = point
    if (travelled < spacing.stem && k < points.length - 1) continue
    const height = surfaceY(field, point[0], point[2])
    if (!(Math.abs(height - point[1]) > spacing.gap)) continue
    stems.push(point, [point[0], height, point[2]], [NaN, NaN, NaN])
    travelled = 0
  }
  return stems
}

function startStem(
  start: StartView,
  content: StageContent,
  field: HeightField | undefined,
): Float32Array | undefined {
  const point = drawnPoint(content, field, start.a, start.b, start.loss)
  const height = field ? surfaceY(field, point[0], point[2]) : NaN
  if (!(Math.abs(height - point[1]) > spacing.gap)) return undefined
  return flatten([point, [point[0], height, point[2]]])
}

/** Half the width, in world units, of a valley so narrow that a line at its bottom would be hidden. */
const slot = 0.025

const around = Array.from(
  { length: 8 },
  (_, k) => [slot * Math.cos((k * Math.PI) / 4), slot * Math.sin((k * Math.PI) / 4)] as const,
)

/**
 * Returns the world height of the rim around a point, so that no narrow valley hides a line; next to a hole or an edge,
 * the surface's own.
 */
function rimY(field: HeightField, x: number, z: number): number {
  const height = surfaceY(field, x, z)
  return around.reduce((highest, [dx, dz]) => {
    const y = surfaceY(field, x + dx, z + dz)
    return y > highest ? y : highest
  }, height)
}

/**
 * Lays a curve of the plane, or steps between its points, on the surface, cut where it leaves the extent or meets a hole.
 * In the whole weight space it meets the runs and the marks on the surface; otherwise it lies on the rim of whatever
 * would hide it.
 */
function drape(curve: CurveView, { extent, whole }: StageContent, field: HeightField): Float32Array {
  const points: Point[] = []
  const heightOf = whole ? surfaceY : rimY
  const lay = (x: number, z: number) => points.push([x, heightOf(field, x, z), z])
  let last: readonly [number, number] | undefined
  for (const [a, b] of curve.points) {
    const here = [worldX(extent, a), worldZ(extent, b)] as const
    if (last && !curve.steps) {
      const length = Math.hypot(here[0] - last[0], here[1] - last[1])
      const pieces = Number.isFinite(length) ? Math.min(200, Math.ceil(length / 0.015)) : 1
      for (let k = 1; k < pieces; k++)
        lay(last[0] + (k / pieces) * (here[0] - last[0]), last[1] + (k / pieces) * (here[1] - last[1]))
    }
    lay(...here)
    last = here
  }
  return flatten(points)
}

const flatten = (points: readonly Point[]): Float32Array => {
  const flat = new Float32Array(3 * points.length)
  let at = 0
  for (const [x, y, z] of points) {
    flat[at++] = x
    flat[at++] = y
    flat[at++] = z
  }
  return flat
}
