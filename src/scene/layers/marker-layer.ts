import type { CanvasPen, Lettering } from './canvas-pen.ts'
import { runMark } from '../../math/picture/run-mark.ts'
import { pathPoint, surfaceY } from './content-strokes.ts'
import { worldX, worldZ } from '../block.ts'
import { smallStage } from '../camera/camera-fit.ts'
import type { Declutter } from '../../math/picture/declutter.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { MarkView, StageContent, StartView } from '../types.ts'
import { worldPoint, type ScreenPoint, type View } from '../view.ts'

const label: Lettering = { face: 'hand', size: 14, weight: 600 }
const cardHeight = 26

/** Starts that are hovered, focused and dragged. */
export interface HandState {
  readonly hovered: number | undefined
  readonly focused: number | undefined
  readonly dragged: number | undefined
}

/** World point of a start: at its true loss, on the surface where that is not known. */
export function startPoint(
  start: StartView,
  content: StageContent,
  field: HeightField | undefined,
): readonly [number, number, number] {
  const [x, y, z] = worldPoint(content.extent, content.scale, start.a, start.b, start.loss)
  if (!Number.isNaN(y)) return [x, y, z]
  const ground = field ? surfaceY(field, x, z) : 0
  return [x, Number.isNaN(ground) ? 0 : ground, z]
}

/** The start whose marker is nearest to a place of the stage, within `radius` CSS pixels. */
export function startNear(
  content: StageContent,
  field: HeightField | undefined,
  view: View,
  at: ScreenPoint,
  radius: number,
): number | undefined {
  let nearest: StartView | undefined
  let least = radius
  for (const start of content.starts) {
    if (start.fixed) continue
    const place = view.project(...startPoint(start, content, field))
    const distance = Math.hypot(place.x - at.x, place.y - at.y)
    if (distance <= least) {
      least = distance
      nearest = start
    }
  }
  return nearest?.index
}

/** Flags, rings, crosses, the current step of each run, the starts; then their labels, where they cover nothing. */
export function drawMarkers(
  pen: CanvasPen,
  view: View,
  content: StageContent,
  field: HeightField | undefined,
  hand: HandState,
  declutter: Declutter,
): void {
  const { context } = pen
  const marks = content.marks.flatMap((mark) => {
    const at = markPoint(mark, content, view, field)
    return at ? [{ mark, at }] : []
  })
  for (const { mark, at } of marks) {
    context.globalAlpha = at.hidden ? 0.55 : 1
    drawMark(pen, mark, at)
    declutter.take({ x: at.x - 9, y: at.y - 30, width: 24, height: 36 })
  }
  for (const path of content.paths) {
    const count = path.a.length
    if (count === 0) continue
    const steps = Math.max(1, Math.floor(count / 40))
    for (let i = 0; i < count; i += steps) {
      const at = view.project(...pathPoint(path, content, i))
      if (Number.isFinite(at.x)) declutter.take({ x: at.x - 5, y: at.y - 5, width: 10, height: 10 })
    }
    const point = pathPoint(path, content, path.at)
    const at = view.project(...point)
    if (!Number.isFinite(at.x + at.y)) continue
    context.globalAlpha = isHidden(point, at, view, field) ? 0.45 : 1
    pen.shape((c) => stepShape(c, at, path.style), path.color, 1.6)
    declutter.take({ x: at.x - 9, y: at.y - 9, width: 18, height: 18 })
  }
  context.globalAlpha = 1
  const starts = content.starts.map((start) => ({
    start,
    at: view.project(...startPoint(start, content, field)),
  }))
  for (const { at } of starts) declutter.take({ x: at.x - 18, y: at.y - 18, width: 36, height: 36 })
  for (const { start, at } of starts) drawStart(pen, start, at, hand)
  for (const { start, at } of starts) drawLabel(pen, start.label, at, 24, declutter)
  if (view.width < smallStage) return
  for (const { mark, at } of marks)
    drawLabel(pen, mark.label, { x: at.x, y: at.y - 10 }, 16, declutter, mark.color)
}

function drawLabel(
  pen: CanvasPen,
  text: string,
  at: ScreenPoint,
  gap: number,
  declutter: Declutter,
  dot?: string,
): void {
  if (!text) return
  const width = pen.cardWidth(text, label, dot !== undefined)
  pen.card(text, declutter.place(at.x, at.y, width, cardHeight, gap), label, dot)
}

function markPoint(mark: MarkView, content: StageContent, view: View, field: HeightField | undefined) {
  const { a, b } = content.extent
  if (!field || mark.a < a[0] || mark.a > a[1] || mark.b < b[0] || mark.b > b[1]) return undefined
  const x = worldX(content.extent, mark.a)
  const z = worldZ(content.extent, mark.b)
  const point = [x, surfaceY(field, x, z), z] as const
  if (Number.isNaN(point[1])) return undefined
  const at = view.project(...point)
  return { ...at, hidden: isHidden(point, at, view, field) }
}

/** True where rock stands between the camera and a point. */
function isHidden(
  point: readonly [number, number, number],
  at: ScreenPoint,
  view: View,
  field: HeightField | undefined,
): boolean {
  const hit = field?.intersect(view.fieldRay(at))
  if (!hit || !field) return false
  const [x, z] = [2 * hit[0] - 1, 1 - 2 * hit[1]]
  const eye = view.camera.position
  const distance = (px: number, py: number, pz: number) => Math.hypot(px - eye.x, py - eye.y, pz - eye.z)
  return distance(x, surfaceY(field, x, z), z) < distance(...point) - 0.06
}

function drawMark(pen: CanvasPen, { shape, color }: MarkView, { x, y }: ScreenPoint): void {
  if (shape === 'ring') pen.line((c) => c.ellipse(x, y, 9, 9, 0, 0, 2 * Math.PI), color, 2.5)
  else if (shape === 'pin') drawPin(pen, { x, y })
  else if (shape === 'cross')
    pen.line(
      (c) => {
        c.moveTo(x - 6, y - 6)
        c.lineTo(x + 6, y + 6)
        c.moveTo(x + 6, y - 6)
        c.lineTo(x - 6, y + 6)
      },
      color,
      2.5,
    )
  else {
    pen.line(
      (c) => {
        c.moveTo(x, y)
        c.lineTo(x, y - 30)
      },
      pen.tokens.ink,
      1.5,
    )
    pen.shape(
      (c) => {
        c.moveTo(x + 1, y - 30)
        c.quadraticCurveTo(x + 10, y - 31, x + 19, y - 25)
        c.quadraticCurveTo(x + 9, y - 22, x + 1, y - 17)
        c.closePath()
      },
      color,
      1.2,
    )
  }
}

/** A disc of paper in a ring of dashes: nothing that was measured. */
function drawPin(pen: CanvasPen, { x, y }: ScreenPoint): void {
  const { context, tokens } = pen
  pen.shape((c) => c.arc(x, y, 9, 0, 2 * Math.PI), tokens.card, 1.6)
  context.beginPath()
  context.arc(x, y, 7, 0, 2 * Math.PI)
  context.setLineDash([3.5, 2.5])
  context.lineWidth = 2
  context.strokeStyle = tokens.ink
  context.stroke()
  context.setLineDash([])
}

/** The run's own shape. */
function stepShape(c: CanvasRenderingContext2D, { x, y }: ScreenPoint, style: number): void {
  const r = 5.5
  for (const [k, [dx, dy]] of runMark(style).entries())
    if (k === 0) c.moveTo(x + r * dx, y + r * dy)
    else c.lineTo(x + r * dx, y + r * dy)
  c.closePath()
}

/** A ball in a ring: something to take hold of. */
function drawStart(pen: CanvasPen, start: StartView, { x, y }: ScreenPoint, hand: HandState): void {
  const { context, tokens } = pen
  const held = hand.dragged === start.index
  const near = held || hand.hovered === start.index || hand.focused === start.index
  const radius = near ? 18 : 15
  context.beginPath()
  context.arc(x, y, radius + (held ? 6 : 3), 0, 2 * Math.PI)
  context.globalAlpha = near ? 0.35 : 0.16
  context.fillStyle = start.color
  context.fill()
  context.globalAlpha = 1
  pen.line((c) => c.arc(x, y, radius, 0, 2 * Math.PI), start.color, 3)
  if (hand.focused === start.index && !held) {
    context.beginPath()
    context.arc(x, y, radius + 7, 0, 2 * Math.PI)
    context.setLineDash([4, 3])
    context.lineWidth = 2
    context.strokeStyle = tokens.ink
    context.stroke()
    context.setLineDash([])
  }
  pen.shape((c) => c.arc(x, y, 8.5, 0, 2 * Math.PI), start.color, 1.6)
  const shine = context.createRadialGradient(x - 3, y - 3.5, 0.5, x - 1, y - 1, 9)
  shine.addColorStop(0, 'rgba(255, 255, 255, 0.85)')
  shine.addColorStop(0.45, 'rgba(255, 255, 255, 0.1)')
  shine.addColorStop(1, 'rgba(0, 0, 0, 0.35)')
  context.beginPath()
  context.arc(x, y, 8.5, 0, 2 * Math.PI)
  context.fillStyle = shine
  context.fill()
}
