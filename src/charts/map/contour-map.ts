import { contours } from 'd3-contour'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { clamp } from '../../math/clamp.ts'
import { Declutter } from '../../math/picture/declutter.ts'
import { formatNumber, withSubscripts } from '../../math/picture/format.ts'
import { ticks } from '../../math/picture/ticks.ts'
import type { Field, MapContent, MapDrape } from './map-content.ts'
import type { MapFrame, ToCanvas } from './map-frame.ts'
import {
  drawDots,
  drawLabels,
  drawMark,
  drawPath,
  drawStart,
  fine,
  plain,
  stroke,
  trail,
} from './map-strokes.ts'
import type { ChartTheme } from '../theme.ts'

/** Draws the map into a context scaled to CSS pixels. */
export function drawMap(
  ctx: CanvasRenderingContext2D,
  frame: MapFrame,
  content: MapContent,
  theme: ChartTheme,
): void {
  ctx.clearRect(0, 0, ctx.canvas.width, ctx.canvas.height)
  const place: ToCanvas = (a, b) => frame.place(a, b)
  ctx.save()
  ctx.beginPath()
  ctx.roundRect(frame.left, frame.top, frame.width, frame.height, 6)
  ctx.clip()
  hatch(ctx, frame, theme)
  if (content.field) {
    fill(ctx, place, content.field, content)
    if (content.drape) drape(ctx, place, content.drape, content.field)
    cover(ctx, place, content.field, content.cut)
    if (!content.facets) lines(ctx, place, content.field, content.levels, content)
  }
  if (content.ghost) ghosts(ctx, place, content.ghost, content.levels)
  for (const curve of content.curves)
    stroke(
      ctx,
      trail(
        curve.points.map(([a]) => a),
        curve.points.map(([, b]) => b),
        0,
        curve.points.length - 1,
        place,
      ),
      curve.color,
      curve.dashed ? [6, 6] : [],
      theme,
      curve.fine ? fine : curve.bold === false ? plain : undefined,
    )
  for (const path of content.paths) drawPath(ctx, path, place, theme)
  if (content.dots) drawDots(ctx, content.dots, place, theme)
  ctx.restore()
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.strokeRect(frame.left + 0.5, frame.top + 0.5, frame.width - 1, frame.height - 1)
  axes(ctx, frame, content, theme)
  for (const mark of content.marks) drawMark(ctx, mark, place, theme)
  for (const start of content.starts) drawStart(ctx, start, place, theme)
  drawLabels(ctx, content, place, new Declutter(frame.box), theme)
}

/** Draws the hatching over places without a finite value. */
function hatch(
  ctx: CanvasRenderingContext2D,
  { left, top, width, height }: MapFrame,
  theme: ChartTheme,
): void {
  ctx.fillStyle = theme.card
  ctx.fillRect(left, top, width, height)
  ctx.strokeStyle = theme.hairline
  ctx.lineWidth = 1
  ctx.beginPath()
  for (let x = left - height; x < left + width; x += 8) {
    ctx.moveTo(x, top + height)
    ctx.lineTo(x + height, top)
  }
  ctx.stroke()
}

/**
 * Fills the map with its colours, one pixel per point of the grid, smoothed by the canvas unless the points are facets.
 * Values that are not finite leave holes.
 */
function fill(ctx: CanvasRenderingContext2D, place: ToCanvas, field: Field, content: MapContent): void {
  const [na, nb] = field.resolution
  const picture = new ImageData(na, nb)
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++) {
      const value = field.values[j * na + i]!
      if (!Number.isFinite(value)) continue
      const [red, green, blue] = content.color(clamp(content.fraction(value)))
      picture.data.set([255 * red, 255 * green, 255 * blue, 255], 4 * ((nb - 1 - j) * na + i))
    }
  lay(ctx, place, picture, field.extent, !content.facets)
}

/** Draws the drape's colours over those of the values. The colour of a point extends halfway to the next; holes stay holes. */
function drape(
  ctx: CanvasRenderingContext2D,
  place: ToCanvas,
  { resolution, extent, pixels }: MapDrape,
  field: Field,
): void {
  const [na, nb] = resolution
  const picture = new ImageData(na, nb)
  const nearest = (i: number, count: number, of: number): number =>
    count === 1 ? 0 : Math.round((i * (of - 1)) / (count - 1))
  for (let j = 0; j < nb; j++)
    for (let i = 0; i < na; i++) {
      const [p, q] = [nearest(i, na, field.resolution[0]), nearest(j, nb, field.resolution[1])]
      if (!Number.isFinite(field.values[q * field.resolution[0] + p])) continue
      const k = j * na + i
      picture.data.set(pixels.subarray(4 * k, 4 * k + 4), 4 * ((nb - 1 - j) * na + i))
    }
  lay(ctx, place, picture, extent, false)
}

/** Draws a picture with one pixel per point, the last row first, over the extent of its points. */
function lay(
  ctx: CanvasRenderingContext2D,
  place: ToCanvas,
  picture: ImageData,
  { a, b }: Extent,
  smooth: boolean,
): void {
  const { width, height } = picture
  const small = new OffscreenCanvas(width, height)
  small.getContext('2d')?.putImageData(picture, 0, 0)
  const [x0, y0] = place(a[0], b[1])
  const [x1, y1] = place(a[1], b[0])
  const [dx, dy] = [(x1 - x0) / Math.max(1, width - 1), (y1 - y0) / Math.max(1, height - 1)]
  ctx.imageSmoothingEnabled = smooth
  ctx.drawImage(small, x0 - dx / 2, y0 - dy / 2, x1 - x0 + dx, y1 - y0 + dy)
}

/** Returns the rings of a level on the canvas, without the parts that only run along the grid's edge. */
function ringsOf(field: Field, value: number, place: ToCanvas, closed: boolean): Path2D {
  const [na, nb] = field.resolution
  const { a, b } = field.extent
  const path = new Path2D()
  const onEdge = ([x = 0, y = 0]: readonly number[]): boolean =>
    x <= 0.5 || y <= 0.5 || x >= na - 0.5 || y >= nb - 0.5
  const finite = Array.from(field.values, (entry) => (Number.isFinite(entry) ? entry : NaN))
  const { coordinates } = contours().size([na, nb]).contour(finite, value)
  for (const ring of coordinates.flat())
    ring.forEach((point, n) => {
      const [x = 0, y = 0] = point
      const at = place(
        a[0] + ((x - 0.5) / (na - 1)) * (a[1] - a[0]),
        b[0] + ((y - 0.5) / (nb - 1)) * (b[1] - b[0]),
      )
      if (n === 0 || (!closed && onEdge(point) && onEdge(ring[n - 1] ?? []))) path.moveTo(...at)
      else path.lineTo(...at)
    })
  return path
}

/** Inks that are legible on rock in either theme. */
const dark = '#1f2430'
const light = '#fffdf8'

function lines(
  ctx: CanvasRenderingContext2D,
  place: ToCanvas,
  field: Field,
  levels: MapContent['levels'],
  { fraction, color, drape: over }: Pick<MapContent, 'fraction' | 'color' | 'drape'>,
): void {
  for (const { value, major } of levels) {
    const [red, green, blue] = color(clamp(fraction(value)))
    ctx.strokeStyle = !over && red + green + blue < 1.2 ? light : dark
    ctx.globalAlpha = major ? 0.6 : 0.3
    ctx.lineWidth = major ? 1.4 : 0.8
    ctx.stroke(ringsOf(field, value, place, false))
  }
  ctx.globalAlpha = 1
}

/** Draws the contours before the last toggle, dashed. */
function ghosts(
  ctx: CanvasRenderingContext2D,
  place: ToCanvas,
  field: Field,
  levels: MapContent['levels'],
): void {
  ctx.setLineDash([4, 5])
  ctx.lineWidth = 1.6
  ctx.strokeStyle = light
  ctx.globalAlpha = 0.75
  for (const { value, major } of levels) if (major) ctx.stroke(ringsOf(field, value, place, false))
  ctx.setLineDash([])
  ctx.globalAlpha = 1
}

/** Draws the cut: what lies above it is hatched and edged, so that no one takes it for a plateau. */
function cover(ctx: CanvasRenderingContext2D, place: ToCanvas, field: Field, cut: number): void {
  const above = ringsOf(field, cut, place, true)
  ctx.save()
  ctx.clip(above, 'evenodd')
  ctx.strokeStyle = dark
  ctx.globalAlpha = 0.25
  ctx.lineWidth = 1
  ctx.beginPath()
  const size = Math.max(ctx.canvas.width, ctx.canvas.height)
  for (let x = -size; x < size; x += 7) {
    ctx.moveTo(x, 0)
    ctx.lineTo(x + size, size)
  }
  ctx.stroke()
  ctx.restore()
  ctx.strokeStyle = dark
  ctx.lineWidth = 1.8
  ctx.setLineDash([2, 3])
  ctx.stroke(ringsOf(field, cut, place, false))
  ctx.setLineDash([])
}

/** Returns the places along an axis with their labels: words if it has them, or else round numbers. */
const labelsAlong = (
  interval: readonly [number, number],
  words: readonly string[] | undefined,
): (readonly [number, string])[] =>
  words?.map((word, i) => [i, word] as const) ??
  ticks(...interval, 5).map((value) => [value, formatNumber(value, 3)] as const)

function axes(
  ctx: CanvasRenderingContext2D,
  frame: MapFrame,
  { extent, axes: names, covered }: MapContent,
  theme: ChartTheme,
): void {
  const size = Number.parseFloat(theme.font)
  const bottom = frame.top + frame.height
  ctx.font = theme.font
  ctx.fillStyle = theme.quiet
  const over = new Declutter(frame.box)
  for (const box of covered) over.take(box)
  ctx.textBaseline = 'top'
  ctx.textAlign = 'center'
  for (const [value, text] of labelsAlong(extent.a, names.words?.a)) {
    const { width } = ctx.measureText(text)
    const [x, y] = [frame.place(value, extent.b[0])[0], bottom + size * 0.4]
    if (over.coveredShare({ x: x - width / 2, y, width, height: size }) === 0) ctx.fillText(text, x, y)
  }
  ctx.textAlign = 'right'
  ctx.textBaseline = 'middle'
  for (const [value, text] of labelsAlong(extent.b, names.words?.b))
    ctx.fillText(text, frame.left - size * 0.5, frame.place(extent.a[0], value)[1])
  ctx.fillStyle = theme.ink
  ctx.textAlign = 'center'
  ctx.textBaseline = 'top'
  ctx.fillText(withSubscripts(names.a), frame.left + frame.width / 2, bottom + size * 1.9)
  ctx.save()
  ctx.translate(frame.left - size * 3.7, frame.top + frame.height / 2)
  ctx.rotate(-Math.PI / 2)
  ctx.fillText(withSubscripts(names.b), 0, 0)
  ctx.restore()
}
