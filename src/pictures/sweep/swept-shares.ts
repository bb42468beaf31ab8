import type uPlot from 'uplot'
import { formatFixed } from '../../math/picture/format.ts'
import { inkOn } from '../../math/picture/palette.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { canvasScale, letterSize, sizedFont } from '../../charts/plot/plot-axes.ts'
import type { SweptSeries } from './swept-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'

/** A share of a whole at a swept value, between those below and above. */
export interface ShareSlice {
  readonly value: number
  readonly from: number
  readonly to: number
}

/** Returns the shares of a whole over the swept values, stacked upwards; NaN for an unknown median. */
export function shareSlices(
  points: readonly SweepPoint[],
  series: readonly Pick<SweptSeries, 'of'>[],
): ShareSlice[][] {
  const tops = points.map(() => 0)
  return series.map(({ of }) =>
    points.map(({ value, spreads }, i) => {
      const from = tops[i]!
      const to = from + (spreads[of]?.median ?? NaN)
      tops[i] = to
      return { value, from, to }
    }),
  )
}

/** Returns both edges of a share at a value, interpolated between known ones. */
function edgesAt(slices: readonly ShareSlice[], value: number): readonly [number, number] {
  const next = slices.findIndex((slice) => slice.value >= value)
  const right = Math.max(1, next < 0 ? slices.length - 1 : next)
  const [one, other] = [slices[right - 1]!, slices[right]!]
  const share = (value - one.value) / (other.value - one.value)
  return [one.from + share * (other.from - one.from), one.to + share * (other.to - one.to)]
}

/** Number of places tried for a name. */
const tried = 60

/** Returns where a name of a given width has most room in a share, as its middle and the free height there. */
export function roomOf(slices: readonly ShareSlice[], width: number) {
  const [from, to] = [slices[0]?.value ?? NaN, slices.at(-1)?.value ?? NaN]
  const rooms = Array.from({ length: tried + 1 }, (_, i) => {
    const value = from + width / 2 + (i / tried) * (to - from - width)
    const under = [-0.5, -0.25, 0, 0.25, 0.5].map((part) => edgesAt(slices, value + part * width))
    const [low, high] = [maxOf(under.map(([edge]) => edge)), minOf(under.map(([, edge]) => edge))]
    return { value, height: (low + high) / 2, free: high - low }
  })
  return rooms.reduce((best, room) => (room.free > best.free ? room : best))
}

/** Draws the shares of a whole as stacked areas, each named where it has most room. */
export function drawShares(
  plot: uPlot,
  points: readonly SweepPoint[],
  series: readonly SweptSeries[],
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const scale = canvasScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const place = (value: number, height: number) =>
    [plot.valToPos(value, 'x', true), plot.valToPos(height, 'y', true)] as const
  const all = shareSlices(points, series)
  ctx.save()
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = scale
  ctx.lineJoin = 'round'
  for (const [k, slices] of all.entries()) {
    ctx.fillStyle = series[k]!.color
    ctx.beginPath()
    for (const { value, from } of slices) ctx.lineTo(...place(value, from))
    for (const { value, to } of slices.toReversed()) ctx.lineTo(...place(value, to))
    ctx.closePath()
    ctx.fill()
    ctx.stroke()
  }
  ctx.font = `600 ${sizedFont(theme, size)}`
  ctx.textBaseline = 'middle'
  if (points.length > 1)
    for (const [k, slices] of all.entries()) {
      const { label, color } = series[k]!
      const width = (ctx.measureText(label).width + 0.5 * size) / bbox.width
      const room = roomOf(slices, width * (points.at(-1)!.value - points[0]!.value))
      if (!(room.free * bbox.height > 1.2 * size)) continue
      ctx.fillStyle = inkOn(color)
      ctx.textAlign = 'center'
      ctx.fillText(label, ...place(room.value, room.height))
    }
  ctx.restore()
}

/** Draws a line through all shares at a swept value, with each share as text if it fits. */
export function drawSharesAt(
  plot: uPlot,
  value: number,
  points: readonly SweepPoint[],
  series: readonly SweptSeries[],
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const size = letterSize(theme) * devicePixelRatio
  const x = plot.valToPos(value, 'x', true)
  const side = x - bbox.left > 4 * size ? -1 : 1
  ctx.save()
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 2.2 * canvasScale(theme)
  ctx.beginPath()
  ctx.moveTo(x, bbox.top)
  ctx.lineTo(x, bbox.top + bbox.height)
  ctx.stroke()
  ctx.font = `700 ${sizedFont(theme, size)}`
  ctx.textBaseline = 'middle'
  ctx.textAlign = side < 0 ? 'right' : 'left'
  for (const [k, slices] of shareSlices(points, series).entries()) {
    const slice = slices.find((one) => one.value === value)
    if (!slice || !((slice.to - slice.from) * bbox.height > size)) continue
    ctx.fillStyle = inkOn(series[k]!.color)
    ctx.fillText(
      formatFixed(slice.to - slice.from),
      x + side * 0.5 * size,
      plot.valToPos((slice.from + slice.to) / 2, 'y', true),
    )
  }
  ctx.restore()
}
