import { formatNumber } from '../../math/picture/format.ts'
import { placeOf, valueAt, type PredictionGrid, type Samples } from '../../math/picture/function-grid.ts'
import { ticks } from '../../math/picture/ticks.ts'
import { maxOf } from '../../math/statistics/range.ts'
import type { ToCanvas } from '../map/map-frame.ts'
import { letterSize } from '../plot/plot-axes.ts'
import type { PlotFrame } from '../plot/plot-frame.ts'
import type { ChartTheme } from '../theme.ts'
import { certainty, classAt, classOf, drawSample, opacity } from './classes.ts'
import { roomForName, writeAxisName } from './axis-name.ts'
import type { Filled, FunctionPicture } from './function-picture.ts'

/** The most test samples that are joined by a line, to show the curve on which they lie. */
const mostJoined = 64

/** Pixels above the plot. */
const headroom = 6

/** The least distance between two numbers of the upright and of the horizontal axis, relative to the text size. */
const lettersApart = { up: 1.6, across: 2.8 } as const

/** At most about five ticks of an axis `letters` long, whose numbers do not touch. */
const ticksAlong = ([from, to]: readonly [number, number], letters: number, apart: number): number[] =>
  ticks(from, to, Math.min(5, Math.max(1, letters / apart)))

/** Draws curves of learned functions over one coordinate, with their axes and samples. */
export function drawCurve(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  {
    samples,
    names = [],
    grid,
    colors,
    test,
    beside = [],
    filled,
    heights,
    residuals = false,
  }: FunctionPicture,
  x: readonly [number, number],
  theme: ChartTheme,
): PlotFrame {
  const size = letterSize(theme)
  const [name] = names
  const bottom = height - size * 1.8 - roomForName(name, theme)
  const [low, high] = heights ?? verticalRange(samples, grid)
  const levels = ticksAlong([low, high], bottom / size, lettersApart.up)
  ctx.font = theme.font
  const widest = maxOf(levels.map((value) => ctx.measureText(formatNumber(value, 3)).width))
  const left = Math.max(size * 3.2, widest + 8)
  const place: ToCanvas = (px, py) => [
    left + ((px - x[0]) / (x[1] - x[0])) * (width - left - 4),
    bottom - ((py - low) / (high - low)) * (bottom - headroom),
  ]
  ctx.fillStyle = theme.quiet
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  for (const value of levels) {
    const [, py] = place(x[0], value)
    ctx.beginPath()
    ctx.moveTo(left, py)
    ctx.lineTo(width, py)
    ctx.stroke()
    ctx.fillText(formatNumber(value, 3), left - 6, py)
  }
  ctx.textBaseline = 'top'
  for (const value of ticksAlong(x, (width - left) / size, lettersApart.across)) {
    const [px] = place(value, low)
    const isLast = px + size > width
    ctx.textAlign = isLast ? 'right' : 'center'
    ctx.fillText(formatNumber(value, 3), isLast ? width : px, bottom + 5)
  }
  const middle = left + (width - left - 4) / 2
  if (name)
    writeAxisName(
      ctx,
      name,
      { x: middle, y: height - 0.75 * size, length: width - left, upright: false },
      theme,
    )
  ctx.save()
  ctx.beginPath()
  ctx.rect(left, 0, width - left, bottom)
  ctx.clip()
  const scale = size / 11
  if (grid && filled) fillDistance(ctx, grid, filled, place, colors[0] ?? theme.accent)
  if (test) drawTest(ctx, test, place, scale, theme)
  for (const curve of beside) {
    ctx.setLineDash(curve.dash.map((length) => length * scale))
    if (residuals) strokeResiduals(ctx, samples, curve.grid, place, curve.color, 1.2 * scale)
    strokeCurve(ctx, curve.grid, place, curve.color, 2 * scale, theme)
  }
  ctx.setLineDash([])
  const sides = samples.task === 'classification' && samples.outputs === 1
  if (grid && sides)
    fillSides(
      ctx,
      grid,
      (i) => place(x[0] + (i / grid.columns) * (x[1] - x[0]), low)[0],
      bottom,
      colors,
      theme,
    )
  if (grid && residuals) strokeResiduals(ctx, samples, grid, place, colors[0] ?? theme.accent, 1.2 * scale)
  if (grid) strokeCurve(ctx, grid, place, colors[0] ?? theme.accent, 2.5 * scale, theme)
  for (let n = 0; n * samples.dimensions < samples.coordinates.length; n++) {
    const at = samples.coordinates[n * samples.dimensions]!
    const [px, py] = place(at, samples.targets[n * samples.outputs]!)
    const label = classAt(samples, n)
    drawSample(ctx, px, py, label, sides ? (colors[label] ?? theme.ink) : theme.quiet, theme)
    if (grid && sides && label !== (valueAt(grid, at) > 0 ? 1 : 0)) drawRing(ctx, px, py, theme)
  }
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  ctx.fillStyle = theme.ink
  for (const { at, target, count } of coincident(samples)) {
    const [px, py] = place(at, target)
    const isLast = px + 3 * size > width
    ctx.textAlign = isLast ? 'right' : 'left'
    ctx.fillText(`× ${count}`, isLast ? width : px + 0.7 * size, isLast ? py - 1.2 * size : py)
  }
  ctx.restore()
  return {
    ...{ left, top: headroom, width: width - left - 4, height: bottom - headroom },
    across: { from: x[0], to: x[1] },
    up: { from: low, to: high },
  }
}

/** Returns the values of one input at which several samples coincide in one mark, with their number. */
function coincident({ coordinates, targets, dimensions, outputs }: Samples) {
  const places = new Map<string, { readonly at: number; readonly target: number; count: number }>()
  for (let n = 0; n * dimensions < coordinates.length; n++) {
    const [at, target] = [coordinates[n * dimensions]!, targets[n * outputs]!]
    const found = places.get(`${at} ${target}`)
    if (found) found.count++
    else places.set(`${at} ${target}`, { at, target, count: 1 })
  }
  return [...places.values()].filter(({ count }) => count > 1)
}

/** Draws the distance of each sample of one input from a curve as a vertical line. */
function strokeResiduals(
  ctx: CanvasRenderingContext2D,
  { coordinates, targets, dimensions, outputs }: Samples,
  grid: PredictionGrid,
  place: ToCanvas,
  color: string,
  width: number,
): void {
  ctx.beginPath()
  for (let n = 0; n * dimensions < coordinates.length; n++) {
    const at = coordinates[n * dimensions]!
    ctx.moveTo(...place(at, targets[n * outputs]!))
    ctx.lineTo(...place(at, valueAt(grid, at)))
  }
  ctx.strokeStyle = color
  ctx.lineWidth = width
  ctx.stroke()
}

/** Draws test samples hollow, and joined if they are few. */
function drawTest(
  ctx: CanvasRenderingContext2D,
  { coordinates, targets, dimensions, outputs }: Samples,
  place: ToCanvas,
  scale: number,
  theme: ChartTheme,
): void {
  const points = Array.from({ length: coordinates.length / dimensions }, (_, n) =>
    place(coordinates[n * dimensions]!, targets[n * outputs]!),
  ).sort(([p], [q]) => p - q)
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 1.5 * scale
  ctx.setLineDash([2 * scale, 4 * scale])
  if (points.length <= mostJoined) {
    ctx.beginPath()
    for (const [px, py] of points) ctx.lineTo(px, py)
    ctx.stroke()
  }
  ctx.setLineDash([])
  ctx.lineWidth = scale
  for (const [px, py] of points) {
    ctx.beginPath()
    ctx.arc(px, py, 2.6 * scale, 0, 2 * Math.PI)
    ctx.stroke()
  }
}

/** Points of a curve, from left to right. */
const pointsOf = (grid: PredictionGrid): [number, number][] =>
  Array.from({ length: grid.columns }, (_, i) => [placeOf(grid, i), grid.values[i * grid.outputs]!])

/** Points of a curve within an interval, from left to right, including those at its ends. */
function pointsWithin(grid: PredictionGrid, [from, to]: readonly [number, number]): [number, number][] {
  const inside = pointsOf(grid).filter(([place]) => place > from && place < to)
  return [[from, valueAt(grid, from)], ...inside, [to, valueAt(grid, to)]]
}

/** Fills the area between a curve and its target. */
function fillDistance(
  ctx: CanvasRenderingContext2D,
  grid: PredictionGrid,
  { from, interval }: Filled,
  place: ToCanvas,
  color: string,
): void {
  ctx.beginPath()
  for (const [x, y] of pointsWithin(grid, interval)) ctx.lineTo(...place(x, y))
  for (const [x, y] of pointsWithin(from, interval).reverse()) ctx.lineTo(...place(x, y))
  ctx.globalAlpha = 0.24
  ctx.fillStyle = color
  ctx.fill()
  ctx.globalAlpha = 1
}

/** Draws a curve with a rim, broken at values that are not finite. */
function strokeCurve(
  ctx: CanvasRenderingContext2D,
  grid: PredictionGrid,
  place: ToCanvas,
  color: string,
  width: number,
  theme: ChartTheme,
): void {
  const { columns, outputs, values } = grid
  ctx.beginPath()
  let pen = false
  for (let i = 0; i < columns; i++) {
    const value = values[i * outputs]!
    const [px, py] = place(placeOf(grid, i), value)
    if (Number.isFinite(value) && pen) ctx.lineTo(px, py)
    else if (Number.isFinite(value)) ctx.moveTo(px, py)
    pen = Number.isFinite(value)
  }
  ctx.strokeStyle = theme.card
  ctx.lineWidth = 2 * width
  ctx.stroke()
  ctx.strokeStyle = color
  ctx.lineWidth = width
  ctx.stroke()
}

/** Colours the intervals of one input by the class that a classifier gives them, from top to bottom; column i begins at `edge`. */
function fillSides(
  ctx: CanvasRenderingContext2D,
  { columns, values }: PredictionGrid,
  edge: (i: number) => number,
  bottom: number,
  colors: readonly string[],
  theme: ChartTheme,
): void {
  for (let i = 0; i < columns; i++) {
    const value = values[i]!
    ctx.globalAlpha = Number.isFinite(value) ? opacity(certainty([value], 0, 1)) : 0
    ctx.fillStyle = colors[classOf([value], 0, 1)] ?? theme.ink
    const [left, right] = [Math.floor(edge(i)), Math.floor(edge(i + 1))]
    ctx.fillRect(left, 0, right - left, bottom)
  }
  ctx.globalAlpha = 1
}

/** Draws a ring around a sample on the wrong side. */
function drawRing(ctx: CanvasRenderingContext2D, x: number, y: number, theme: ChartTheme): void {
  ctx.beginPath()
  const scale = Math.max(1, letterSize(theme) / 11)
  ctx.arc(x, y, 8 * scale, 0, 2 * Math.PI)
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 2 * scale
  ctx.stroke()
}

/** The range of the targets, enlarged by a quarter, so that a wild curve leaves the picture but no sample does. */
function verticalRange(samples: Samples, grid: PredictionGrid | undefined): [number, number] {
  let [low, high] = [Infinity, -Infinity]
  const see = (value: number) => {
    if (!Number.isFinite(value)) return
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  for (let n = 0; n < samples.targets.length; n += samples.outputs) see(samples.targets[n]!)
  if (low > high && grid) for (let n = 0; n < grid.values.length; n += grid.outputs) see(grid.values[n]!)
  if (low > high) return [-1, 1]
  const margin = 0.25 * (high - low) || 1
  return [low - margin, high + margin]
}
