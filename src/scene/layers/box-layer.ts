import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { worldX, worldZ } from '../block.ts'
import type { CanvasPen } from './canvas-pen.ts'
import { surfaceY } from './content-strokes.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { StageContent } from '../types.ts'
import type { ScreenPoint, View } from '../view.ts'

/** Pieces of each side, which follows the surface. */
const pieces = 40

/** The outline of a box of the plane, anticlockwise from its corner of least a and b. */
function outline({ a, b }: Extent): (readonly [number, number])[] {
  const [[left, right], [near, far]] = [a, b]
  const corners = [[left, near], [right, near], [right, far], [left, far]] as const // prettier-ignore
  return corners.flatMap((from, k) => {
    const to = corners[(k + 1) % 4] ?? from
    const along = (i: number, axis: 0 | 1) => from[axis] + (i / pieces) * (to[axis] - from[axis])
    return Array.from({ length: pieces }, (_, i) => [along(i, 0), along(i, 1)] as const)
  })
}

/** Draws the box in progress: its outline on the surface, visible through it, and its shadow at height 0. */
export function drawBox(
  { context, tokens }: CanvasPen,
  view: View,
  { extent }: StageContent,
  field: HeightField | undefined,
  box: Extent,
): void {
  const trace = (height: (x: number, z: number) => number): readonly ScreenPoint[] =>
    outline(box).map(([a, b]) => {
      const [x, z] = [worldX(extent, a), worldZ(extent, b)]
      return view.project(x, height(x, z), z)
    })
  const path = (points: readonly ScreenPoint[]) => {
    context.beginPath()
    for (const { x, y } of points) context.lineTo(x, y)
    context.closePath()
  }
  const stroke = (width: number, color: string) => {
    context.lineWidth = width
    context.strokeStyle = color
    context.stroke()
  }
  context.save()
  context.lineJoin = 'round'
  path(trace(() => 0))
  context.setLineDash([3, 4])
  stroke(1, tokens.secondInk)
  context.setLineDash([])
  path(
    trace((x, z) => {
      const height = field ? surfaceY(field, x, z) : 0
      return Number.isNaN(height) ? 0 : height
    }),
  )
  context.globalAlpha = 0.16
  context.fillStyle = tokens.casingInner
  context.fill()
  context.globalAlpha = 1
  stroke(5, tokens.casingOuter)
  stroke(3, tokens.casingInner)
  stroke(1.5, tokens.accent)
  context.restore()
}
