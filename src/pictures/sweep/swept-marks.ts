import type uPlot from 'uplot'
import { formatExact, formatFixed, formatNumber } from '../../math/picture/format.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import type { PowerLaw } from '../../math/statistics/power-law.ts'
import type { Spread, SweepPoint } from '../../theory/sweep/sweep.ts'
import { letterSize, canvasScale, sizedFont } from '../../charts/plot/plot-axes.ts'
import { plotScaleOf, valueOnScale } from '../../charts/plot/plot-frame.ts'
import { casedText, drawPill, drawRing, ringRadius } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'

export interface SweptSeries {
  readonly label: string
  readonly of: number
  readonly color: string
  /** Its place in the order of run marks; by default `of`. */
  readonly mark?: number
  readonly law?: boolean | undefined
  /** The fitted power law, if one is expected and all points are known. */
  readonly fit?: PowerLaw | undefined
}

type Place = readonly [number, number]

const placeOn = (plot: uPlot, value: number, height: number): Place => [
  plot.valToPos(value, 'x', true),
  plot.valToPos(height, 'y', true),
]

/** True if a height lies on the plot’s vertical axis. */
const hasPlace = ({ scales }: uPlot, height: number): boolean =>
  Number.isFinite(height) && (scales['y']?.distr !== 3 || height > 0)

/** Returns the pieces of a curve through its medians, each without gaps and between poles. */
function piecesOf(
  plot: uPlot,
  points: readonly SweepPoint[],
  q: number,
  poles: readonly number[] = [],
): Place[][] {
  const pieces: Place[][] = [[]]
  let before = -Infinity
  for (const { value, spreads } of points) {
    const height = spreads[q]?.median ?? NaN
    const from = before
    before = value
    if (poles.some((pole) => pole > from && pole < value)) pieces.push([])
    if (hasPlace(plot, height)) pieces.at(-1)?.push(placeOn(plot, value, height))
    else if (pieces.at(-1)?.length !== 0) pieces.push([])
  }
  return pieces.filter(({ length }) => length > 0)
}

/** Returns the last place of a curve that lies in the plot; undefined if none does. */
export function endOf(plot: uPlot, points: readonly SweepPoint[], q: number): Place | undefined {
  const { top, height } = plot.bbox
  return piecesOf(plot, points, q)
    .flat()
    .findLast(([, y]) => y >= top - 1 && y <= top + height + 1)
}

/** True if a curve crosses a box on the canvas. */
export function crosses(
  plot: uPlot,
  points: readonly SweepPoint[],
  q: number,
  { x, y, width, height }: Box,
): boolean {
  const [first, last] = [points[0]?.value ?? NaN, points.at(-1)?.value ?? NaN]
  return [0, 0.25, 0.5, 0.75, 1].some((share) => {
    const value = plot.posToVal((x + share * width - plot.bbox.left) / devicePixelRatio, 'x')
    if (!(value >= first && value <= last)) return false
    const at = plot.valToPos(heightAt(plot, points, q, value), 'y', true)
    return at >= y && at <= y + height
  })
}

/** Opacities of the band of half and of eight in ten draws, on a light and a dark theme. */
const bandOpacity = { light: { half: 0.17, most: 0.1 }, dark: { half: 0.28, most: 0.18 } } as const

/** Returns the bands of a spread: of the middle of the draws, or of all if there are few. */
const bandsOf = ({ count, least, most, half, eightInTen }: Spread) =>
  half && eightInTen
    ? ([['most', eightInTen], ['half', half]] as const) // prettier-ignore
    : count > 1
      ? ([['most', [least, most]]] as const)
      : []

/** Draws the spread of a quantity as bands between neighbouring points. */
export function drawBands(
  plot: uPlot,
  points: readonly SweepPoint[],
  { of: q, color }: SweptSeries,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const opacity = bandOpacity[theme.isDark ? 'dark' : 'light']
  const foot = bbox.top + bbox.height
  const heightOf = (height: number) => (hasPlace(plot, height) ? plot.valToPos(height, 'y', true) : foot)
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.fillStyle = color
  for (const kind of ['most', 'half'] as const) {
    const found = points.map(({ value, spreads }) => {
      const band = spreads[q] && bandsOf(spreads[q]).find(([one]) => one === kind)
      const x = plot.valToPos(value, 'x', true)
      return band && Number.isFinite(band[1][0])
        ? ([x, heightOf(band[1][0]), heightOf(band[1][1])] as const)
        : undefined
    })
    ctx.globalAlpha = opacity[kind]
    ctx.beginPath()
    found.forEach((right, i) => {
      const left = found[i - 1]
      if (!left || !right) return
      ctx.moveTo(left[0], left[1])
      ctx.lineTo(left[0], left[2])
      ctx.lineTo(right[0], right[2])
      ctx.lineTo(right[0], right[1])
      ctx.closePath()
    })
    ctx.fill()
  }
  ctx.restore()
}

/**
 * Draws a curve through the medians, with a dot at each if it is `dotted`. An exact law, which has no value at its poles, is a row of dense dots that
 * end in arrows up at each pole.
 */
export function drawCurve(
  plot: uPlot,
  points: readonly SweepPoint[],
  { of: q, color, mark = q, law = false }: SweptSeries,
  poles: readonly number[],
  theme: ChartTheme,
  dotted = true,
): void {
  const { ctx } = plot
  const scale = canvasScale(theme)
  const pieces = piecesOf(plot, points, q, law ? poles : [])
  ctx.save()
  ctx.strokeStyle = color
  ctx.lineWidth = 2.6 * scale
  ctx.lineCap = ctx.lineJoin = 'round'
  if (law) ctx.setLineDash([0, 5 * scale])
  for (const piece of pieces) {
    ctx.beginPath()
    for (const [x, y] of piece) ctx.lineTo(x, y)
    ctx.stroke()
  }
  ctx.restore()
  if (!law && !dotted) return
  if (!law) return drawDots(plot, pieces.flat(), mark, color, theme)
  for (const place of endsBeside(plot, pieces, poles)) drawArrow(ctx, place, color, scale)
}

/** Returns the ends of the pieces on either side of each pole. */
const endsBeside = (plot: uPlot, pieces: readonly Place[][], poles: readonly number[]): Place[] =>
  poles.flatMap((pole) => {
    const x = plot.valToPos(pole, 'x', true)
    const before = pieces.findLast((piece) => piece[0]![0] < x)?.at(-1)
    const after = pieces.find((piece) => piece[0]![0] > x)?.[0]
    return [before, after].filter((place) => place !== undefined)
  })

/** Draws an arrow up at the end of an unbounded curve. */
function drawArrow(ctx: CanvasRenderingContext2D, [x, y]: Place, color: string, scale: number): void {
  ctx.save()
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.moveTo(x, y - 14 * scale)
  ctx.lineTo(x - 4.5 * scale, y - 4 * scale)
  ctx.lineTo(x + 4.5 * scale, y - 4 * scale)
  ctx.closePath()
  ctx.fill()
  ctx.restore()
}

/** Draws the dots of values with an outline, so that they show on their line. */
function drawDots({ ctx }: uPlot, places: readonly Place[], mark: number, color: string, theme: ChartTheme) {
  const scale = canvasScale(theme)
  ctx.save()
  ctx.fillStyle = color
  ctx.strokeStyle = theme.card
  ctx.lineWidth = 2 * 1.4 * scale
  for (const [x, y] of places) {
    ctx.beginPath()
    for (const [dx, dy] of runMark(mark)) ctx.lineTo(x + 3.6 * scale * dx, y + 3.6 * scale * dy)
    ctx.closePath()
    ctx.stroke()
    ctx.fill()
  }
  ctx.restore()
}

/** Number of points of a fitted curve, which is straight if both axes are logarithmic. */
const fitPoints = 33

export function drawFit(plot: uPlot, { fit, color }: SweptSeries, theme: ChartTheme): void {
  if (!fit) return
  const { ctx, bbox } = plot
  const scale = canvasScale(theme)
  const [low, high] = [plot.posToVal(0, 'x'), plot.posToVal(bbox.width / devicePixelRatio, 'x')]
  ctx.save()
  ctx.strokeStyle = color
  ctx.lineWidth = 1.2 * scale
  ctx.setLineDash([6 * scale, 5 * scale])
  ctx.beginPath()
  for (let i = 0; i < fitPoints; i++) {
    const value = low * (high / low) ** (i / (fitPoints - 1))
    ctx.lineTo(...placeOn(plot, value, fit.factor * value ** fit.slope))
  }
  ctx.stroke()
  ctx.restore()
}

/** Draws the curve guessed by the reader from the last given point: hollow points on a dashed line. */
export function drawGuess(
  plot: uPlot,
  values: readonly number[],
  guess: readonly (number | undefined)[],
  points: readonly SweepPoint[],
  q: number,
  theme: ChartTheme,
): void {
  const first = guess.findIndex((height) => height !== undefined)
  if (first < 0) return
  const drawn = values.flatMap((value, i) => {
    const height = guess[i]
    return height === undefined ? [] : [placeOn(plot, value, height)]
  })
  const firstValue = values[first] ?? NaN
  const before = points.findLast(({ value }) => value < firstValue)
  const end = before?.spreads[q]?.median ?? NaN
  const { ctx } = plot
  const scale = canvasScale(theme)
  ctx.save()
  ctx.strokeStyle = theme.ink
  ctx.fillStyle = theme.card
  ctx.lineWidth = 1.5 * scale
  ctx.setLineDash([4 * scale, 3 * scale])
  ctx.beginPath()
  if (before && hasPlace(plot, end)) ctx.moveTo(...placeOn(plot, before.value, end))
  for (const [x, y] of drawn) ctx.lineTo(x, y)
  ctx.stroke()
  ctx.setLineDash([])
  for (const [x, y] of drawn) {
    ctx.beginPath()
    ctx.arc(x, y, 4.5 * scale, 0, 2 * Math.PI)
    ctx.fill()
    ctx.stroke()
  }
  ctx.restore()
}

/** Returns the height of a curve at a value, interpolated between points; NaN beyond them and at a point without a number. */
function heightAt(plot: uPlot, points: readonly SweepPoint[], q: number, value: number): number {
  const here = points.find((point) => point.value === value)
  if (here && !hasPlace(plot, here.spreads[q]?.median ?? NaN)) return NaN
  const known = points.filter(({ spreads }) => hasPlace(plot, spreads[q]?.median ?? NaN))
  const right = known.findIndex((point) => point.value >= value)
  const [before, after] = [known[right - 1] ?? known[right], known[right]]
  if (!before || !after) return NaN
  const [from, to] = [before, after].map(({ spreads }) => spreads[q]?.median ?? NaN) as [number, number]
  if (after.value === value || before === after) return after.value === value ? to : NaN
  const across = { ...plotScaleOf(plot, 'x'), from: before.value, to: after.value }
  return valueOnScale(shareOnScale(value, across), { ...plotScaleOf(plot, 'y'), from, to })
}

/** Returns the side of a ring for its number, off the curve: left above a rising one unless there is no room, and never below the plot. */
function labelSide(
  plot: uPlot,
  points: readonly SweepPoint[],
  q: number,
  value: number,
  [x, y]: Place,
  room: number,
): { readonly side: 1 | -1; readonly above: boolean } {
  const { left, top, width, height } = plot.bbox
  const medianOf = (point: SweepPoint | undefined) => point?.spreads[q]?.median ?? NaN
  const after = points.find((point) => point.value > value)
  const before = points.findLast((point) => point.value < value)
  const rise =
    (after ? medianOf(after) : heightAt(plot, points, q, value)) -
    (before ? medianOf(before) : heightAt(plot, points, q, value))
  const wanted = rise > 0 ? -1 : 1
  const fits = wanted < 0 ? x - left > room : left + width - x > room
  const side = fits ? wanted : wanted < 0 ? 1 : -1
  const isLow = top + height - y < room / 2
  return { side, above: (fits || isLow) && y - top > room / 2 }
}

/**
 * Draws the stage’s value as a ring on the curve with its height, a stem, and a pill on the horizontal axis; only the pill without
 * a curve there.
 */
export function drawShown(
  plot: uPlot,
  value: number,
  points: readonly SweepPoint[],
  q: number,
  name: string,
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const scale = canvasScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const height = heightAt(plot, points, q, value)
  const x = plot.valToPos(value, 'x', true)
  const foot = bbox.top + bbox.height
  ctx.save()
  const font = sizedFont(theme, size)
  ctx.font = `700 ${font}`
  ctx.textBaseline = 'middle'
  if (Number.isFinite(height)) {
    const y = plot.valToPos(height, 'y', true)
    ctx.strokeStyle = theme.ink
    ctx.lineWidth = 1.2 * scale
    ctx.beginPath()
    ctx.moveTo(x, Math.min(foot, y + ringRadius * scale))
    ctx.lineTo(x, foot)
    ctx.stroke()
    drawRing(plot, x, y, theme)
    const { side, above } = labelSide(plot, points, q, value, [x, y], 4 * size)
    ctx.textAlign = side > 0 ? 'left' : 'right'
    const at = [x + side * 0.7 * size, y + (above ? -1.2 : 1.4) * size] as const
    // Between two computed values the height would only be interpolated.
    if (points.some((point) => point.value === value))
      casedText(ctx, formatExact(height), ...at, theme.ink, theme)
  }
  ctx.restore()
  drawPill(plot, value, name, theme)
}

/** Draws a bracket from the median of one quantity to that of another, left of a value, with their ratio. */
export function drawRatio(
  plot: uPlot,
  value: number,
  points: readonly SweepPoint[],
  [of, to]: readonly [number, number],
  theme: ChartTheme,
): void {
  const heights = [of, to].map((q) => heightAt(plot, points, q, value)) as [number, number]
  if (!heights.every(Number.isFinite)) return
  const { ctx } = plot
  const size = letterSize(theme) * devicePixelRatio
  const [x, from] = placeOn(plot, value, heights[0])
  const [, end] = placeOn(plot, value, heights[1])
  const [left, room, top] = [x - 1.6 * size, 0.5 * size, from + 2.4 * size]
  ctx.save()
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 1.4 * canvasScale(theme)
  ctx.beginPath()
  ctx.moveTo(left + room, top)
  ctx.lineTo(left, top)
  ctx.lineTo(left, end)
  ctx.lineTo(left + room, end)
  ctx.stroke()
  ctx.font = `700 ${sizedFont(theme, size)}`
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  const words = `${formatNumber(heights[0] / heights[1], 2)} ×`
  casedText(ctx, words, left - room, (top + end) / 2, theme.ink, theme)
  ctx.restore()
}

/** Draws the difference of two curves next to each point, with its text. */
export function drawDifferences(
  plot: uPlot,
  points: readonly SweepPoint[],
  [below, above]: readonly [number, number],
  theme: ChartTheme,
): void {
  const { ctx, bbox } = plot
  const [scale, size] = [canvasScale(theme), letterSize(theme) * devicePixelRatio]
  ctx.save()
  ctx.font = `700 ${sizedFont(theme, size)}`
  ctx.textBaseline = 'middle'
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 2 * scale
  for (const { value, spreads } of points) {
    const [low, high] = [spreads[below]?.median ?? NaN, spreads[above]?.median ?? NaN]
    if (!hasPlace(plot, low) || !hasPlace(plot, high)) continue
    const [x, y] = placeOn(plot, value, low)
    const top = plot.valToPos(high, 'y', true)
    const side = bbox.left + bbox.width - x > 5 * size ? 1 : -1
    const beside = x + side * size
    ctx.beginPath()
    for (const end of [y, top]) {
      ctx.moveTo(beside - 4 * scale, end)
      ctx.lineTo(beside + 4 * scale, end)
    }
    ctx.moveTo(beside, y)
    ctx.lineTo(beside, top)
    ctx.stroke()
    ctx.textAlign = side > 0 ? 'left' : 'right'
    casedText(ctx, `+${formatFixed(high - low)}`, beside + side * 0.6 * size, (y + top) / 2, theme.ink, theme)
  }
  ctx.restore()
}

/** Highlights the points of a value with a coloured ring and its height. */
export function drawLit(
  plot: uPlot,
  value: number,
  points: readonly SweepPoint[],
  series: readonly SweptSeries[],
  theme: ChartTheme,
): void {
  const spreads = points.find((point) => point.value === value)?.spreads
  const { ctx } = plot
  const [scale, size] = [canvasScale(theme), letterSize(theme) * devicePixelRatio]
  ctx.save()
  ctx.font = `700 ${sizedFont(theme, size)}`
  ctx.textBaseline = 'bottom'
  ctx.textAlign = 'center'
  for (const { of, color } of series) {
    const height = spreads?.[of]?.median ?? NaN
    if (!hasPlace(plot, height)) continue
    const [x, y] = placeOn(plot, value, height)
    drawRing(plot, x, y, theme, { color, width: 4, casing: 7 })
    casedText(ctx, formatExact(height), x, y - (ringRadius + 4) * scale, theme.ink, theme)
  }
  ctx.restore()
}
