import { multiplesOf, roundStep } from '../../math/picture/ticks.ts'
import type { ChartTheme } from '../../charts/theme.ts'

/** The units of a hidden layer as points, at w_0 and now. */
export interface UnitCloud {
  /** Name of the stage; empty if there is only one. */
  readonly label: string
  /** Name of the run; empty if there is only one. */
  readonly run: string
  readonly color: string
  /** Names of the points’ coordinates, across and up. */
  readonly axes: readonly [string, string]
  /** [unit][2]. */
  readonly first: Float64Array
  /** [unit][2]. */
  readonly now: Float64Array
  /** |W - W_0| / |W_0| of the incoming weights. */
  readonly moved: number
  /** Largest magnitude of a coordinate at w_0, now and at the end of the run. */
  readonly reach: number
}

/** Approximate greatest number of rings. */
const rings = 5

/** Returns the radii of the rings in a frame, whole numbers unless everything lies within 1. */
export function ringsOf(reach: number): number[] {
  const rough = roundStep(reach / rings)
  const step = reach >= 1 ? Math.max(1, rough) : rough
  return multiplesOf(step, step, reach)
}

/** Room around the outermost point, in CSS pixels. */
const margin = 10

/** Scale shared by neighbouring clouds: pixels per unit length, and the radius of a point. */
interface Scale {
  readonly pixels: number
  readonly dot: number
}

/** Draws a cloud into `width` by `height` CSS pixels, with 0 in the middle and `reach` at the nearest edge. */
export function drawUnitCloud(
  ctx: CanvasRenderingContext2D,
  { width, height }: { readonly width: number; readonly height: number },
  cloud: UnitCloud,
  reach: number,
  theme: ChartTheme,
): void {
  ctx.clearRect(0, 0, width, height)
  ctx.save()
  ctx.translate(width / 2, height / 2)
  const side = Math.min(width, height)
  const units = cloud.now.length / 2
  const scale = {
    pixels: Math.max(1, side / 2 - margin) / reach,
    dot: Math.max(1.4, Math.min(side / 90, (side / 10) * units ** -0.5)),
  }
  drawRings(ctx, [width, height], reach, scale, theme)
  drawUnits(ctx, cloud, scale, theme)
  ctx.restore()
}

function drawRings(
  ctx: CanvasRenderingContext2D,
  [width, height]: readonly [number, number],
  reach: number,
  { pixels }: Scale,
  theme: ChartTheme,
): void {
  ctx.beginPath()
  ctx.moveTo(-width / 2, 0)
  ctx.lineTo(width / 2, 0)
  ctx.moveTo(0, -height / 2)
  ctx.lineTo(0, height / 2)
  for (const radius of ringsOf(reach)) {
    ctx.moveTo(radius * pixels, 0)
    ctx.arc(0, 0, radius * pixels, 0, 2 * Math.PI)
  }
  ctx.lineWidth = 1
  ctx.strokeStyle = theme.hairline
  ctx.stroke()
}

/** Draws the lines first, so that none hides a point; one path for each kind, because there may be thousands. */
function drawUnits(
  ctx: CanvasRenderingContext2D,
  { first, now, color }: UnitCloud,
  { pixels, dot }: Scale,
  theme: ChartTheme,
): void {
  const places = (points: Float64Array, each: (x: number, y: number, at: number) => void) => {
    for (let at = 0; at < points.length; at += 2) {
      const [x, y] = [points[at]! * pixels, -points[at + 1]! * pixels]
      if (Number.isFinite(x + y)) each(x, y, at)
    }
  }
  const discs = (points: Float64Array, radius: number) => {
    ctx.beginPath()
    places(points, (x, y) => {
      ctx.moveTo(x + radius, y)
      ctx.arc(x, y, radius, 0, 2 * Math.PI)
    })
  }
  ctx.beginPath()
  places(now, (x, y, at) => {
    ctx.moveTo(first[at]! * pixels, -first[at + 1]! * pixels)
    ctx.lineTo(x, y)
  })
  ctx.strokeStyle = color
  ctx.globalAlpha = 0.5
  ctx.stroke()
  ctx.globalAlpha = 1
  discs(first, dot)
  ctx.strokeStyle = theme.quiet
  ctx.stroke()
  discs(now, dot)
  ctx.fillStyle = color
  ctx.fill()
}
