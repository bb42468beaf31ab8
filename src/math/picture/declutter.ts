/** A rectangle in CSS pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Area that two rectangles share. */
export const overlap = (p: Box, q: Box): number =>
  Math.max(0, Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x)) *
  Math.max(0, Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y))

/** Directions from a point to its label, the pleasant ones first. */
const directions = [
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
] as const

/** Places labels so that they cover neither one another nor what must stay seen: the least covering of a few places wins. */
export class Declutter {
  /** The box that labels keep within. */
  readonly bounds: Box
  readonly #taken: Box[] = []

  constructor(bounds: Box) {
    this.bounds = bounds
  }

  /** Boxes that labels keep off. */
  get taken(): readonly Box[] {
    return this.#taken
  }

  /** Keeps labels off a box. */
  take(box: Box): void {
    this.#taken.push(box)
  }

  /** Share of a box that those taken cover, where they do not overlap each other. */
  coveredShare(box: Box): number {
    return this.#shared(box) / (box.width * box.height)
  }

  /** A box of this size near a point, taken from then on: at least `gap` from it, and moved into the bounds where the point is within them. */
  place(x: number, y: number, width: number, height: number, gap: number): Box {
    const isInside = overlap({ x, y, width: 1, height: 1 }, this.bounds) > 0
    let best: Box | undefined
    let least = Infinity
    for (const distance of [gap, 2.2 * gap, 4 * gap])
      for (const [dx, dy] of directions) {
        const reach = dx !== 0 && dy !== 0 ? 0.75 * distance : distance
        const beside = {
          x: x + dx * reach + (dx === 0 ? -width / 2 : dx < 0 ? -width : 0),
          y: y + dy * reach + (dy === 0 ? -height / 2 : dy < 0 ? -height : 0),
          width,
          height,
        }
        const box = isInside ? this.#inside(beside) : beside
        const cost = this.#covered(box) + 0.1 * (distance - gap)
        if (cost < least) {
          least = cost
          best = box
        }
      }
    const box = best ?? { x, y, width, height }
    this.#taken.push(box)
    return box
  }

  /** The box where it is within the bounds; in their middle where it is larger. */
  #inside({ x, y, width, height }: Box): Box {
    const within = (at: number, size: number, from: number, room: number) =>
      size > room ? from + (room - size) / 2 : Math.min(Math.max(at, from), from + room - size)
    const { bounds } = this
    return {
      x: within(x, width, bounds.x, bounds.width),
      y: within(y, height, bounds.y, bounds.height),
      width,
      height,
    }
  }

  #covered(box: Box): number {
    const outside = box.width * box.height - overlap(box, this.bounds)
    return 4 * outside + this.#shared(box)
  }

  /** The area that a box shares with those taken. */
  #shared(box: Box): number {
    return this.#taken.reduce((sum, other) => sum + overlap(box, other), 0)
  }
}
