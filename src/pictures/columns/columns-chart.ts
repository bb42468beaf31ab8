import type { ChartTheme } from '../../charts/theme.ts'
import type { Form } from '../../theory/polygons.ts'

/** A column of W. */
export interface DrawnColumn {
  readonly x: number
  readonly y: number
  /** Whether its feature counts as kept. */
  readonly kept: boolean
  readonly bias: number
  /** Its earlier places. */
  readonly way: readonly (readonly [number, number])[]
}

/** The columns of W of a run. */
export interface DrawnColumns {
  /** Name of the stage; empty if there is only one. */
  readonly label: string
  /** Name of the run; empty if there is only one. */
  readonly run: string
  readonly color: string
  /** Whether they lie on a line, as with one hidden unit. */
  readonly isLine: boolean
  readonly columns: readonly DrawnColumn[]
  readonly form: Form
  readonly formName: string
  /** How many features are kept, in words; empty at w_0. */
  readonly kept: string
  /** Largest length of a column at w_0, now and at the end of the run, at least 1. */
  readonly reach: number
}

/** Side of a frame in CSS pixels from which features are numbered, and from which angles are written. */
const [numberedFrom, angledFrom] = [180, 230]
/** Most kept features whose angles are written. */
const mostAngles = 8
/** Vertical distance of neighbouring columns on a line, which would cover each other, in CSS pixels. */
const apart = 9

/** Returns the letter size of a theme's typeface in CSS pixels. */
const letterOf = ({ font }: ChartTheme): number => Number.parseFloat(font)

/** Draws columns of W as arrows from the middle into `width` by `height` CSS pixels, with `reach` near the edge. */
export function drawColumns(
  ctx: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  view: DrawnColumns,
  reach: number,
  theme: ChartTheme,
): void {
  const side = Math.min(width, height)
  const room = side >= numberedFrom ? 1.5 * letterOf(theme) : 4
  const pixels = Math.max(1, side / 2 - room) / reach
  ctx.clearRect(0, 0, width, height)
  ctx.save()
  ctx.translate(width / 2, height / 2)
  const lift = (feature: number): number =>
    view.isLine ? apart * ((view.columns.length - 1) / 2 - feature) : 0
  const place = ([x, y]: readonly [number, number], feature: number): [number, number] => [
    x * pixels,
    -y * pixels - lift(feature),
  ]
  drawGround(ctx, view, pixels, width, theme)
  drawWays(ctx, view, place)
  if (view.form.corners > 2) drawOutline(ctx, view, place)
  for (const [feature, column] of view.columns.entries())
    drawArrow(
      ctx,
      place([0, 0], feature),
      place([column.x, column.y], feature),
      column.kept,
      view.color,
      theme,
    )
  if (side >= numberedFrom) drawNumbers(ctx, view, place, theme)
  if (side >= angledFrom && !view.isLine) drawAngles(ctx, view, pixels, theme)
  ctx.restore()
}

/** The circle of radius 1, or marks at -1 and 1 on a line, and the axes. */
function drawGround(
  ctx: CanvasRenderingContext2D,
  { isLine }: DrawnColumns,
  pixels: number,
  width: number,
  theme: ChartTheme,
): void {
  ctx.beginPath()
  ctx.moveTo(-width / 2, 0)
  ctx.lineTo(width / 2, 0)
  if (isLine)
    for (const x of [-pixels, pixels]) {
      ctx.moveTo(x, -8)
      ctx.lineTo(x, 8)
    }
  else {
    ctx.moveTo(0, -pixels)
    ctx.lineTo(0, pixels)
    ctx.moveTo(pixels, 0)
    ctx.arc(0, 0, pixels, 0, 2 * Math.PI)
  }
  ctx.lineWidth = 1
  ctx.strokeStyle = theme.hairline
  ctx.stroke()
}

type Place = (at: readonly [number, number], feature: number) => [number, number]

function drawWays(ctx: CanvasRenderingContext2D, { columns, color }: DrawnColumns, place: Place): void {
  ctx.beginPath()
  for (const [feature, { way, x, y }] of columns.entries())
    [...way, [x, y] as const].forEach((at, k) => {
      const [left, top] = place(at, feature)
      if (!Number.isFinite(left + top)) return
      if (k === 0) ctx.moveTo(left, top)
      else ctx.lineTo(left, top)
    })
  ctx.strokeStyle = color
  ctx.globalAlpha = 0.35
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.globalAlpha = 1
}

function drawOutline(ctx: CanvasRenderingContext2D, view: DrawnColumns, place: Place): void {
  ctx.beginPath()
  for (const [k, { feature }] of view.form.kept.entries()) {
    const { x, y } = view.columns[feature]!
    const at = place([x, y], feature)
    if (k === 0) ctx.moveTo(...at)
    else ctx.lineTo(...at)
  }
  ctx.closePath()
  ctx.fillStyle = view.color
  ctx.globalAlpha = 0.12
  ctx.fill()
  ctx.globalAlpha = 0.6
  ctx.strokeStyle = view.color
  ctx.lineWidth = 1
  ctx.setLineDash([5, 4])
  ctx.stroke()
  ctx.setLineDash([])
  ctx.globalAlpha = 1
}

function drawArrow(
  ctx: CanvasRenderingContext2D,
  [left, top]: readonly [number, number],
  [x, y]: readonly [number, number],
  kept: boolean,
  color: string,
  theme: ChartTheme,
): void {
  const length = Math.hypot(x - left, y - top)
  if (!(length > 0 && Number.isFinite(length))) return
  const head = Math.min(kept ? 11 : 6, length)
  const [across, down] = [(x - left) / length, (y - top) / length]
  const [foot, base] = [x - head * across, y - head * down]
  ctx.strokeStyle = kept ? color : theme.quiet
  ctx.fillStyle = ctx.strokeStyle
  ctx.lineWidth = kept ? 3 : 1.5
  ctx.beginPath()
  ctx.moveTo(left, top)
  ctx.lineTo(foot, base)
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(x, y)
  ctx.lineTo(foot - 0.45 * head * down, base + 0.45 * head * across)
  ctx.lineTo(foot + 0.45 * head * down, base - 0.45 * head * across)
  ctx.closePath()
  ctx.fill()
}

function drawNumbers(
  ctx: CanvasRenderingContext2D,
  { columns }: DrawnColumns,
  place: Place,
  theme: ChartTheme,
): void {
  const letter = letterOf(theme)
  ctx.font = theme.font
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  for (const [feature, { x, y, kept }] of columns.entries()) {
    const length = Math.hypot(x, y)
    const [left, top] = place([x, y], feature)
    if (!(length > 0 && Number.isFinite(left + top))) continue
    ctx.fillStyle = kept ? theme.ink : theme.quiet
    ctx.fillText(String(feature + 1), left + (0.8 * letter * x) / length, top - (0.8 * letter * y) / length)
  }
}

/** Writes the angle between neighbouring kept columns, if there are few. */
function drawAngles(
  ctx: CanvasRenderingContext2D,
  { form: { kept, gaps } }: DrawnColumns,
  pixels: number,
  theme: ChartTheme,
): void {
  if (kept.length > mostAngles) return
  ctx.font = theme.font
  ctx.fillStyle = theme.quiet
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  for (const [k, gap] of gaps.entries()) {
    const middle = ((kept[k]!.angle + gap / 2) * Math.PI) / 180
    const radius = Math.max(0.42 * pixels, letterOf(theme) * 2)
    ctx.fillText(`${Math.round(gap)}°`, radius * Math.cos(middle), -radius * Math.sin(middle))
  }
}
