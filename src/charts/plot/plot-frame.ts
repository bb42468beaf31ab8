import type uPlot from 'uplot'

/** The ends of an axis, and whether it is logarithmic. */
export interface AxisScale {
  readonly from: number
  readonly to: number
  readonly log?: boolean | undefined
}

/** The box of a plot in CSS pixels of its host's element, and the scales along its sides. */
export interface PlotFrame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly across: AxisScale
  readonly up: AxisScale
}

const scaleOf = ({ min, max, distr }: uPlot.Scale): AxisScale => ({
  from: min ?? NaN,
  to: max ?? NaN,
  log: distr === 3,
})

/** Returns the scale of a plot's axis as drawn. */
export const plotScaleOf = ({ scales }: uPlot, axis: 'x' | 'y'): AxisScale => scaleOf(scales[axis] ?? {})

export function plotFrameOf({ over, scales }: uPlot, host: HTMLElement): PlotFrame | undefined {
  const { x, y } = scales
  if (!x || !y) return undefined
  return {
    left: host.offsetLeft + over.offsetLeft,
    top: host.offsetTop + over.offsetTop,
    width: over.offsetWidth,
    height: over.offsetHeight,
    across: scaleOf(x),
    up: scaleOf(y),
  }
}

/** Returns the value at a fraction of a scale. */
export function valueOnScale(share: number, { from, to, log = false }: AxisScale): number {
  return log ? from * (to / from) ** share : from + share * (to - from)
}

/**
 * Returns the scale that contains these values with a margin on both sides: logarithmic if all are positive and span more
 * than a decade, unless `log` is given. Values that are not finite are ignored; undefined if there are no others.
 */
export function scaleAround(values: readonly number[], log?: boolean): AxisScale | undefined {
  const finite = values.filter(Number.isFinite)
  if (finite.length === 0) return undefined
  const least = finite.reduce((one, other) => Math.min(one, other))
  const most = finite.reduce((one, other) => Math.max(one, other))
  const ratios = log ?? most > 10 * least
  if (ratios && least > 0) return { from: least / 1.5, to: most * 1.5, log: true }
  const room =
    most > least ? Math.max(0.12 * (most - least), 0.1 * Math.abs(most)) : Math.max(1, 0.5 * Math.abs(most))
  return { from: least >= 0 ? Math.max(0, least - room) : least - room, to: most + room }
}
