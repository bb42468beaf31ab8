import { expect, test } from 'vitest'
import { nameHeights } from '../../../src/charts/plot/curve-names.ts'

test('two curves that are the same both have their names, one beside the other', () => {
  const [one, other] = nameHeights([50, 50], 0, 100, 10)
  expect(one).toBe(47)
  expect(Math.abs(other! - one!)).toBeGreaterThanOrEqual(10)
})

test('names stay inside the plot and never lie on each other; without room there is none', () => {
  for (const ends of [
    [0, 2, 4, 6],
    [98, 99, 100],
    [50, 50, 50, 50, 50, 50],
  ]) {
    const found = nameHeights(ends, 0, 100, 10)
    expect(found.every((y) => y !== undefined && y >= 10 && y <= 100)).toBe(true)
    const sorted = [...found].map(Number).sort((p, q) => p - q)
    expect(sorted.every((y, i) => i === 0 || y - sorted[i - 1]! >= 10)).toBe(true)
  }
  expect(nameHeights([5, 5, 5], 0, 20, 10).filter((y) => y === undefined)).toHaveLength(2)
})
