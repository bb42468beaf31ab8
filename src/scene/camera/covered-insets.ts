import type { Box } from '../../math/picture/declutter.ts'

/** Free space along the edges of a stage, in CSS pixels at the default text size. */
export interface Insets {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

interface Size {
  readonly width: number
  readonly height: number
}

/** CSS pixels between the block and what is next to it. */
const gap = 10

/**
 * Returns insets that avoid what covers a stage: first the default ones, then all combinations in which each box is
 * excluded by an inset at the nearest side, top or bottom.
 */
export function insetsAround(
  usual: Insets,
  covered: readonly Box[],
  { width, height, letters }: Size & { readonly letters: number },
): Insets[] {
  const wider = (insets: Insets, edge: keyof Insets, pixels: number): Insets => ({
    ...insets,
    [edge]: Math.max(insets[edge], (pixels + gap) / letters),
  })
  const beside = (insets: Insets, box: Box): Insets =>
    box.x + box.width / 2 < width / 2
      ? wider(insets, 'left', box.x + box.width)
      : wider(insets, 'right', width - box.x)
  const apart = (insets: Insets, box: Box): Insets =>
    box.y + box.height / 2 < height / 2
      ? wider(insets, 'top', box.y + box.height)
      : wider(insets, 'bottom', height - box.y)
  return covered.reduce<Insets[]>(
    (ways, box) => ways.flatMap((insets) => [insets, beside(insets, box), apart(insets, box)]),
    [usual],
  )
}

interface Corner {
  readonly x: number
  readonly y: number
}

const turn = (a: Corner, b: Corner, c: Corner): number =>
  (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)

/** The convex hull of points, counter-clockwise (Andrew's monotone chain). */
function hullOf(points: readonly Corner[]): Corner[] {
  const sorted = points.toSorted((p, q) => p.x - q.x || p.y - q.y)
  const chain = (ordered: readonly Corner[]) => {
    const hull: Corner[] = []
    for (const point of ordered) {
      while (hull.length > 1 && turn(hull.at(-2) ?? point, hull.at(-1) ?? point, point) <= 0) hull.pop()
      hull.push(point)
    }
    return hull.slice(0, -1)
  }
  return [...chain(sorted), ...chain(sorted.toReversed())]
}

/** Samples along each side of the stage for comparing areas. */
const samples = 32

/**
 * Returns the fraction, 0 to 1, of the convex hull of `points` under `covered` boxes, by 32 × 32 samples of the stage.
 * Points: x and y from -1 to 1 across the stage, y upwards. Boxes: pixels of the stage, y downwards.
 */
export function coverOf(points: readonly Corner[], covered: readonly Box[], { width, height }: Size): number {
  if (covered.length === 0) return 0
  const hull = hullOf(points)
  let [inside, under] = [0, 0]
  for (let i = 0; i < samples; i++)
    for (let j = 0; j < samples; j++) {
      const at = { x: (2 * i + 1) / samples - 1, y: (2 * j + 1) / samples - 1 }
      if (!hull.every((corner, k) => turn(corner, hull[(k + 1) % hull.length] ?? corner, at) >= 0)) continue
      inside++
      const [x, y] = [((at.x + 1) / 2) * width, ((1 - at.y) / 2) * height]
      if (
        covered.some((box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height)
      )
        under++
    }
  return inside === 0 ? 0 : under / inside
}

/** A box in larger or smaller pixels. */
export const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x * by,
  y: y * by,
  width: width * by,
  height: height * by,
})
