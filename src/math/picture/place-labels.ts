import { overlap, type Box } from './declutter.ts'

/** A mark with a label, and the space that it occupies itself. */
export interface Labelled {
  readonly id: string
  readonly box: Box
  /** Size of its label in CSS pixels; 0 by 0 if it has none and only occupies space. */
  readonly size: { readonly width: number; readonly height: number }
}

export interface LabelRoom {
  readonly bounds: Box
  /** Boxes that no label may cover. */
  readonly obstacles: readonly Box[]
  /** Boxes that a label covers only if it must. */
  readonly paths: readonly Box[]
}

/** A label next to its mark, with a leader line if they are apart. */
export interface PlacedLabel {
  readonly box: Box
  /** From the centre of the mark to the centre of the label. */
  readonly offset: readonly [number, number]
  readonly leader: Leader | undefined
}

interface Point {
  readonly x: number
  readonly y: number
}

/** Line from a mark to its label. */
type Leader = readonly [Point, Point]

/**
 * Directions from a mark to its label, preferred ones first. One of the two coordinates is ±1, along which
 * they are apart.
 */
const directions = [
  [1, -1], [-1, -1], [1, 0], [-1, 0], [1, 1], [-1, 1], [0, -1], [0, 1],
  [1, -0.5], [-1, -0.5], [1, 0.5], [-1, 0.5], [0.5, -1], [-0.5, -1], [0.5, 1], [-0.5, 1],
] as const // prettier-ignore

/**
 * CSS pixels between mark and label, near ones first; between two labels; and between further attempts if all
 * these are taken.
 */
const gaps = [4, 12, 24, 40, 60, 90, 130] as const
const apart = 3
const raster = 14
/** Least distance in CSS pixels between mark and label for a leader line. */
const leaderFrom = 10
/**
 * Costs of a pixel of distance, a less preferred direction, a covered piece of a path, a crossing of leader
 * lines, and a change of side.
 */
const costs = { distance: 0.3, direction: 1.2, covered: 60, crossed: 50, side: 150 } as const

const wider = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

const inside = (box: Box, bounds: Box): boolean =>
  box.x >= bounds.x &&
  box.y >= bounds.y &&
  box.x + box.width <= bounds.x + bounds.width &&
  box.y + box.height <= bounds.y + bounds.height

const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

/** Returns the point of a box that is nearest to another point. */
const nearest = (box: Box, { x, y }: Point): Point => ({
  x: Math.min(box.x + box.width, Math.max(box.x, x)),
  y: Math.min(box.y + box.height, Math.max(box.y, y)),
})

/** Returns whether a line intersects a box (Liang and Barsky). */
export function meets([from, to]: Leader, box: Box): boolean {
  let [low, high] = [0, 1]
  for (const [start, step, least, most] of [
    [from.x, to.x - from.x, box.x, box.x + box.width],
    [from.y, to.y - from.y, box.y, box.y + box.height],
  ] as const) {
    if (step === 0) {
      if (start < least || start > most) return false
      continue
    }
    const [one, other] = [(least - start) / step, (most - start) / step]
    low = Math.max(low, Math.min(one, other))
    high = Math.min(high, Math.max(one, other))
  }
  return low <= high
}

function joined({ box: mark }: Labelled, box: Box): PlacedLabel {
  const [at, to] = [middle(mark), middle(box)]
  const end = nearest(box, at)
  const start = nearest(mark, end)
  const long = Math.hypot(end.x - start.x, end.y - start.y) >= leaderFrom
  return { box, offset: [to.x - at.x, to.y - at.y], leader: long ? [start, end] : undefined }
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** Returns whether two lines cross. */
const cross = ([a, b]: Leader, [c, d]: Leader): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

/**
 * Places labels next to their marks, in the given order: within the bounds, and over no obstacle, mark or
 * other label. A label that was placed before keeps its place next to its mark as long as that is free and
 * over no path, and its side as long as there is room. A label without any room is omitted.
 */
export function placeLabels(
  marks: readonly Labelled[],
  room: LabelRoom,
  previous: ReadonlyMap<string, PlacedLabel>,
): Map<string, PlacedLabel> {
  const placed = new Map<string, PlacedLabel>()
  const taken = [...room.obstacles, ...marks.map(({ box }) => box)]
  const leaders: Leader[] = []
  for (const mark of marks) {
    if (mark.size.width === 0) continue
    const others = marks.filter(({ id }) => id !== mark.id).map(({ box }) => box)
    const isFree = (box: Box): boolean =>
      inside(box, room.bounds) &&
      taken.every((other) => overlap(wider(box, apart), other) === 0) &&
      leaders.every((leader) => !meets(leader, box))
    const crossed = ({ leader }: PlacedLabel): number =>
      leader
        ? [...others, ...[...placed.values()].map(({ box }) => box)].filter((box) => meets(leader, box))
            .length + leaders.filter((other) => cross(leader, other)).length
        : 0
    const label = placeOne(mark, room, previous.get(mark.id), isFree, crossed)
    if (!label) continue
    placed.set(mark.id, label)
    taken.push(label.box)
    if (label.leader) leaders.push(label.leader)
  }
  return placed
}

/**
 * Returns the place of one label: where it was before, otherwise the cheapest free one next to its mark,
 * otherwise the cheapest free one anywhere.
 */
function placeOne(
  mark: Labelled,
  { bounds, paths }: LabelRoom,
  before: PlacedLabel | undefined,
  isFree: (box: Box) => boolean,
  crossed: (label: PlacedLabel) => number,
): PlacedLabel | undefined {
  const { width, height } = mark.size
  const at = middle(mark.box)
  const boxAt = (dx: number, dy: number): Box => ({
    x: at.x + dx - width / 2,
    y: at.y + dy - height / 2,
    width,
    height,
  })
  const covered = (box: Box): number => paths.filter((path) => overlap(box, path) > 0).length
  const kept = before && joined(mark, boxAt(...before.offset))
  if (kept && isFree(kept.box) && crossed(kept) === 0 && covered(kept.box) === 0) return kept
  let least = Infinity
  let cheapest: PlacedLabel | undefined
  const consider = (box: Box, start: number): void => {
    if (start >= least || !isFree(box)) return
    const label = joined(mark, box)
    const turned = before && Math.sign(before.offset[0]) !== Math.sign(label.offset[0])
    const cost =
      start + costs.covered * covered(box) + (turned ? costs.side : 0) + costs.crossed * crossed(label)
    if (cost >= least) return
    least = cost
    cheapest = label
  }
  if (kept) consider(kept.box, 0)
  for (const gap of gaps)
    for (const [rank, [dx, dy]] of directions.entries())
      consider(
        boxAt(dx * (mark.box.width / 2 + width / 2 + gap), dy * (mark.box.height / 2 + height / 2 + gap)),
        costs.distance * gap + costs.direction * rank,
      )
  if (least < costs.covered) return cheapest
  for (let y = bounds.y; y + height <= bounds.y + bounds.height; y += raster)
    for (let x = bounds.x; x + width <= bounds.x + bounds.width; x += raster)
      consider(
        { x, y, width, height },
        costs.distance * Math.hypot(x + width / 2 - at.x, y + height / 2 - at.y),
      )
  return cheapest
}
