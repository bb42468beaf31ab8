import type uPlot from 'uplot'
import type { Box } from '../../math/picture/declutter.ts'
import { letterSize, sizedFont } from './plot-axes.ts'
import type { ChartTheme } from '../theme.ts'

/** A predicted level, or one for comparison, drawn as a line across. */
export interface LevelView {
  readonly id: string
  readonly label: string
  readonly color: string
  /** Its name is on the left, because curves come down to it on the right. */
  readonly isNamedLeft?: boolean
  /** The level, or its current value if it changes. */
  readonly value: number
  /** Changes over steps: each value holds from its step on; values that are not finite leave a gap. */
  readonly changes?: readonly { readonly step: number; readonly value: number }[]
}

export const levelValues = ({ value, changes }: LevelView): readonly number[] =>
  changes ? changes.map((change) => change.value) : [value]

/** Adds a level to the path, as a line across, or steps. Returns its height on the right. */
function trace(plot: uPlot, { value, changes }: LevelView): number {
  const { ctx, bbox } = plot
  const right = bbox.left + bbox.width
  // The middle of a row of pixels, since a line between two rows is pale.
  const heightOf = (at: number) => Math.floor(plot.valToPos(at, 'y', true)) + 0.5
  if (!changes) {
    ctx.moveTo(bbox.left, heightOf(value))
    ctx.lineTo(right, heightOf(value))
    return heightOf(value)
  }
  let end = bbox.top
  let joined = false
  changes.forEach(({ step, value: now }, i) => {
    const to = changes[i + 1]?.step
    const from = plot.valToPos(step, 'x', true)
    const until = to === undefined ? right : plot.valToPos(to, 'x', true)
    const isThere = Number.isFinite(now)
    if (isThere) {
      end = heightOf(now)
      if (joined) ctx.lineTo(from, end)
      else ctx.moveTo(from, end)
      ctx.lineTo(until, end)
    }
    joined = isThere
  })
  return end
}

/** Number of places tried for a level's name. */
const namePlaces = 25

/**
 * Returns the left edge of a name of this width: as near to one end of the plot as it covers nothing, or at that end if
 * it would cover something everywhere.
 */
function freeLeft(
  { left, width }: uPlot.BBox,
  wide: number,
  fromLeft: boolean,
  isCovered: (left: number) => boolean,
): number {
  const room = Math.max(0, width - wide)
  const places = Array.from({ length: namePlaces }, (_, k) => {
    const share = k / (namePlaces - 1)
    return left + room * (fromLeft ? share : 1 - share)
  })
  return places.find((place) => !isCovered(place)) ?? places[0]!
}

/** Draws a dashed line across, or in steps, with its name near its end, where it covers nothing, on the side with space. */
export function drawLevel(
  plot: uPlot,
  level: LevelView,
  theme: ChartTheme,
  covers: (box: Box) => boolean = () => false,
): void {
  const { label, color, isNamedLeft = false } = level
  const { ctx, bbox } = plot
  const ratio = devicePixelRatio
  const size = letterSize(theme) * ratio
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.strokeStyle = ctx.fillStyle = color
  ctx.lineWidth = 1.5 * ratio
  ctx.setLineDash([5 * ratio, 4 * ratio])
  ctx.beginPath()
  const y = trace(plot, level)
  ctx.stroke()
  ctx.font = sizedFont(theme, size)
  ctx.textAlign = 'left'
  const above = y - bbox.top > 1.5 * size
  ctx.textBaseline = above ? 'bottom' : 'top'
  const wide = Math.min(ctx.measureText(label).width, bbox.width)
  const x = freeLeft(bbox, wide, isNamedLeft, (left) =>
    covers({ x: left, y: y - (above ? 1.4 : 0) * size, width: wide, height: 1.4 * size }),
  )
  ctx.fillText(label, x, y + (above ? -0.2 : 0.2) * size, bbox.width)
  ctx.restore()
}
