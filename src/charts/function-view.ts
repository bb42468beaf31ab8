import { contours } from 'd3-contour'
import { formatNumber } from '../math/picture/format.ts'
import { domainOf, type PredictionGrid, type Samples } from '../math/picture/function-grid.ts'
import { ticks } from '../math/picture/ticks.ts'
import { parseColor } from '../math/picture/color.ts'
import type { ToCanvas } from './map/map-frame.ts'
import { casedText } from './plot/value-marks.ts'
import type { ChartTheme } from './theme.ts'

/** Class of a sample or a prediction: the sign with one output, the largest with several. */
export function classOf(values: ArrayLike<number>, offset: number, outputs: number): number {
  if (outputs === 1) return values[offset]! > 0 ? 1 : 0
  let best = 0
  for (let k = 1; k < outputs; k++) if (values[offset + k]! > values[offset + best]!) best = k
  return best
}

/** Certainty of a prediction, 0 to 1: |tanh f| with one output, the softmax's lead over chance with several. */
function certainty(values: ArrayLike<number>, offset: number, outputs: number): number {
  if (outputs === 1) return Math.abs(Math.tanh(values[offset]!))
  let [most, sum] = [-Infinity, 0]
  for (let k = 0; k < outputs; k++) most = Math.max(most, values[offset + k]!)
  for (let k = 0; k < outputs; k++) sum += Math.exp(values[offset + k]! - most)
  return (1 / sum - 1 / outputs) / (1 - 1 / outputs)
}

/** A certainty below which a class is no more than the sign of a rounding error. */
const undecided = 0.02

/** A learned function over its samples, as `drawFunction` paints it. */
export interface FunctionPicture {
  readonly samples: Samples
  readonly grid: PredictionGrid | undefined
  /** Colours of the classes, in their order; the curve has the first. */
  readonly colors: readonly string[]
  /** The ball about each sample of a plane in which it may be moved. */
  readonly ball?: Ball | undefined
  /** Samples that were not trained on, which a curve through one coordinate is shown beside. */
  readonly test?: Samples | undefined
  /** The line through 0 that the boundary of a plane turns to. */
  readonly limit?: BoundaryLimit | undefined
  /** Other curves to compare with that of `grid`, below it. */
  readonly beside?: readonly NamedCurve[]
  /** Ends of the level axis of a curve; those of the grid or of the samples unless given. */
  readonly across?: readonly [number, number] | undefined
  /** The curve from which the distance of that of `grid` is filled, and where. */
  readonly filled?: Filled | undefined
  /** Ends of the upright axis of a curve; those of the samples unless given. */
  readonly heights?: readonly [number, number] | undefined
  /** The distance of each sample from each curve is drawn. */
  readonly residuals?: boolean | undefined
}

/** A line through 0 to which the boundary turns, and the boundary now: the weights of each, which are its normal. */
export interface BoundaryLimit {
  readonly label: string
  readonly weights: readonly [number, number]
  readonly now: readonly [number, number]
}

/** A curve through its places, and the interval in which the distance of another from it is filled. */
export interface Filled {
  readonly from: PredictionGrid
  readonly interval: readonly [number, number]
}

/** All that is at most `epsilon` away: a disc in l2, a square in l∞. */
export interface Ball {
  readonly epsilon: number
  readonly norm: 'l2' | 'linf'
}

/** A curve over one coordinate, with its name. */
export interface NamedCurve {
  readonly label: string
  readonly color: string
  readonly dash: readonly number[]
  readonly grid: PredictionGrid
}

/** Samples of a plane up to which each may be drawn large. */
const mostLarge = 32
/** Test samples up to which a line joins them, so that they are seen as the curve on which they lie. */
const mostJoined = 64

/** Draws regions or curve and the data into a canvas of `width` by `height` CSS pixels, whose context is scaled to them. */
export function drawFunction(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FunctionPicture,
  theme: ChartTheme,
): void {
  ctx.clearRect(0, 0, width, height)
  const { samples } = picture
  const domain = picture.grid?.domain ?? domainOf(samples)
  if (domain.y && picture.ball) drawEqually(ctx, width, height, picture, domain.x, domain.y, theme)
  else if (domain.y) drawPlane(ctx, width, height, picture, domain.x, domain.y, theme)
  else drawCurve(ctx, width, height, picture, picture.across ?? domain.x, theme)
}

/** The plane in the middle of the canvas, with units that are as long across as up, so that discs are round. */
function drawEqually(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FunctionPicture,
  x: readonly [number, number],
  y: readonly [number, number],
  theme: ChartTheme,
): void {
  const unit = Math.min(width / (x[1] - x[0]), height / (y[1] - y[0]))
  const [across, up] = [unit * (x[1] - x[0]), unit * (y[1] - y[0])]
  ctx.save()
  ctx.translate((width - across) / 2, (height - up) / 2)
  ctx.beginPath()
  ctx.rect(0, 0, across, up)
  ctx.clip()
  drawPlane(ctx, across, up, picture, x, y, theme)
  ctx.restore()
}

function drawPlane(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  { samples, grid, colors, ball, limit }: FunctionPicture,
  x: readonly [number, number],
  y: readonly [number, number],
  theme: ChartTheme,
): void {
  const place: ToCanvas = (px, py) => [
    ((px - x[0]) / (x[1] - x[0])) * width,
    height - ((py - y[0]) / (y[1] - y[0])) * height,
  ]
  if (grid) {
    fillCells(ctx, width, height, grid, samples.task, colors, theme)
    if (samples.task === 'classification' && decides(grid)) drawBoundary(ctx, width, height, grid, theme)
  }
  if (limit) drawLimit(ctx, limit, place, width, theme)
  const labels = twoLabels(samples)
  const count = samples.coordinates.length / samples.dimensions
  const size = count <= mostLarge ? Math.max(1, Math.min(2, Math.min(width, height) / 280)) : 1
  for (let n = 0; n < count; n++) {
    const offset = n * samples.dimensions
    const [px, py] = place(samples.coordinates[offset]!, samples.coordinates[offset + 1]!)
    const label = labels ? labels.indexOf(samples.targets[n]!) : classAt(samples, n)
    const color = colors[label % colors.length] ?? theme.ink
    if (ball)
      drawBall(
        ctx,
        px,
        py,
        ball,
        [width / (x[1] - x[0]), height / (y[1] - y[0])],
        color,
        isLost(samples, n, grid, ball),
      )
    drawSample(ctx, px, py, label, color, theme, size)
  }
}

/** True where a classifier is certain of something somewhere; a flat one has no sides. */
function decides({ rows, columns, outputs, values }: PredictionGrid): boolean {
  for (let n = 0; n < rows * columns; n++)
    if (certainty(values, n * outputs, outputs) > undecided) return true
  return false
}

/** Opacity of a class's colour: hardly any while it is undecided. */
function opacity(sure: number): number {
  return 0.1 * Math.min(1, sure / undecided) ** 2 + 0.3 * sure
}

const classAt = ({ task, targets, outputs }: Samples, n: number): number =>
  task === 'classification' ? classOf(targets, n * outputs, outputs) : 0

/** The two targets of a regression that has no others, the lower first: they are labels, as ±½ are; undefined elsewhere. */
function twoLabels({ task, outputs, targets }: Samples): readonly number[] | undefined {
  if (task === 'classification' || outputs !== 1) return undefined
  const values = [...new Set(Array.from(targets))].sort((p, q) => p - q)
  return values.length === 2 ? values : undefined
}

/** Colours the plane: each cell at its centre, and smoothly between. */
function fillCells(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  grid: PredictionGrid,
  task: Samples['task'],
  colors: readonly string[],
  theme: ChartTheme,
): void {
  const { columns, rows, outputs, values } = grid
  let [low, high] = [Infinity, -Infinity]
  for (let n = 0; n < rows * columns; n++) {
    const value = values[n * outputs]!
    if (!Number.isFinite(value)) continue
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const picture = new ImageData(columns, rows)
  const classes = task === 'classification'
  const paints = (classes ? colors : [theme.accent]).map((color) => parseColor(color).map((one) => 255 * one))
  for (let j = 0; j < rows; j++)
    for (let i = 0; i < columns; i++) {
      const offset = (j * columns + i) * outputs
      if (!Number.isFinite(values[offset]!)) continue
      const paint = paints[classes ? classOf(values, offset, outputs) % paints.length : 0]!
      const strength = classes
        ? opacity(certainty(values, offset, outputs))
        : (0.5 * (values[offset]! - low)) / (high - low || 1)
      picture.data.set([...paint, 255 * strength], 4 * ((rows - 1 - j) * columns + i))
    }
  const cells = new OffscreenCanvas(columns, rows)
  cells.getContext('2d')?.putImageData(picture, 0, 0)
  ctx.imageSmoothingEnabled = true
  ctx.drawImage(cells, 0, 0, width, height)
}

/** The line on which the class changes. Beyond the outermost cells the function goes on as a straight one, and so does the line out of the picture. */
function drawBoundary(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  { columns, rows, outputs, values }: PredictionGrid,
  theme: ChartTheme,
): void {
  const [across, up] = [columns + 2, rows + 2]
  const marginOf = (k: number, n: number): number => {
    if (outputs === 1) return values[n]!
    let rest = -Infinity
    for (let other = 0; other < outputs; other++)
      if (other !== k) rest = Math.max(rest, values[n * outputs + other]!)
    return values[n * outputs + k]! - rest
  }
  const margin = (k: number): number[] =>
    Array.from({ length: up * across }, (_, place) => {
      const [i, di] = withinAndBeyond((place % across) - 1, columns)
      const [j, dj] = withinAndBeyond(Math.floor(place / across) - 1, rows)
      const here = marginOf(k, j * columns + i)
      const within = (row: number, column: number) => here - marginOf(k, row * columns + column)
      return here + (di === 0 ? 0 : within(j, i - di)) + (dj === 0 ? 0 : within(j - dj, i))
    })
  const trace = contours().size([across, up]).thresholds([0])
  const onEdge = (i: number, j: number): boolean => i <= 0 || j <= 0 || i >= across || j >= up
  ctx.beginPath()
  for (let k = 0; k < (outputs === 1 ? 1 : outputs); k++)
    for (const { coordinates } of trace(margin(k)))
      for (const ring of coordinates.flat())
        ring.forEach(([i = 0, j = 0], n) => {
          const [before = 0, beside = 0] = ring[n - 1] ?? []
          const [px, py] = [((i - 1) / columns) * width, height - ((j - 1) / rows) * height]
          if (n === 0 || (onEdge(i, j) && onEdge(before, beside))) ctx.moveTo(px, py)
          else ctx.lineTo(px, py)
        })
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 1.5
  ctx.stroke()
}

/** The nearest of `count` places, and on which side beyond the last of them a place is: -1, 0 or 1; 0 where there is one alone. */
function withinAndBeyond(at: number, count: number): readonly [number, number] {
  const within = Math.min(count - 1, Math.max(0, at))
  return [within, count > 1 ? Math.sign(at - within) : 0]
}

/** Radius of the arc between a boundary and its limit, in letters. */
const arcRadius = 9

/** Draws the line that a boundary turns to as dashes, and the angle between the two in degrees. */
function drawLimit(
  ctx: CanvasRenderingContext2D,
  { label, weights, now }: BoundaryLimit,
  place: ToCanvas,
  width: number,
  theme: ChartTheme,
): void {
  const size = Number.parseFloat(theme.font)
  const [ox, oy] = place(0, 0)
  /** The direction of the line of some weights on the canvas, towards the right. */
  const along = ([u, v]: readonly [number, number]) => {
    const side = v < 0 || (v === 0 && u > 0) ? -1 : 1
    const [x, y] = place(side * v, -side * u)
    return Math.atan2(y - oy, x - ox)
  }
  const [to, from] = [along(weights), along(now)]
  const reach = 2 * Math.hypot(ctx.canvas.width, ctx.canvas.height)
  const radius = arcRadius * size
  ctx.save()
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 2 * (size / 11)
  ctx.setLineDash([(6 * size) / 11, (5 * size) / 11])
  ctx.beginPath()
  ctx.moveTo(ox - reach * Math.cos(to), oy - reach * Math.sin(to))
  ctx.lineTo(ox + reach * Math.cos(to), oy + reach * Math.sin(to))
  ctx.stroke()
  ctx.setLineDash([])
  ctx.beginPath()
  ctx.arc(ox, oy, radius, Math.min(from, to), Math.max(from, to))
  ctx.stroke()
  const [wx, wy] = weights
  const [nx, ny] = now
  const cosine = (wx * nx + wy * ny) / (Math.hypot(wx, wy) * Math.hypot(nx, ny))
  const degrees = (Math.acos(Math.max(-1, Math.min(1, cosine))) * 180) / Math.PI
  const middle = (from + to) / 2
  ctx.font = `700 ${1.3 * size}px ${theme.font.replace(/^\S+\s/, '')}`
  ctx.textBaseline = 'middle'
  const words = `${label}: ${formatNumber(degrees, 2)}° to go`
  const beside = ox + (radius + 0.8 * size) * Math.cos(middle)
  const left = Math.min(beside, width - ctx.measureText(words).width - 0.5 * size)
  // Moved over the lines, it is written above the arc.
  const y = oy + (radius + 0.8 * size) * Math.sin(middle) - (left < beside ? 2.5 * size : 0)
  casedText(ctx, words, left, y, theme.ink, theme)
  ctx.restore()
}

/** Directions in which a ball is searched for the other class. */
const directions = 32

/** True where a classifier's class, as its grid has it, is another one somewhere on the rim of a sample's ball. */
function isLost(
  samples: Samples,
  n: number,
  grid: PredictionGrid | undefined,
  { epsilon, norm }: Ball,
): boolean {
  const y = grid?.domain.y
  if (!grid || !y || samples.task !== 'classification') return false
  const { x } = grid.domain
  const cell = (value: number, [from, to]: readonly [number, number], count: number) =>
    Math.max(0, Math.min(count - 1, Math.floor(((value - from) / (to - from)) * count)))
  const own = classAt(samples, n)
  return Array.from({ length: directions }, (_, k) => (2 * Math.PI * k) / directions).some((angle) => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    const reach = epsilon / (norm === 'l2' ? 1 : Math.max(Math.abs(c), Math.abs(s)))
    const i = cell(samples.coordinates[n * samples.dimensions]! + reach * c, x, grid.columns)
    const j = cell(samples.coordinates[n * samples.dimensions + 1]! + reach * s, y, grid.rows)
    return classOf(grid.values, (j * grid.columns + i) * grid.outputs, grid.outputs) !== own
  })
}

/** Draws the ball about a point, strongly where the point is lost; `scale` is pixels to a unit along x and y. */
function drawBall(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  { epsilon, norm }: Ball,
  scale: readonly [number, number],
  color: string,
  lost: boolean,
): void {
  const [rx, ry] = [epsilon * scale[0], epsilon * scale[1]]
  ctx.beginPath()
  if (norm === 'l2') ctx.ellipse(x, y, rx, ry, 0, 0, 2 * Math.PI)
  else ctx.rect(x - rx, y - ry, 2 * rx, 2 * ry)
  ctx.strokeStyle = color
  ctx.lineWidth = lost ? 2.5 : 1
  ctx.globalAlpha = lost ? 1 : 0.4
  ctx.stroke()
  ctx.globalAlpha = 1
}

/** A sample: a disc for class 0, a square for class 1, a triangle for class 2, and so on round; `size` times as large as usual. */
function drawSample(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  label: number,
  color: string,
  theme: ChartTheme,
  size = 1,
): void {
  const radius = (size * 3.2 * Math.max(11, Number.parseFloat(theme.font))) / 11
  ctx.beginPath()
  if (label % 3 === 0) ctx.arc(x, y, radius, 0, 2 * Math.PI)
  else if (label % 3 === 1) ctx.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8)
  else {
    ctx.moveTo(x, y - radius * 1.2)
    ctx.lineTo(x + radius * 1.1, y + radius)
    ctx.lineTo(x - radius * 1.1, y + radius)
    ctx.closePath()
  }
  ctx.fillStyle = color
  ctx.strokeStyle = theme.card
  ctx.lineWidth = 1
  ctx.fill()
  ctx.stroke()
}

function drawCurve(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  { samples, grid, colors, test, beside = [], filled, heights, residuals = false }: FunctionPicture,
  x: readonly [number, number],
  theme: ChartTheme,
): void {
  const size = Number.parseFloat(theme.font)
  const left = size * 3.2
  const bottom = height - size * 1.8
  const [low, high] = heights ?? verticalRange(samples, grid)
  const place: ToCanvas = (px, py) => [
    left + ((px - x[0]) / (x[1] - x[0])) * (width - left - 4),
    bottom - ((py - low) / (high - low)) * (bottom - 6),
  ]
  ctx.font = theme.font
  ctx.fillStyle = theme.quiet
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  for (const value of ticks(low, high, 5)) {
    const [, py] = place(x[0], value)
    ctx.beginPath()
    ctx.moveTo(left, py)
    ctx.lineTo(width, py)
    ctx.stroke()
    ctx.fillText(formatNumber(value, 3), left - 6, py)
  }
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  for (const value of ticks(x[0], x[1], 5))
    ctx.fillText(formatNumber(value, 3), place(value, low)[0], bottom + 5)
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
    ctx.fillText(`× ${count}`, px + 0.7 * size, py)
  }
  ctx.restore()
}

/** The places of one input at which several samples are one mark, and how many they are. */
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

/** Draws how far each sample of one input is from a curve, as an upright line. */
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

/** Test samples: hollow, and joined where they are few. */
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

/** The place of column i of a curve. */
const placeOf = ({ columns, places, domain: { x } }: PredictionGrid, i: number): number =>
  places?.[i] ?? x[0] + ((i + 0.5) / columns) * (x[1] - x[0])

/** Points of a curve, from left to right. */
const pointsOf = (grid: PredictionGrid): [number, number][] =>
  Array.from({ length: grid.columns }, (_, i) => [placeOf(grid, i), grid.values[i * grid.outputs]!])

/** Value of a curve at x, on the line between the points around it, or through the two at its end. */
function valueAt(grid: PredictionGrid, x: number): number {
  const all = pointsOf(grid)
  const next = all.findIndex(([place]) => place >= x)
  const right = Math.max(1, next < 0 ? all.length - 1 : next)
  const [[x0, y0], [x1, y1]] = [all[right - 1]!, all[right]!]
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0)
}

/** Points of a curve within an interval, from left to right, with those at its ends. */
function pointsWithin(grid: PredictionGrid, [from, to]: readonly [number, number]): [number, number][] {
  const inside = pointsOf(grid).filter(([place]) => place > from && place < to)
  return [[from, valueAt(grid, from)], ...inside, [to, valueAt(grid, to)]]
}

/** Fills what lies between a curve and the one that it should be. */
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

/** One curve with a rim; broken where it is not finite. */
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

/** Colours what a classifier of one input calls each class, from top to bottom; `edge` is where column i begins. */
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

/** Rings a sample on the wrong side. */
function drawRing(ctx: CanvasRenderingContext2D, x: number, y: number, theme: ChartTheme): void {
  ctx.beginPath()
  const scale = Math.max(1, Number.parseFloat(theme.font) / 11)
  ctx.arc(x, y, 8 * scale, 0, 2 * Math.PI)
  ctx.strokeStyle = theme.ink
  ctx.lineWidth = 2 * scale
  ctx.stroke()
}

/** The targets' range, a quarter larger, so that a wild curve leaves the picture and not the data. */
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
