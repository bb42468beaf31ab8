import { expect, it } from 'vitest'
import { cellColumns, tiling, type TilePlace, type TilingRoom } from '../../../src/charts/tiling.ts'

const roomOf = (width: number, height: number): TilingRoom => ({ width, height, gap: 12, caption: 40 })

const rooms = [
  [640, 540],
  [944, 560],
  [358, 300],
  [358, 640],
  [1280, 300],
  [600, 600],
] as const

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

const boxOf = ({ left, top, width }: TilePlace, tall: number, { caption }: TilingRoom): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + caption + width * tall,
})

const shared = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top))

const hullOf = (boxes: readonly Box[]): Box => ({
  left: Math.min(...boxes.map(({ left }) => left)),
  top: Math.min(...boxes.map(({ top }) => top)),
  right: Math.max(...boxes.map(({ right }) => right)),
  bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
})

const quadrantsOf = ({ left, top, right, bottom }: Box): Box[] => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return [
    { left, top, right: x, bottom: y },
    { left: x, top, right, bottom: y },
    { left, top: y, right: x, bottom },
    { left: x, top: y, right, bottom },
  ]
}

it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
  '%i tiles are within every space, apart, and leave no quadrant of theirs empty',
  (count) => {
    for (const [width, height] of rooms)
      for (const tall of [0.6, 1, 1.5]) {
        const room = roomOf(width, height)
        const boxes = tiling(count, tall, room).map((place) => boxOf(place, tall, room))
        const name = `${width} × ${height}, ${tall}`
        expect(boxes, name).toHaveLength(count)
        for (const [k, box] of boxes.entries()) {
          expect(shared(box, { left: -0.01, top: -0.01, right: width + 0.01, bottom: height + 0.01 }), name).toBeCloseTo((box.right - box.left) * (box.bottom - box.top), 5) // prettier-ignore
          for (const other of boxes.slice(k + 1)) expect(shared(box, other), name).toBeCloseTo(0, 5)
        }
        for (const quadrant of quadrantsOf(hullOf(boxes))) {
          const covered = boxes.reduce((sum, box) => sum + shared(box, quadrant), 0)
          expect(covered / shared(quadrant, quadrant), name).toBeGreaterThan(0.5)
        }
      }
  },
)

it('three tiles are in a row in a wide space, in a column in a high one, and otherwise one is large', () => {
  const widths = (width: number, height: number) =>
    tiling(3, 1, roomOf(width, height)).map((place) => Math.round(place.width))
  expect(new Set(widths(1280, 300)).size).toBe(1)
  expect(new Set(widths(200, 900)).size).toBe(1)
  const [first, large, last] = widths(640, 540)
  expect(first).toBe(last)
  expect(large).toBeGreaterThan(2 * first!)
  const room = (places: readonly TilePlace[]) => places.reduce((sum, { width }) => sum + width ** 2, 0)
  expect(room(tiling(3, 1, roomOf(640, 540))) / (640 * 540)).toBeGreaterThan(0.7)
})

it('no tiles have no places', () => {
  expect(tiling(0, 1, roomOf(640, 540))).toEqual([])
})

it('makes cells as square as their space allows', () => {
  expect(cellColumns(3, 262, 505)).toBe(1)
  expect(cellColumns(2, 262, 505)).toBe(1)
  expect(cellColumns(3, 950, 500)).toBe(3)
  expect(cellColumns(10, 943, 430)).toBe(5)
  expect(cellColumns(0, 943, 430)).toBe(1)
})
