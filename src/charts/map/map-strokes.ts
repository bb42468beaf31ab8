import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { Box, Declutter } from '../../math/picture/declutter.ts'
import { withSubscripts } from '../../math/picture/format.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import type { MapContent, MapDots, MapPath } from './map-content.ts'
import type { MapFrame, ToCanvas } from './map-frame.ts'
import type { ChartTheme } from '../theme.ts'

const casing = { outer: 6.5, inner: 5, line: 2.8 }
/** Widths of one line among many. */
export const fine = { outer: 0, inner: 3, line: 1.4 }

/** Widths of a line next to a broad one. */
export const plain = { outer: 4.5, inner: 3.6, line: 1.6 }

/** Returns a line through records `from` to `to`, which may be fractional, broken at values that are not finite. */
export function trail(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  from: number,
  to: number,
  place: ToCanvas,
): Path2D {
  const path = new Path2D()
  let pen = false
  const visit = (record: number) => {
    const k = Math.floor(record)
    const rest = record - k
    const mix = (values: ArrayLike<number>): number =>
      rest === 0 ? values[k]! : (1 - rest) * values[k]! + rest * values[k + 1]!
    const [x, y] = place(mix(a), mix(b))
    const finite = Number.isFinite(x) && Number.isFinite(y)
    if (finite && pen) path.lineTo(x, y)
    else if (finite) path.moveTo(x, y)
    pen = finite
  }
  visit(from)
  for (let k = Math.floor(from) + 1; k < to; k++) visit(k)
  if (to > from) visit(to)
  return path
}

/** Draws a line with a rim of paper within a rim of ink, so that it is legible on every colour. */
export function stroke(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  color: string,
  dash: readonly number[],
  theme: ChartTheme,
  widths: typeof casing = casing,
): void {
  ctx.lineCap = ctx.lineJoin = 'round'
  ctx.setLineDash([])
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = widths.outer
  if (widths.outer > 0) ctx.stroke(path)
  ctx.strokeStyle = theme.card
  ctx.lineWidth = widths.inner
  ctx.stroke(path)
  ctx.setLineDash([...dash])
  ctx.strokeStyle = color
  ctx.lineWidth = widths.line
  ctx.stroke(path)
  ctx.setLineDash([])
}

/** Draws a run with its mark at the current record: up to there in full, the rest faint. */
export function drawPath(
  ctx: CanvasRenderingContext2D,
  { a, b, at, color, dash, style }: MapPath,
  place: ToCanvas,
  theme: ChartTheme,
): void {
  if (a.length === 0) return
  const last = a.length - 1
  const now = Math.min(last, Math.max(0, at))
  ctx.globalAlpha = 0.3
  stroke(ctx, trail(a, b, now, last, place), color, dash, theme)
  ctx.globalAlpha = 1
  stroke(ctx, trail(a, b, 0, now, place), color, dash, theme)
  const k = Math.floor(now)
  const mix = (values: ArrayLike<number>): number =>
    values[k]! + (now - k) * (values[Math.min(last, k + 1)]! - values[k]!)
  shape(ctx, runMark(style), place(mix(a), mix(b)), 5, color, theme)
}

function shape(
  ctx: CanvasRenderingContext2D,
  corners: ReturnType<typeof runMark>,
  [x, y]: readonly [number, number],
  radius: number,
  color: string,
  theme: ChartTheme,
): void {
  if (!Number.isFinite(x + y)) return
  ctx.beginPath()
  for (const [dx, dy] of corners) ctx.lineTo(x + radius * dx, y + radius * dy)
  ctx.closePath()
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 4
  ctx.stroke()
  ctx.strokeStyle = theme.card
  ctx.lineWidth = 2.5
  ctx.stroke()
  ctx.fillStyle = color
  ctx.fill()
}

/** Draws dots with one common casing, so that a crowd is one shape. Places that are not finite are skipped. */
export function drawDots(
  ctx: CanvasRenderingContext2D,
  { color, points }: MapDots,
  place: ToCanvas,
  theme: ChartTheme,
): void {
  for (const [radius, fill] of [
    [2.8, theme.card],
    [1.8, color],
  ] as const) {
    ctx.beginPath()
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = place(points[at]!, points[at + 1]!)
      if (!Number.isFinite(x + y)) continue
      ctx.moveTo(x + radius, y)
      ctx.arc(x, y, radius, 0, 2 * Math.PI)
    }
    ctx.fillStyle = fill
    ctx.fill()
  }
}

/** Draws labels on cards next to the marks and starts, where they cover neither one another nor a mark, a start or a run. */
export function drawLabels(
  ctx: CanvasRenderingContext2D,
  { marks, starts, paths }: Pick<MapContent, 'marks' | 'starts' | 'paths'>,
  place: ToCanvas,
  declutter: Declutter,
  theme: ChartTheme,
): void {
  const around = ([x, y]: readonly [number, number], half: number): Box => ({
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
  })
  const places = marks.filter(({ shape, label }) => shape !== 'dot' || label !== '')
  for (const { a, b } of [...places, ...starts]) declutter.take(around(place(a, b), 10))
  for (const { a, b } of paths) {
    const stride = Math.max(1, Math.floor(a.length / 40))
    for (let k = 0; k < a.length; k += stride) declutter.take(around(place(a[k]!, b[k]!), 4))
  }
  const size = Number.parseFloat(theme.font)
  ctx.font = theme.font
  for (const { a, b, label } of [...starts.filter(({ far }) => !far), ...places]) {
    if (!label) continue
    const text = withSubscripts(label)
    const width = ctx.measureText(text).width + size
    card(ctx, text, declutter.place(...place(a, b), width, 1.7 * size, 14), theme)
  }
}

function card(ctx: CanvasRenderingContext2D, text: string, box: Box, theme: ChartTheme): void {
  const size = Number.parseFloat(theme.font)
  ctx.beginPath()
  ctx.roundRect(box.x, box.y, box.width, box.height, size * 0.4)
  ctx.fillStyle = theme.card
  ctx.fill()
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.fillStyle = theme.ink
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(text, box.x + size * 0.5, box.y + box.height / 2)
}

/** Draws a flag, a ring, a cross, a dot, or a pin, which is a dashed ring. */
export function drawMark(
  ctx: CanvasRenderingContext2D,
  mark: MapContent['marks'][number],
  place: ToCanvas,
  theme: ChartTheme,
): void {
  const [x, y] = place(mark.a, mark.b)
  const path = new Path2D()
  if (mark.shape === 'dot') {
    path.arc(x, y, 2.5, 0, 2 * Math.PI)
    ctx.fillStyle = mark.color
    ctx.strokeStyle = theme.ink
    ctx.lineWidth = 1
    ctx.fill(path)
    ctx.stroke(path)
    return
  }
  if (mark.shape === 'ring' || mark.shape === 'pin') path.arc(x, y, 7, 0, 2 * Math.PI)
  else if (mark.shape === 'cross') {
    path.moveTo(x - 6, y - 6)
    path.lineTo(x + 6, y + 6)
    path.moveTo(x + 6, y - 6)
    path.lineTo(x - 6, y + 6)
  } else {
    path.moveTo(x, y)
    path.lineTo(x, y - 22)
    path.lineTo(x + 12, y - 17)
    path.lineTo(x, y - 12)
  }
  stroke(ctx, path, mark.color, mark.shape === 'pin' ? [3, 3] : [], theme)
}

/** Draws w_0 as a draggable disc, or as a small ring if it is far from the plane. */
export function drawStart(
  ctx: CanvasRenderingContext2D,
  start: MapContent['starts'][number],
  place: ToCanvas,
  theme: ChartTheme,
): void {
  const [x, y] = place(start.a, start.b)
  if (start.far) {
    const ring = new Path2D()
    ring.arc(x, y, 5, 0, 2 * Math.PI)
    stroke(ctx, ring, start.color, [], theme)
    return
  }
  const disc = runMark(0)
  shape(ctx, disc, [x, y], 9, start.color, theme)
  shape(ctx, disc, [x, y], 2, theme.card, theme)
}

export function drawMapBox(
  ctx: CanvasRenderingContext2D,
  frame: MapFrame,
  { a, b }: Extent,
  theme: ChartTheme,
): void {
  const [left, bottom] = frame.place(a[0], b[0])
  const [right, top] = frame.place(a[1], b[1])
  const box = [left, top, right - left, bottom - top] as const
  ctx.globalAlpha = 0.16
  ctx.fillStyle = theme.paper
  ctx.fillRect(...box)
  ctx.globalAlpha = 1
  for (const [width, color] of [
    [5, theme.ink],
    [3, theme.paper],
    [1.5, theme.accent],
  ] as const) {
    ctx.lineWidth = width
    ctx.strokeStyle = color
    ctx.strokeRect(...box)
  }
}
