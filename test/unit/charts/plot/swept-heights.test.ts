import { expect, test } from 'vitest'
import { sweptHeights } from '../../../../src/charts/plot/swept-heights.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'

const swept = {
  points: [
    { value: 1, spreads: [spreadOf([0.01, 0.02])] },
    { value: 2, spreads: [spreadOf([1e-7, 0.004])] },
  ],
  series: [{ of: 0 }],
}

test('a logarithmic axis shows every mean, and little more than that of one unusual seed below them', () => {
  const [least, most] = [Math.min(...sweptHeights(swept, true)), Math.max(...sweptHeights(swept, true))]
  expect(most).toBe(0.02)
  expect(least).toBeLessThan(0.002)
  expect(least).toBeGreaterThan(0.0005)
})

test('a linear axis, and one below whose means nothing lies, show all', () => {
  expect(Math.min(...sweptHeights(swept, false))).toBe(1e-7)
  const alike = { ...swept, points: swept.points.slice(0, 1) }
  expect(sweptHeights(alike, true).toSorted()).toEqual(sweptHeights(alike, false).toSorted())
  expect(Math.min(...sweptHeights({ ...swept, guess: [undefined, 0.0003] }, true))).toBeLessThan(0.0003)
  expect(Math.max(...sweptHeights({ ...swept, levels: [{ value: 4 }] }, true))).toBe(4)
})
