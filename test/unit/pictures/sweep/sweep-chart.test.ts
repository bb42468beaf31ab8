import { expect, test } from 'vitest'
import { levelScale, sweptHeights, uprightScale } from '../../../../src/pictures/sweep/sweep-chart.ts'
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

test('a linear axis, and one below whose means nothing lies, show everything', () => {
  expect(Math.min(...sweptHeights(swept, false))).toBe(1e-7)
  const alike = { ...swept, points: swept.points.slice(0, 1) }
  expect(sweptHeights(alike, true).toSorted()).toEqual(sweptHeights(alike, false).toSorted())
  expect(Math.min(...sweptHeights({ ...swept, guess: [undefined, 0.0003] }, true))).toBeLessThan(0.0003)
  expect(Math.max(...sweptHeights({ ...swept, levels: [{ value: 4 }] }, true))).toBe(4)
})

test('the axis of nonnegative values starts at 0, and still contains the scale of a guess', () => {
  const shares = [0.5, 0.1, 0].map((share, i) => ({ value: i + 1, spreads: [spreadOf([share])] }))
  const content = { label: 'n', values: [1, 2, 3], points: shares, power: false, stale: false, series: [] }
  const series = [{ label: 'share', of: 0, color: '#000' }]
  expect(uprightScale({ ...content, series })).toMatchObject({ from: 0, log: false })
  const held = { from: -1, to: 4 }
  expect(uprightScale({ ...content, series, held })).toMatchObject({ from: -1, to: 4 })
})

test('an axis with a guess below 0 stays linear, however far apart the points are', () => {
  const points = [0.1, 4].map((reward, i) => ({ value: i + 1, spreads: [spreadOf([reward])] }))
  const series = [{ label: 'reward', of: 0, color: '#000' }]
  const content = { label: 'n', values: [1, 2], points, power: false, stale: false, series }
  expect(uprightScale(content).log).toBe(true)
  expect(uprightScale({ ...content, held: { from: -2, to: 3 } })).toMatchObject({ from: -2, log: false })
})

test('shares of a whole have an axis from 0 to 1', () => {
  const points = [{ value: 1, spreads: [spreadOf([0.2]), spreadOf([0.3])] }]
  const content = { label: 'n', values: [1], points, power: false, stale: false, stacked: true }
  const series = [0, 1].map((of) => ({ label: 'share', of, color: '#000' }))
  expect(uprightScale({ ...content, series })).toEqual({ from: 0, to: 1, log: false })
})

test('values at equal ratios have a logarithmic axis', () => {
  const content = { label: 'n', points: [], power: false, stale: false, series: [] }
  const isLogarithmic = (values: readonly number[]) => levelScale({ ...content, values }).log === true
  expect(isLogarithmic([8, 16, 32, 64])).toBe(true)
  expect([[5, 9, 13], [0, 1, 2], [1, 2], [2, 2, 2]].map(isLogarithmic)).toEqual([false, false, false, false]) // prettier-ignore
})
