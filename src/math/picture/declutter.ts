/** A rectangle in CSS pixels. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Returns the area of overlap of two rectangles. */
export const overlap = (p: Box, q: Box): number =>
  Math.max(0, Math.min(p.x + p.width, q.x + q.width) - Math.max(p.x, q.x)) *
  Math.max(0, Math.min(p.y + p.height, q.y + q.height) - Math.max(p.y, q.y))

/** Directions from a point to its label, preferred ones first. */
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

/**
 * Places labels such that they avoid each other and everything that must stay visible; of a few candidate
 * places, the one with the least overlap wins.
 */
export class Declutter {
  /** The box that contains all labels. */
  readonly bounds: Box
  readonly #taken: Box[] = []

  constructor(bounds: Box) {
    this.bounds = bounds
  }

  /** Boxes that labels avoid. */
  get taken(): readonly Box[] {
    return this.#taken
  }

  /** Adds a box that labels avoid. */
  take(box: Box): void {
    this.#taken.push(box)
  }

  /** Returns the fraction of a box covered by the boxes to avoid, if those do not overlap each other. */
  coveredShare(box: Box): number {
    return this.#shared(box) / (box.width * box.height)
  }

  /**
   * Places and reserves a box of this size near a point: at least `gap` from it, and moved into the bounds if
   * the point is within them.
   */
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

  /** Returns the box moved into the bounds; centred if it is larger. */
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

  /** Returns the area of a box covered by the boxes to avoid. */
  #shared(box: Box): number {
    return this.#taken.reduce((sum, other) => sum + overlap(box, other), 0)
  }
}
