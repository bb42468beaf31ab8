import { expect, test } from 'vitest'
import { nameHeights } from '../../../../src/charts/plot/curve-names.ts'

test('a name is beside the end of its curve, and two curves that are the same both have their names', () => {
  expect(nameHeights([50], 0, 100, 10)).toEqual([47])
  const [one, other] = nameHeights([50, 50], 0, 100, 10)
  expect(other! - one!).toBe(10)
  expect(Math.abs(one! - 47)).toBeLessThanOrEqual(10)
})

test('names are in the order of the ends, so that none seems to be that of another curve', () => {
  const ends = [12, 100, 100, 100, 96]
  const found = nameHeights(ends, 0, 100, 10).map(Number)
  const downwards = [0, 4, 1, 2, 3].map((i) => found[i]!)
  expect(downwards).toEqual(downwards.toSorted((p, q) => p - q))
  expect(Math.abs(found[0]! - 12)).toBeLessThan(10)
})

test('names stay inside the plot and never lie on each other; without room there is none', () => {
  for (const ends of [
    [0, 2, 4, 6],
    [98, 99, 100],
    [50, 50, 50, 50, 50, 50],
    [20, 31, 22, 95, 97, 99],
  ]) {
    const found = nameHeights(ends, 0, 100, 10)
    expect(found.every((y) => y !== undefined && y >= 10 && y <= 100)).toBe(true)
    const sorted = [...found].map(Number).sort((p, q) => p - q)
    expect(sorted.every((y, i) => i === 0 || y - sorted[i - 1]! >= 10 - 1e-9)).toBe(true)
  }
  expect(nameHeights([5, 5, 5], 0, 20, 10).map((y) => y === undefined)).toEqual([false, false, true])
  expect(nameHeights([5], 0, 5, 10)).toEqual([undefined])
})
