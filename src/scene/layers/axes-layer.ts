import { block, depthOf, worldX, worldZ } from '../block.ts'
import { isSmall } from '../camera/camera-fit.ts'
import { shortened, type CanvasPen, type Lettering } from './canvas-pen.ts'
import { contourLevels } from '../surface/contour-levels.ts'
import { clamp } from '../../math/clamp.ts'
import type { Box, Declutter } from '../../math/picture/declutter.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { strideOf, ticks } from '../../math/picture/ticks.ts'
import type { StageContent } from '../types.ts'
import type { ScreenPoint, View } from '../view.ts'
import { maxOf } from '../../math/statistics/range.ts'

const numbers: Lettering = { face: 'plain', size: 12, weight: 450 }
const names: Lettering = { face: 'hand', size: 17, weight: 600 }
const units: Lettering = { face: 'plain', size: 12, weight: 600 }

/** Shifts of a name from the middle of its edge, as fractions of the edge, tried if something covers it there. */
const shifts = [0, -0.1, 0.1, -0.2, 0.2, -0.3, 0.3, -0.4, 0.4]
/** CSS pixels of an edge per number. */
const tickSpacing = 45
/** Fraction of a number that may be covered. */
const mostCovered = 0.1
/** CSS pixels between two numbers of the height axis. */
const heightSpacing = 14
/** Length of a name in CSS pixels beyond which it is written along its edge. */
const longestUpright = 80

/** Draws names, ticks and numbers along the edges of the block that face the viewer. */
export function drawAxes(
  pen: CanvasPen,
  view: View,
  content: StageContent,
  azimuth: number,
  polar: number,
  declutter: Declutter,
): void {
  const { extent, axes } = content
  const front = Math.cos(azimuth) >= 0 ? 1 : -1
  const side = Math.sin(azimuth) >= 0 ? 1 : -1
  const centre = view.project(0, block.foot, 0)

  const edge = (
    [from, to]: readonly [ScreenPoint, ScreenPoint],
    range: readonly [number, number],
    place: (value: number) => ScreenPoint,
    name: string,
    words: readonly string[] | undefined,
  ) => {
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    const outward = normalTo(from, to, middle, centre)
    const length = distance(from, to)
    const count = Math.min(6, Math.max(2, length / tickSpacing))
    const named = words?.map((label, i) => ({ at: place(i), label }))
    const marks = (
      named ?? ticks(...range, count).map((value) => ({ at: place(value), label: formatNumber(value) }))
    ).filter(({ at }) => Math.min(distance(at, from), distance(at, to)) >= 10)
    const drawMarks = () => {
      for (const { at, label } of marks) tickAt(pen, at, outward, label, declutter)
    }
    // A number may make way for the name of its axis; words are all needed.
    if (words) drawMarks()
    if (length >= 60) {
      const widest = Math.max(0, maxOf(marks.map(({ label }) => pen.measure(label, numbers))))
      const width = pen.measure(name, names)
      const along = width > longestUpright
      const away =
        20 +
        Math.abs(outward.x) * widest +
        (along ? 12 : 16) +
        (along ? 0 : Math.abs(outward.x) * (width / 2))
      const at = { x: middle.x + outward.x * away, y: middle.y + outward.y * away }
      if (along) nameAlong(pen, view, at, from, to, name, declutter)
      else nameAt(pen, view, at, from, to, name, declutter)
    }
    if (!words) drawMarks()
  }

  const frontZ = front * deepest(content)
  const sideX = side * block.half
  const yFront = outermost(view, 0, frontZ)
  const ySide = outermost(view, sideX, 0)
  edge(
    [view.project(-block.half, yFront, frontZ), view.project(block.half, yFront, frontZ)],
    extent.a,
    (a) => view.project(worldX(extent, a), yFront, frontZ),
    axes.a,
    axes.words?.a,
  )
  if (content.terrain?.resolution[1] !== 1)
    edge(
      [view.project(sideX, ySide, -block.half), view.project(sideX, ySide, block.half)],
      extent.b,
      (b) => view.project(sideX, ySide, worldZ(extent, b)),
      axes.b,
      axes.words?.b,
    )
  if (polar > 0.3 && !isSmall(view)) drawHeightAxis(pen, view, content, front, side, declutter)
}

/** Distance from the middle to the front of the block: small if it is a wall along a line. */
const deepest = ({ terrain }: StageContent): number =>
  block.half * (1 - 2 * depthOf(terrain?.resolution[1] ?? 0)[0])

/** Returns the height of the rim of a side that lies farther out on the screen: the foot's, or from above the top's. */
function outermost(view: View, x: number, z: number): number {
  const centre = view.project(0, 0, 0)
  const far = (y: number) => {
    const at = view.project(x, y, z)
    return Math.hypot(at.x - centre.x, at.y - centre.y)
  }
  return far(block.relief) > far(block.foot) &&
    view.project(0, block.relief, 0).y > view.project(0, 0, 0).y - 30
    ? block.relief
    : block.foot
}

function drawHeightAxis(
  pen: CanvasPen,
  view: View,
  content: StageContent,
  front: number,
  side: number,
  declutter: Declutter,
): void {
  if (content.axes.height === '') return
  const { tokens, context } = pen
  const z0 = front * deepest(content)
  const corners = [
    [side, -z0],
    [-side, z0],
  ] as const
  const [x, z] = corners.reduce((left, corner) =>
    view.project(corner[0], 0, corner[1]).x < view.project(left[0], 0, left[1]).x ? corner : left,
  )
  const foot = view.project(x, 0, z)
  const top = view.project(x, block.relief, z)
  context.beginPath()
  context.moveTo(foot.x, foot.y)
  context.lineTo(top.x, top.y)
  context.lineWidth = 1.25
  context.strokeStyle = tokens.ink
  context.stroke()
  const marks = contourLevels(content.scale)
    .filter(({ major }) => major)
    .map(({ fraction, label }) => ({ at: view.project(x, fraction * block.relief, z), label }))
  const every = strideOf(
    marks.map(({ at }) => -at.y),
    heightSpacing,
  )
  for (const { at, label } of marks.filter((_, i) => i % every === 0))
    tickAt(pen, at, { x: -1, y: 0 }, label, declutter)
  const words = content.axes.height
  const lines = pen.measure(words, units) > top.x - 2 ? words.split(/ (?=\()/) : [words]
  const rows = (first: number): (Box & { readonly line: string })[] =>
    lines.map((line, k) => {
      const width = pen.measure(line, units)
      const x = Math.max(8, Math.min(top.x + 6 - width, view.width - width - 8))
      return { line, x, y: first + 15 * k - 9, width, height: 18 }
    })
  const places = [Math.max(14, top.y - 18 - 15 * (lines.length - 1)), foot.y + 16].map((first) => {
    const boxes = rows(first)
    return { boxes, covered: boxes.reduce((sum, box) => sum + declutter.coveredShare(box), 0) }
  })
  for (const box of leastCovered(places).boxes) {
    pen.text(box.line, box.x, box.y + 9, units, tokens.ink, 'left')
    declutter.take(box)
  }
}

const distance = (p: ScreenPoint, q: ScreenPoint): number => Math.hypot(p.x - q.x, p.y - q.y)

/** Draws a tick, and its number unless that covers another. */
function tickAt(
  pen: CanvasPen,
  at: ScreenPoint,
  outward: ScreenPoint,
  label: string,
  declutter: Declutter,
): void {
  const { context, tokens } = pen
  context.beginPath()
  context.moveTo(at.x, at.y)
  context.lineTo(at.x + 6 * outward.x, at.y + 6 * outward.y)
  context.lineWidth = 1.25
  context.strokeStyle = tokens.ink
  context.stroke()
  const width = pen.measure(label, numbers)
  const reach = 10 + Math.abs(outward.x) * (width / 2) + Math.abs(outward.y) * 7
  const x = Math.max(at.x + outward.x * reach, width / 2 + 4)
  const y = at.y + outward.y * reach
  const box = { x: x - width / 2, y: y - 8, width, height: 16 }
  if (declutter.coveredShare(box) > mostCovered) return
  pen.text(label, x, y, numbers, tokens.secondInk)
  declutter.take(box)
}

/** Draws a horizontal name along its edge where it is least covered, within the stage. */
function nameAt(
  pen: CanvasPen,
  view: View,
  at: ScreenPoint,
  from: ScreenPoint,
  to: ScreenPoint,
  name: string,
  declutter: Declutter,
): void {
  const width = pen.measure(name, names)
  const places = shifts.map((shift) => {
    const x = clamp(at.x + shift * (to.x - from.x), [
      width / 2 + 2,
      Math.max(width / 2 + 2, view.width - width / 2 - 2),
    ])
    const y = clamp(at.y + shift * (to.y - from.y), [12, Math.max(12, view.height - 12)])
    const box = { x: x - width / 2, y: y - 11, width, height: 22 }
    return { x, y, box, covered: declutter.coveredShare(box) }
  })
  const { x, y, box } = leastCovered(places)
  pen.text(name, x, y, names, pen.tokens.ink)
  declutter.take(box)
}

const leastCovered = <T extends { readonly covered: number }>(places: readonly T[]): T =>
  places.reduce((best, place) => (place.covered < best.covered ? place : best))

/** Draws a name parallel to its edge where it is least covered, smaller if the edge is shorter. */
function nameAlong(
  pen: CanvasPen,
  view: View,
  at: ScreenPoint,
  from: ScreenPoint,
  to: ScreenPoint,
  name: string,
  declutter: Declutter,
): void {
  const { context, tokens } = pen
  const [left, right] = from.x <= to.x ? [from, to] : [to, from]
  const length = distance(left, right)
  const shrink = Math.min(1, (0.8 * length) / pen.measure(name, names))
  const lettering = { ...names, size: Math.max(numbers.size, names.size * shrink) }
  const words = shortened(name, (text) => pen.measure(text, lettering) <= 1.1 * length)
  const half = pen.measure(words, lettering) / 2
  const direction = { x: (right.x - left.x) / length, y: (right.y - left.y) / length }
  const reach = {
    x: half * direction.x + 9 * Math.abs(direction.y),
    y: half * Math.abs(direction.y) + 9 * direction.x,
  }
  const places = shifts.map((shift) => {
    const x = clamp(at.x + shift * length * direction.x, [reach.x, Math.max(reach.x, view.width - reach.x)])
    const y = clamp(at.y + shift * length * direction.y, [reach.y, Math.max(reach.y, view.height - reach.y)])
    const boxes = lettersAlong({ x, y }, direction, half, lettering.size)
    return { x, y, boxes, covered: boxes.reduce((sum, box) => sum + declutter.coveredShare(box), 0) }
  })
  const { x, y, boxes } = leastCovered(places)
  context.save()
  context.translate(x, y)
  context.rotate(Math.atan2(direction.y, direction.x))
  pen.text(words, 0, 0, lettering, tokens.ink)
  context.restore()
  for (const box of boxes) declutter.take(box)
}

/** Returns boxes over the characters of a slanted text, `half` pixels to each side of its middle. */
function lettersAlong(middle: ScreenPoint, direction: ScreenPoint, half: number, size: number): Box[] {
  const count = Math.ceil((2 * half) / size)
  const side = 0.9 * size
  return Array.from({ length: count }, (_, k) => {
    const along = ((2 * k + 1) / count - 1) * half
    const [x, y] = [middle.x + along * direction.x, middle.y + along * direction.y]
    return { x: x - side / 2, y: y - side / 2, width: side, height: side }
  })
}

/** The unit normal of an edge that points away from the block's centre. */
function normalTo(from: ScreenPoint, to: ScreenPoint, middle: ScreenPoint, centre: ScreenPoint): ScreenPoint {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  const normal = { x: -(to.y - from.y) / length, y: (to.x - from.x) / length }
  const outside = normal.x * (middle.x - centre.x) + normal.y * (middle.y - centre.y) >= 0
  return outside ? normal : { x: -normal.x, y: -normal.y }
}
