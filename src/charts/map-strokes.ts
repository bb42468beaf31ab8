import { runMark } from '../math/run-mark.ts'
import type { MapContent, MapPath } from './contour-map.ts'
import type { Place } from './map-frame.ts'
import type { ChartTheme } from './theme.ts'

const casing = { outer: 6.5, inner: 5, line: 2.8 }

/** A line through records `from` to `to`, which may be fractional; what is not finite breaks it. */
export function trail(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  from: number,
  to: number,
  place: Place,
): Path2D {
  const path = new Path2D()
  let pen = false
  const visit = (record: number) => {
    const k = Math.floor(record)
    const rest = record - k
    const mix = (values: ArrayLike<number>): number =>
      rest === 0 ? (values[k] ?? NaN) : (1 - rest) * (values[k] ?? NaN) + rest * (values[k + 1] ?? NaN)
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

/** A line with a rim of paper within a rim of ink, so that it reads on every colour. */
export function stroke(
  ctx: CanvasRenderingContext2D,
  path: Path2D,
  color: string,
  dash: readonly number[],
  theme: ChartTheme,
): void {
  ctx.lineCap = ctx.lineJoin = 'round'
  ctx.setLineDash([])
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = casing.outer
  ctx.stroke(path)
  ctx.strokeStyle = theme.card
  ctx.lineWidth = casing.inner
  ctx.stroke(path)
  ctx.setLineDash([...dash])
  ctx.strokeStyle = color
  ctx.lineWidth = casing.line
  ctx.stroke(path)
  ctx.setLineDash([])
}

/** A run: up to its current record in full, the rest faint, with its mark where it stands. */
export function drawPath(
  ctx: CanvasRenderingContext2D,
  { a, b, at, color, dash, style }: MapPath,
  place: Place,
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
    (values[k] ?? NaN) + (now - k) * ((values[Math.min(last, k + 1)] ?? NaN) - (values[k] ?? NaN))
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

/** A word on a card, beside a point. */
function card(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, theme: ChartTheme): void {
  if (!text) return
  ctx.font = theme.font
  const size = Number.parseFloat(theme.font)
  const width = ctx.measureText(text).width + size
  const across = ctx.canvas.width / ctx.getTransform().a
  const left = Math.max(2, Math.min(x, across - width - 2))
  ctx.beginPath()
  ctx.roundRect(left, y - size * 0.85, width, size * 1.7, size * 0.4)
  ctx.fillStyle = theme.card
  ctx.fill()
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.fillStyle = theme.ink
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillText(text, left + size * 0.5, y)
}

/** A flag, ring or cross with its word on a card. */
export function drawMark(
  ctx: CanvasRenderingContext2D,
  mark: MapContent['marks'][number],
  place: Place,
  theme: ChartTheme,
): void {
  const [x, y] = place(mark.a, mark.b)
  const path = new Path2D()
  if (mark.shape === 'ring') path.arc(x, y, 7, 0, 2 * Math.PI)
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
  stroke(ctx, path, mark.color, [], theme)
  card(ctx, mark.label, x + 14, y - 12, theme)
}

/** w_0: a disc to take hold of. */
export function drawStart(
  ctx: CanvasRenderingContext2D,
  start: MapContent['starts'][number],
  place: Place,
  theme: ChartTheme,
): void {
  const [x, y] = place(start.a, start.b)
  const disc = runMark(0)
  shape(ctx, disc, [x, y], 9, start.color, theme)
  shape(ctx, disc, [x, y], 2, theme.card, theme)
  card(ctx, start.label, x + 16, y + 14, theme)
}
