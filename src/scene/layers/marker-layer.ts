import { shortened, type CanvasPen, type Lettering } from './canvas-pen.ts'
import { joinedNames } from '../../math/picture/joined-names.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import { pathPoint, drawnPoint, surfaceY } from './content-strokes.ts'
import { block, worldX, worldZ, type Point } from '../block.ts'
import { isSmall } from '../camera/camera-fit.ts'
import type { Sight } from '../camera/clear-side.ts'
import type { Box, Declutter } from '../../math/picture/declutter.ts'
import { placeLabels, type Labelled, type PlacedLabel } from '../../math/picture/place-labels.ts'
import type { HeightField } from '../surface/height-field.ts'
import type { MarkView, PathView, StageContent, StartView } from '../types.ts'
import type { ScreenPoint, View } from '../view.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

const label: Lettering = { face: 'hand', size: 14, weight: 600 }
const cardHeight = 26
/** Fraction of a stage's width that a label may take, and the pixels that it may always take, for the name of an algorithm. */
const [mostOfStage, leastRoom] = [0.45, 172]
/** Most starts and marks that have labels on a small stage. */
const few = { starts: 3, marks: 2 } as const
/** Height in CSS pixels from which a small stage names its marks. */
const leastNamed = 220
/** Most pieces of a path, and of all paths together, that labels avoid. */
const pieces = { each: 80, all: 1000 } as const

/** Stage size in CSS pixels below which a start is drawn smaller, since it covers what lies under it. */
const smaller = 320

/** CSS pixels of the radii of a start's ring and ball, and of the space around it that labels avoid. */
const startSizes = {
  usual: { ring: 15, near: 18, ball: 8.5, room: 18 },
  small: { ring: 9, near: 11, ball: 5, room: 11 },
  far: { ring: 6, near: 11, ball: 5, room: 11 },
} as const

type StartSize = (typeof startSizes)[keyof typeof startSizes]

/** Returns the size of a start on a stage: small on a small one, and directly above the end of a run, which it would hide. */
function startSize(start: Point, at: ScreenPoint, view: View, ends: readonly Point[]): StartSize {
  const isAbove = ([x, , z]: Point) => distance(view.project(x, start[1], z), at) < startSizes.usual.ring
  return Math.min(view.width, view.height) < smaller || ends.some(isAbove)
    ? startSizes.small
    : startSizes.usual
}

/** Indices of the hovered, focused and dragged markers of one kind. */
export interface MarkerStates {
  readonly hovered: number | undefined
  readonly focused: number | undefined
  readonly dragged: number | undefined
}

type Nearness = 'held' | 'focused' | 'hovered' | 'away'

function nearnessOf({ dragged, focused, hovered }: MarkerStates, index: number): Nearness {
  if (dragged === index) return 'held'
  if (focused === index) return 'focused'
  return hovered === index ? 'hovered' : 'away'
}

/** Returns the world point of a start: at its true loss, or on the surface if that is unknown. */
export function startPoint(
  start: StartView,
  content: StageContent,
  field: HeightField | undefined,
): readonly [number, number, number] {
  const [x, y, z] = drawnPoint(content, field, start.a, start.b, start.loss)
  if (!Number.isNaN(y)) return [x, y, z]
  const height = field ? surfaceY(field, x, z) : 0
  return [x, Number.isNaN(height) ? 0 : height, z]
}

/** A draggable marker and its point of the world. */
interface Grip {
  readonly index: number
  readonly point: Point
}

export const startGrips = (content: StageContent, field: HeightField | undefined): Grip[] =>
  content.starts
    .filter(({ fixed }) => !fixed)
    .map((start) => ({ index: start.index, point: startPoint(start, content, field) }))

export const pinGrips = (content: StageContent, field: HeightField | undefined): Grip[] =>
  content.marks.flatMap((mark) => {
    const point = markPoint(mark, content, field)
    return mark.pin !== undefined && point ? [{ index: mark.pin, point }] : []
  })

/** Returns the index of the marker nearest to a place on the stage, within `radius` CSS pixels. */
export function nearestGrip(
  grips: readonly Grip[],
  view: View,
  at: ScreenPoint,
  radius: number,
): number | undefined {
  let nearest: number | undefined
  let least = radius
  for (const { index, point } of grips) {
    const place = view.project(...point)
    const away = distance(place, at)
    if (away <= least) [nearest, least] = [index, away]
  }
  return nearest
}

/** Placed labels by what they name, kept from frame to frame, so that they keep their sides. */
export type Labels = ReadonlyMap<string, PlacedLabel>

/**
 * Draws flags, rings, crosses, the current step of each run and the starts, then their labels where they cover nothing.
 * Returns the labels.
 */
export function drawMarkers(
  pen: CanvasPen,
  view: View,
  content: StageContent,
  field: HeightField | undefined,
  { start: startStates, pin: pinStates }: { readonly start: MarkerStates; readonly pin: MarkerStates },
  declutter: Declutter,
  before: Labels,
): Labels {
  const { context } = pen
  const markers = markersOf(content, field, view)
  for (const { mark, at } of markers.marks) {
    context.globalAlpha = at.hidden ? 0.55 : 1
    drawMark(pen, mark, at, pinStates)
  }
  for (const { path, at } of markers.steps) {
    context.globalAlpha = at.hidden ? 0.45 : 1
    pen.shape((c) => stepShape(c, at, path.style), path.color, 1.6)
  }
  context.globalAlpha = 1
  for (const { start, at, size } of markers.starts) drawStart(pen, start, at, startStates, size)
  const cards = labelsOf(markers, view, (text, dot) => pen.cardWidth(text, label, dot))
  const room = {
    bounds: declutter.bounds,
    obstacles: [...declutter.taken, ...markers.steps.map(({ at }) => square(at, 9))],
    paths: markers.paths,
  }
  const placed = placeLabels(cards, room, before)
  for (const { leader } of placed.values()) if (leader) drawLeader(pen, leader)
  for (const { id, text, dot } of cards) {
    const box = placed.get(id)?.box
    if (box) pen.card(text, box, label, dot)
  }
  return placed
}

const square = ({ x, y }: ScreenPoint, half: number): Box => ({
  x: x - half,
  y: y - half,
  width: 2 * half,
  height: 2 * half,
})

/** Returns the screen positions of everything drawn over the surface, and pieces of its paths. */
export function markersOf(content: StageContent, field: HeightField | undefined, view: View) {
  const marks = content.marks.flatMap((mark) => {
    const at = markOnScreen(mark, content, view, field)
    return at && Number.isFinite(at.x) ? [{ mark, at }] : []
  })
  const paths: Box[] = []
  const most = Math.min(pieces.each, pieces.all / content.paths.length)
  const steps = content.paths.flatMap((path) => {
    const count = path.a.length
    if (count === 0) return []
    paths.push(...piecesOf(path, (record) => view.project(...pathPoint(path, content, field, record)), most))
    const point = pathPoint(path, content, field, path.at)
    const at = view.project(...point)
    if (!Number.isFinite(at.x + at.y)) return []
    return [{ path, at: { ...at, hidden: isHidden(point, at, view, field) } }]
  })
  const ends = content.paths
    .filter(({ a }) => a.length > 1)
    .map((path) => pathPoint(path, content, field, path.a.length - 1))
  const starts = content.starts.flatMap((start) => {
    const point = startPoint(start, content, field)
    const at = view.project(...point)
    const size = start.far ? startSizes.far : startSize(point, at, view, ends)
    return Number.isFinite(at.x) ? [{ start, at, size }] : []
  })
  return { marks, steps, starts, paths }
}

/** Returns at most `most` + 1 pieces of a path on the screen, evenly spaced along it. */
function piecesOf({ a: { length } }: PathView, on: (record: number) => ScreenPoint, most: number): Box[] {
  const places = recordsOf(length, most)
    .map(on)
    .filter(({ x, y }) => Number.isFinite(x + y))
  const steps = places.slice(1).map((to, k) => ({ from: places[k]!, to, long: distance(places[k]!, to) }))
  const apart = steps.reduce((sum, { long }) => sum + long, 0) / most
  let rest = 0
  const between = steps.flatMap(({ from, to, long }) => {
    const first = apart - rest
    const count = long < first ? 0 : Math.floor((long - first) / apart) + 1
    rest += long - count * apart
    return Array.from({ length: count }, (_, i) => {
      const share = (first + i * apart) / long
      return square({ x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) }, 5)
    })
  })
  return [...places.slice(0, 1).map((at) => square(at, 5)), ...between]
}

/** Returns at most `most` of a run's records including the last, closer together at its beginning, where steps are long. */
function recordsOf(length: number, most: number): number[] {
  const count = Math.min(length, Math.ceil(most))
  const shares = Array.from({ length: count }, (_, k) => k / Math.max(1, count - 1))
  return [...new Set(shares.map((share) => Math.floor((length - 1) * share ** 2)))]
}

const distance = (p: ScreenPoint, q: ScreenPoint): number => Math.hypot(p.x - q.x, p.y - q.y)

/** A label: a card with text and, for a mark, a dot of its colour. */
interface LabelCard extends Labelled {
  readonly text: string
  readonly dot: string | undefined
}

/** Something with a name and a place on the screen. */
interface Named extends Pick<LabelCard, 'id' | 'box' | 'text' | 'dot'> {
  readonly at: ScreenPoint
}

/** Distance in CSS pixels below which things share a label. */
const together = 10

/** Groups things by place. */
function byPlace(all: readonly Named[]): readonly (readonly Named[])[] {
  const places: Named[][] = []
  for (const one of all) {
    const near = places.find(([first]) => first && distance(first.at, one.at) <= together)
    if (near) near.push(one)
    else places.push([one])
  }
  return places
}

function boxAround(boxes: readonly Box[]): Box {
  const [x, y] = [minOf(boxes.map((box) => box.x)), minOf(boxes.map((box) => box.y))]
  return {
    x,
    y,
    width: maxOf(boxes.map((box) => box.x + box.width)) - x,
    height: maxOf(boxes.map((box) => box.y + box.height)) - y,
  }
}

/**
 * Returns the labels on a stage of this size, with one for all things at a place if it fits: shorter on a narrow stage,
 * and for only a few things on a small one. What has no name reserves its space.
 */
export function labelsOf(
  { marks, starts }: Pick<ReturnType<typeof markersOf>, 'marks' | 'starts'>,
  size: { readonly width: number; readonly height: number },
  widthOf: (text: string, dot: boolean) => number,
): LabelCard[] {
  const fits = (text: string) => widthOf(text, true) <= Math.max(mostOfStage * size.width, leastRoom)
  const small = isSmall(size)
  const places = marks.filter(({ mark }) => mark.shape !== 'dot' || mark.label !== '')
  const nameless = small && (places.length > few.marks || size.height < leastNamed)
  const named: Named[] = [
    ...starts.map(({ start, at, size: own }) => ({
      id: `start ${start.index}`,
      at,
      box: square(at, own.room),
      text: start.far || (small && starts.length > few.starts) ? '' : start.label,
      dot: undefined,
    })),
    ...places.map(({ mark, at }) => ({
      id: mark.id,
      at,
      box: mark.shape === 'flag' ? { x: at.x - 9, y: at.y - 30, width: 24, height: 36 } : square(at, 11),
      text: nameless ? '' : shortened(mark.label, fits),
      dot: mark.color,
    })),
  ]
  return byPlace(named).flatMap((all) => {
    const text = joinedNames(all.map((one) => one.text))
    const cards = fits(text) ? joinedCards(all, text) : all
    return cards.map((card) => ({
      ...card,
      size: card.text
        ? { width: widthOf(card.text, card.dot !== undefined), height: cardHeight }
        : { width: 0, height: 0 },
    }))
  })
}

/** Returns one label for things at one place, in their colour if they share one; the others only reserve their space. */
function joinedCards(all: readonly Named[], text: string): readonly Omit<LabelCard, 'size'>[] {
  const told = all.filter((one) => one.text)
  const [first, ...others] = told
  if (!first || others.length === 0) return all
  const joined = {
    id: told.map(({ id }) => id).join(' + '),
    box: boxAround(all.map(({ box }) => box)),
    text,
    dot: others.every(({ dot }) => dot === first.dot) ? first.dot : undefined,
  }
  return [joined, ...all.map((one) => ({ ...one, text: '' }))]
}

function drawLeader({ context, tokens }: CanvasPen, [from, to]: NonNullable<PlacedLabel['leader']>): void {
  for (const [width, color] of [
    [3.5, tokens.stage],
    [1.25, tokens.ink],
  ] as const) {
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.lineWidth = width
    context.strokeStyle = color
    context.stroke()
  }
}

/** Returns the world point of a mark on the surface; undefined in a hole and outside the surface. */
export function markPoint(
  mark: MarkView,
  { extent }: StageContent,
  field: HeightField | undefined,
): Point | undefined {
  const [x, z] = [worldX(extent, mark.a), worldZ(extent, mark.b)]
  const y = field ? surfaceY(field, x, z) : NaN
  return Number.isNaN(y) ? undefined : [x, y, z]
}

function markOnScreen(mark: MarkView, content: StageContent, view: View, field: HeightField | undefined) {
  const point = markPoint(mark, content, field)
  if (!point) return undefined
  const at = view.project(...point)
  return { ...at, hidden: isHidden(point, at, view, field) }
}

/** Returns true if rock is between the camera and a point. */
function isHidden(point: Point, at: ScreenPoint, view: View, field: HeightField | undefined): boolean {
  const hit = field?.intersect(view.fieldRay(at))
  if (!hit || !field) return false
  const [x, z] = [2 * hit[0] - 1, 1 - 2 * hit[1]]
  const eye = view.camera.position
  const away = (px: number, py: number, pz: number) => Math.hypot(px - eye.x, py - eye.y, pz - eye.z)
  return away(x, surfaceY(field, x, z), z) < away(...point) - 0.06
}

/** A place on the screen, perhaps behind rock. */
interface SeenPoint extends ScreenPoint {
  readonly hidden: boolean
}

function drawMark(
  pen: CanvasPen,
  { shape, color, pin }: MarkView,
  at: SeenPoint,
  states: MarkerStates,
): void {
  const { x, y } = at
  if (shape === 'dot') drawDot(pen, at, color)
  else if (shape === 'ring') pen.line((c) => c.ellipse(x, y, 9, 9, 0, 0, 2 * Math.PI), color, 2.5)
  else if (shape === 'pin') drawPin(pen, { x, y }, pin === undefined ? 'away' : nearnessOf(states, pin))
  else if (shape === 'cross')
    pen.line(
      (c) => {
        c.moveTo(x - 6, y - 6)
        c.lineTo(x + 6, y + 6)
        c.moveTo(x + 6, y - 6)
        c.lineTo(x - 6, y + 6)
      },
      color,
      2.5,
    )
  else {
    pen.line(
      (c) => {
        c.moveTo(x, y)
        c.lineTo(x, y - 30)
      },
      pen.tokens.ink,
      1.5,
    )
    pen.shape(
      (c) => {
        c.moveTo(x + 1, y - 30)
        c.quadraticCurveTo(x + 10, y - 31, x + 19, y - 25)
        c.quadraticCurveTo(x + 9, y - 22, x + 1, y - 17)
        c.closePath()
      },
      color,
      1.2,
    )
  }
}

/** Draws a dot with a dark edge, in all themes alike as the rock is; a fine ring if rock is in front of it. */
function drawDot({ context }: CanvasPen, { x, y, hidden }: SeenPoint, color: string): void {
  context.beginPath()
  context.arc(x, y, hidden ? 2.6 : 3.6, 0, 2 * Math.PI)
  context.lineWidth = 1.2
  context.strokeStyle = hidden ? color : '#1f2430'
  context.fillStyle = color
  if (!hidden) context.fill()
  context.stroke()
}

/** Draws a disc of paper in a dashed ring, which marks nothing measured; larger under the pointer or the focus. */
function drawPin(pen: CanvasPen, at: ScreenPoint, nearness: Nearness): void {
  const radius = nearness === 'away' ? 7 : 10
  pen.shape((c) => c.arc(at.x, at.y, radius + 2, 0, 2 * Math.PI), pen.tokens.card, 1.6)
  drawDashes(pen, at, radius, [3.5, 2.5])
  if (nearness === 'focused') drawDashes(pen, at, radius + 7, [4, 3])
}

function drawDashes(
  { context, tokens }: CanvasPen,
  { x, y }: ScreenPoint,
  radius: number,
  dash: readonly [number, number],
): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
  context.setLineDash([...dash])
  context.lineWidth = 2
  context.strokeStyle = tokens.ink
  context.stroke()
  context.setLineDash([])
}

/** Draws the run's own shape. */
function stepShape(c: CanvasRenderingContext2D, { x, y }: ScreenPoint, style: number): void {
  const r = 5.5
  for (const [k, [dx, dy]] of runMark(style).entries())
    if (k === 0) c.moveTo(x + r * dx, y + r * dy)
    else c.lineTo(x + r * dx, y + r * dy)
  c.closePath()
}

/** Draws a ball in a ring, which can be dragged. */
function drawStart(
  pen: CanvasPen,
  start: StartView,
  { x, y }: ScreenPoint,
  states: MarkerStates,
  size: StartSize,
): void {
  const { context } = pen
  const nearness = nearnessOf(states, start.index)
  const held = nearness === 'held'
  const near = nearness !== 'away'
  const radius = near ? size.near : size.ring
  if (!start.far || near) {
    context.beginPath()
    context.arc(x, y, radius + (held ? 6 : 3), 0, 2 * Math.PI)
    context.globalAlpha = near ? 0.35 : 0.16
    context.fillStyle = start.color
    context.fill()
    context.globalAlpha = 1
  }
  pen.line((c) => c.arc(x, y, radius, 0, 2 * Math.PI), start.color, start.far ? 2 : 3)
  if (start.far && !near) return
  if (nearness === 'focused') drawDashes(pen, { x, y }, radius + 7, [4, 3])
  pen.shape((c) => c.arc(x, y, size.ball, 0, 2 * Math.PI), start.color, 1.6)
  const shine = context.createRadialGradient(x - 3, y - 3.5, 0.5, x - 1, y - 1, size.ball + 0.5)
  shine.addColorStop(0, 'rgba(255, 255, 255, 0.85)')
  shine.addColorStop(0.45, 'rgba(255, 255, 255, 0.1)')
  shine.addColorStop(1, 'rgba(0, 0, 0, 0.35)')
  context.beginPath()
  context.arc(x, y, size.ball, 0, 2 * Math.PI)
  context.fillStyle = shine
  context.fill()
}

/**
 * Returns what the home view of a content must show: starts, ends of runs and marks over the block, and for those below
 * the surface the point above them on it. Undefined without a surface.
 */
export function sightOf(content: StageContent, field: HeightField | undefined): Sight | undefined {
  if (!field) return undefined
  const points: Point[] = [
    ...content.starts.map((start) => startPoint(start, content, field)),
    ...content.paths.map((path) => pathPoint(path, content, field, path.a.length - 1)),
    ...content.marks
      .filter(({ shape }) => shape !== 'dot')
      .map((mark) => markPoint(mark, content, field))
      .filter((point) => point !== undefined),
  ]
  const over = ([x, y, z]: Point) => Number.isFinite(y) && Math.max(Math.abs(x), Math.abs(z)) <= block.half
  const onTop = ([x, y, z]: Point): Point => [x, Math.max(y, surfaceY(field, x, z) || 0), z]
  return { field, points: points.filter(over).map(onTop) }
}
