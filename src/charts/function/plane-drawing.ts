import { contours } from 'd3-contour'
import { formatNumber } from '../../math/picture/format.ts'
import type { PredictionGrid, Samples } from '../../math/picture/function-grid.ts'
import { parseColor } from '../../math/picture/color.ts'
import type { ToCanvas } from '../map/map-frame.ts'
import { letterSize } from '../plot/plot-axes.ts'
import type { PlotFrame } from '../plot/plot-frame.ts'
import { casedText } from '../plot/value-marks.ts'
import type { ChartTheme } from '../theme.ts'
import { roomForName, writeAxisName } from './axis-name.ts'
import { certainty, classAt, classOf, drawSample, opacity, undecided } from './classes.ts'
import type { Ball, BoundaryLimit, FunctionPicture } from './function-picture.ts'

/** The most samples of a plane that may be drawn large. */
const mostLarge = 32

/** Corner radius of a plane in pixels. */
const corner = 6

/** The largest ratio between the units of a plane's axes. */
const mostUnequal = 1.5

/**
 * Draws the plane in the middle of the canvas, with nearly equal units, so that rotations look right; with equal ones if
 * there are balls around its samples, so that discs are round.
 */
export function drawInProportion(
  ctx: CanvasRenderingContext2D,
  width: number,
  height: number,
  picture: FunctionPicture,
  x: readonly [number, number],
  y: readonly [number, number],
  theme: ChartTheme,
): PlotFrame {
  const [level, upright] = picture.names ?? []
  const [beside, below] = [roomForName(upright, theme), roomForName(level, theme)]
  const [wide, tall] = [x[1] - x[0], y[1] - y[0]]
  const room = { width: width - beside, height: height - below }
  const most = (picture.ball ? 1 : mostUnequal) * Math.min(room.width / wide, room.height / tall)
  const [across, up] = [Math.min(room.width, most * wide), Math.min(room.height, most * tall)]
  const [left, top] = [beside + (room.width - across) / 2, (room.height - up) / 2]
  if (level)
    writeAxisName(
      ctx,
      level,
      { x: left + across / 2, y: top + up + below / 2, length: across, upright: false },
      theme,
    )
  if (upright)
    writeAxisName(ctx, upright, { x: left - beside / 2, y: top + up / 2, length: up, upright: true }, theme)
  ctx.save()
  ctx.translate(left, top)
  ctx.beginPath()
  ctx.roundRect(0, 0, across, up, corner)
  ctx.save()
  ctx.clip()
  drawPlane(ctx, across, up, picture, x, y, theme)
  ctx.restore()
  ctx.beginPath()
  ctx.roundRect(0.5, 0.5, across - 1, up - 1, corner)
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.restore()
  return {
    ...{ left, top, width: across, height: up },
    across: { from: x[0], to: x[1] },
    up: { from: y[0], to: y[1] },
  }
}

/** Draws the regions of a learned function over two coordinates, with its samples. */
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
    if (samples.task === 'classification')
      if (decides(grid)) drawBoundary(ctx, width, height, grid, theme)
      else if (grid.outputs === 1) drawFlat(ctx, width, height, theme)
  }
  if (limit) drawLimit(ctx, limit, place, width, theme)
  const labels = twoLabels(samples)
  const count = samples.coordinates.length / samples.dimensions
  const size = count <= mostLarge ? Math.max(1, Math.min(2, Math.min(width, height) / 160)) : 1
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

/** Returns true if a classifier is certain anywhere; a flat one has no sides. */
function decides({ rows, columns, outputs, values }: PredictionGrid): boolean {
  for (let n = 0; n < rows * columns; n++)
    if (certainty(values, n * outputs, outputs) > undecided) return true
  return false
}

/** Writes in the middle that a classifier is 0 everywhere, since no colour shows that. */
function drawFlat(ctx: CanvasRenderingContext2D, width: number, height: number, theme: ChartTheme): void {
  ctx.save()
  ctx.font = `${1.3 * letterSize(theme)}px ${theme.hand}`
  ctx.fillStyle = theme.quiet
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText('0 everywhere', width / 2, height / 2)
  ctx.restore()
}

/**
 * Returns the two targets of a regression that has only two, the lower first, since they are labels, like ±½; otherwise
 * undefined.
 */
function twoLabels({ task, outputs, targets }: Samples): readonly number[] | undefined {
  if (task === 'classification' || outputs !== 1) return undefined
  const values = [...new Set(Array.from(targets))].sort((p, q) => p - q)
  return values.length === 2 ? values : undefined
}

/** Colours the plane with each cell at its centre, and smoothly in between. */
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

/**
 * Draws the line on which the class changes. Beyond the outermost cells the function continues linearly, and so does the
 * line, out of the picture.
 */
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

/** Radius of the arc between a boundary and its limit, relative to the text size. */
const arcRadius = 9

/** Draws the line that a boundary approaches as dashes, and the angle between the two in degrees. */
function drawLimit(
  ctx: CanvasRenderingContext2D,
  { label, weights, now }: BoundaryLimit,
  place: ToCanvas,
  width: number,
  theme: ChartTheme,
): void {
  const size = letterSize(theme)
  const [ox, oy] = place(0, 0)
  /** Returns the direction of a line with these weights on the canvas, towards the right. */
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
  // Above the arc if it has been moved over the lines.
  const y = oy + (radius + 0.8 * size) * Math.sin(middle) - (left < beside ? 2.5 * size : 0)
  casedText(ctx, words, left, y, theme.ink, theme)
  ctx.restore()
}

/**
 * Returns the nearest of `count` places, and the side on which a place lies beyond the last of them: -1, 0 or 1; 0 if
 * there is only one.
 */
function withinAndBeyond(at: number, count: number): readonly [number, number] {
  const within = Math.min(count - 1, Math.max(0, at))
  return [within, count > 1 ? Math.sign(at - within) : 0]
}

/** Directions in which a ball is searched for the other class. */
const directions = 32

/** Returns true if the class on the grid differs anywhere on the rim of a sample's ball. */
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

/** Draws the ball around a point, strongly if the point is lost; `scale` is pixels per unit along x and y. */
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
