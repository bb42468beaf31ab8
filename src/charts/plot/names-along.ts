import type uPlot from 'uplot'
import { overlap, type Box } from '../../math/picture/declutter.ts'
import { casedText } from './value-marks.ts'
import { letterSize } from './plot-axes.ts'
import { nameFont, type NamedEnd } from './curve-names.ts'
import { drawable, lastRecordAt, type Series } from './loss-series.ts'
import type { ChartTheme } from '../theme.ts'

/** A name that may stand next to a place on its curve, in pixels of the canvas, instead of at its end. */
export interface NameAlong extends NamedEnd {
  readonly at: readonly [number, number] | undefined
}

/** Horizontal positions within a box at which curves are checked. */
const asked = [0, 0.25, 0.5, 0.75, 1]

/** Returns true if a curve goes through a box on the canvas. */
function crosses(plot: uPlot, { steps, values }: Series, log: boolean, box: Box): boolean {
  const last = steps[steps.length - 1] ?? -Infinity
  const heights = asked.flatMap((share) => {
    const step = plot.posToVal((box.x + share * box.width - plot.bbox.left) / devicePixelRatio, 'x')
    const value = values[lastRecordAt(steps, step)] ?? NaN
    return step <= last && drawable(value, log) ? [plot.valToPos(value, 'y', true)] : []
  })
  return heights.some((height, i) => {
    const before = heights[i - 1] ?? height
    return Math.max(height, before) >= box.y && Math.min(height, before) <= box.y + box.height
  })
}

/** Returns true if one of several curves goes through a box on the canvas. */
export const isCrossed = (plot: uPlot, series: readonly Series[], log: boolean, box: Box): boolean =>
  series.some((one) => crosses(plot, one, log, box))

/**
 * Writes names to the right of their places, under their curves, the last first, where they cover nothing. Returns the
 * remaining ones.
 */
export function drawNamesAlong(
  plot: uPlot,
  names: readonly NameAlong[],
  isCovered: (box: Box) => boolean,
  theme: ChartTheme,
): NamedEnd[] {
  const { ctx, bbox } = plot
  const size = letterSize(theme) * devicePixelRatio
  const written: Box[] = []
  ctx.save()
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'top'
  const left = names.toReversed().filter(({ name, color, at }) => {
    if (!at) return true
    const [x, y] = [at[0] + 0.5 * size, at[1] + 0.2 * size]
    const box = { x, y, width: ctx.measureText(name).width, height: 1.1 * size }
    const isInside = x + box.width <= bbox.left + bbox.width && y + box.height <= bbox.top + bbox.height
    if (!isInside || isCovered(box) || written.some((other) => overlap(box, other) > 0)) return true
    written.push(box)
    casedText(ctx, name, x, y, color, theme)
    return false
  })
  ctx.restore()
  return left.toReversed()
}
