import { expect, test } from 'vitest'
import { levelLines } from '../../../../src/math/picture/level-lines.ts'

const grid = (heights: readonly (readonly number[])[]) => ({
  values: heights.flat(),
  resolution: [heights[0]!.length, heights.length] as const,
})

test('a line runs where the height is the level, between the points of the grid, from edge to edge', () => {
  const slope = grid([[0, 1, 2], [0, 1, 2], [0, 1, 2]]) // prettier-ignore
  const [line, ...others] = levelLines(slope, 0.25)
  expect(others).toEqual([])
  expect(line?.toSorted(([, p], [, q]) => p - q)).toEqual([[0.25, 0], [0.25, 1], [0.25, 2]]) // prettier-ignore
  expect(levelLines(slope, 3)).toEqual([])
})

test('around a dip it is closed, and each dip has its own', () => {
  const dips = grid([[1, 1, 1, 1, 1], [1, 0, 1, 0, 1], [1, 1, 1, 1, 1]]) // prettier-ignore
  const lines = levelLines(dips, 0.5)
  expect(lines).toHaveLength(2)
  for (const line of lines) expect([line.length, line[0]]).toEqual([5, line.at(-1)])
})

test('at a saddle the middle decides, and beside a hole there is no line', () => {
  const saddle = (middle: number) => grid([[0, middle], [middle, 0]]) // prettier-ignore
  expect(levelLines(saddle(1), 0.6)).toHaveLength(2)
  expect(levelLines(saddle(1), 0.4)).toHaveLength(2)
  expect(levelLines(grid([[0, NaN], [0, 1]]), 0.5)).toEqual([]) // prettier-ignore
})
