import type { Point } from '../block.ts'
import { Declutter, type Box } from '../../math/picture/declutter.ts'
import { placeLabels, type Labelled, type PlacedLabel } from '../../math/picture/place-labels.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import type { CanvasPen, Lettering } from '../layers/canvas-pen.ts'
import type { ScreenPoint, View } from '../view.ts'
import type { PolytopeFrame } from './frame.ts'
import type { PolytopeContent, WayView } from './polytope-content.ts'
import { objectiveArrow } from './polytope-strokes.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

const label: Lettering = { face: 'hand', size: 15, weight: 600 }
const name: Lettering = { face: 'hand', size: 17, weight: 600 }
const number: Lettering = { face: 'plain', size: 14, weight: 650 }
const cardHeight = 26

/** Placed labels by what they name, kept from frame to frame, so that they keep their sides. */
type Labels = ReadonlyMap<string, PlacedLabel>

/**
 * Draws the marks of the walkers, the numbers of their steps, the optimum and the axes on the text layer; labels avoid
 * what covers it. Returns the labels.
 */
export function drawPolytopeLayer(
  pen: CanvasPen,
  view: View,
  content: PolytopeContent,
  frame: PolytopeFrame,
  covered: readonly Box[],
  before: Labels,
): Labels {
  const on = (place: Point): ScreenPoint => view.project(...frame.toWorld(place))
  const middle = view.project(...frame.toWorld(middleOf(content.vertices)))
  drawAxes(pen, content, frame, view, middle)
  const arrow = objectiveArrow(content, frame)
  const [tail, tip] = arrow ? [view.project(...arrow[0]), view.project(...arrow[1])] : []
  if (tail && tip) drawArrow(pen, tail, tip)
  const labels: (Labelled & { readonly text: string })[] = []
  const { optimum, ways } = content
  if (optimum) {
    const at = on(optimum.at)
    pen.line((c) => c.ellipse(at.x, at.y, 11, 11, 0, 0, 2 * Math.PI), pen.tokens.ink, 2)
    labels.push({
      id: 'optimum',
      text: optimum.label,
      box: { x: at.x - 14, y: at.y - 14, width: 28, height: 28 },
      size: { width: pen.cardWidth(optimum.label, label, false), height: cardHeight },
    })
  }
  const numbers = ways.flatMap((way) => drawNumbers(pen, way, on, middle))
  for (const way of ways) {
    const at = on(way.places.at(-1) ?? [NaN, NaN, NaN])
    if (Number.isFinite(at.x)) pen.shape((c) => mark(c, at, way.style, 8), way.color, 1.8)
  }
  const declutter = new Declutter({ x: 4, y: 4, width: view.width - 8, height: view.height - 8 })
  const placed = placeLabels(
    labels,
    {
      bounds: declutter.bounds,
      obstacles: [...covered, ...(tail && tip ? alongArrow(tail, tip) : []), ...numbers],
      paths: ways.flatMap((way) => alongWay(way, on)),
    },
    before,
  )
  for (const { id, text } of labels) {
    const box = placed.get(id)?.box
    if (box) pen.card(text, box, label)
  }
  return placed
}

/** Boxes of the objective's arrow, which no label covers. */
const alongArrow = (from: ScreenPoint, to: ScreenPoint): Box[] =>
  [0.5, 0.75, 1].map((share) => ({
    x: from.x + share * (to.x - from.x) - 8,
    y: from.y + share * (to.y - from.y) - 8,
    width: 16,
    height: 16,
  }))

/** Boxes of a path, which a label covers only if it must. */
const alongWay = ({ places }: WayView, on: (place: Point) => ScreenPoint): Box[] =>
  places.slice(1).flatMap((to, k) => {
    const [from, end] = [on(places[k] ?? to), on(to)]
    const pieces = Math.max(1, Math.min(12, Math.ceil(Math.hypot(end.x - from.x, end.y - from.y) / 12)))
    return Array.from({ length: pieces + 1 }, (_, i) => ({
      x: from.x + (i / pieces) * (end.x - from.x) - 6,
      y: from.y + (i / pieces) * (end.y - from.y) - 6,
      width: 12,
      height: 12,
    }))
  })

const middleOf = (vertices: readonly Point[]): Point => {
  const mean = (axis: 0 | 1 | 2) => vertices.reduce((sum, vertex) => sum + vertex[axis], 0) / vertices.length
  return [mean(0), mean(1), mean(2)]
}

function mark(c: CanvasRenderingContext2D, { x, y }: ScreenPoint, style: number, size: number): void {
  for (const [k, [dx, dy]] of runMark(style).entries())
    if (k === 0) c.moveTo(x + size * dx, y + size * dy)
    else c.lineTo(x + size * dx, y + size * dy)
  c.closePath()
}

/** Draws the number of each step next to its corner, away from the middle. Returns their boxes. */
function drawNumbers(
  pen: CanvasPen,
  { places, numbered, color, style }: WayView,
  on: (place: Point) => ScreenPoint,
  middle: ScreenPoint,
): Box[] {
  if (!numbered) return []
  return places.map((place, k) => {
    const at = on(place)
    const [dx, dy] = [at.x - middle.x, at.y - middle.y]
    const far = Math.hypot(dx, dy) || 1
    pen.shape((c) => mark(c, at, style, 4.5), color, 1.2)
    const [x, y] = [at.x + (19 * dx) / far, at.y + (19 * dy) / far]
    pen.text(String(k), x, y, number, color)
    return { x: x - 9, y: y - 9, width: 18, height: 18 }
  })
}

function drawArrow(pen: CanvasPen, from: ScreenPoint, to: ScreenPoint): void {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const long = Math.hypot(dx, dy)
  if (!(long > 20)) return
  const [ux, uy] = [dx / long, dy / long]
  pen.line(
    (c) => {
      c.moveTo(from.x + 16 * ux, from.y + 16 * uy)
      c.lineTo(to.x, to.y)
      c.moveTo(to.x - 10 * ux + 6 * uy, to.y - 10 * uy - 6 * ux)
      c.lineTo(to.x, to.y)
      c.lineTo(to.x - 10 * ux - 6 * uy, to.y - 10 * uy + 6 * ux)
    },
    pen.tokens.ink,
    2,
  )
}

/** Draws the names of the variables next to three lines from the smallest corner of the box. */
function drawAxes(
  pen: CanvasPen,
  { vertices, axes }: PolytopeContent,
  { toWorld }: PolytopeFrame,
  view: View,
  middle: ScreenPoint,
): void {
  const range = (axis: 0 | 1 | 2) => {
    const values = vertices.map((vertex) => vertex[axis])
    return [minOf(values), maxOf(values)] as const
  }
  const [x, y, z] = [range(0), range(1), range(2)]
  const ends: readonly Point[] = [
    [x[1], y[0], z[0]],
    [x[0], y[1], z[0]],
    [x[0], y[0], z[1]],
  ]
  const origin = view.project(...toWorld([x[0], y[0], z[0]]))
  for (const [i, end] of ends.entries()) {
    const at = view.project(...toWorld(end))
    pen.context.beginPath()
    pen.context.moveTo(origin.x, origin.y)
    pen.context.lineTo(at.x, at.y)
    pen.context.setLineDash([2, 5])
    pen.context.lineWidth = 1.25
    pen.context.strokeStyle = pen.tokens.secondInk
    pen.context.stroke()
    pen.context.setLineDash([])
    const half = { x: (origin.x + at.x) / 2, y: (origin.y + at.y) / 2 }
    const [dx, dy] = [half.x - middle.x, half.y - middle.y]
    const far = Math.hypot(dx, dy) || 1
    pen.text(axes[i]!, half.x + (22 * dx) / far, half.y + (22 * dy) / far, name, pen.tokens.secondInk)
  }
}
