import { expect, test } from 'vitest'
import { surfaceTables } from '../../../../src/elements/values/surface-tables.ts'
import type { StageContent } from '../../../../src/scene/types.ts'

const side = 33
const extent = { a: [-2, 2], b: [-1, 1] } as const
const place = ([from, to]: readonly [number, number], i: number) => from + (i * (to - from)) / (side - 1)

/** The heights of a² + 2 (b - ½)² with a hole in a corner, and a run of three records. */
const content = {
  terrain: {
    resolution: [side, side],
    extent,
    values: Float32Array.from({ length: side * side }, (_, k) => {
      const [a, b] = [place(extent.a, k % side), place(extent.b, Math.floor(k / side))]
      return k === 0 ? NaN : a * a + 2 * (b - 0.5) ** 2
    }),
  },
  axes: { a: 'w_1', b: 'w_2', height: 'loss' },
  marks: [{ id: 'flat', label: 'flattest minimum', color: 'red', a: 0, b: 0.5, shape: 'flag' }],
  paths: [
    {
      label: 'gradient descent',
      a: Float32Array.of(1, 0.5, 0.25),
      b: Float32Array.of(-1, 0, 0.25),
      loss: Float32Array.of(5.5, 0.75, 0.1875),
      distance: Float32Array.of(0, 0, 0.125),
      at: 1,
    },
  ],
} as unknown as StageContent

test('a surface is listed by its lowest and highest points, its marks, its runs and a coarse grid', () => {
  const [points, runs, heights] = surfaceTables(content)
  expect(points?.columns).toEqual(['point', 'w₁', 'w₂', 'loss'])
  expect(points?.rows).toEqual([
    ['lowest point of the grid', 0, 0.5, 0],
    ['highest point of the grid', 2, -1, 8.5],
    ['flattest minimum', 0, 0.5, ''],
  ])
  expect(runs?.rows).toEqual([
    ['gradient descent, w₀', 1, -1, 5.5, 0],
    ['gradient descent, now', 0.5, 0, 0.75, 0],
    ['gradient descent, end', 0.25, 0.25, 0.1875, 0.125],
  ])
  expect(heights?.name).toBe('loss: w₂ down, w₁ across')
  expect(heights?.columns).toEqual(['', '−2', '−1.5', '−1', '−0.5', '0', '0.5', '1', '1.5', '2'])
  expect(heights?.rows.map(([b]) => b)).toEqual([1, 0.75, 0.5, 0.25, 0, -0.25, -0.5, -0.75, -1])
  expect(heights?.rows[2]?.slice(1)).toEqual([4, 2.25, 1, 0.25, 0, 0.25, 1, 2.25, 4])
  expect(heights?.rows.at(-1)?.[1]).toBeNaN()
  expect(heights?.whole).toEqual({ rows: side, columns: side + 1 })
})

test('an empty stage has no list', () => {
  expect(surfaceTables(undefined)).toEqual([])
  expect(surfaceTables({ ...content, terrain: undefined, marks: [], paths: [] })).toEqual([])
})
