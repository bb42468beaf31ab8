import { expect, test } from 'vitest'
import { sweepTables } from '../../../../src/pictures/sweep/bl-sweep-chart.ts'
import type { Series } from '../../../../src/charts/plot/loss-series.ts'
import { lossTables } from '../../../../src/elements/charts/plots/bl-loss-chart.ts'
import { sliceTables } from '../../../../src/elements/charts/plots/bl-slice-chart.ts'
import { spectrumTables } from '../../../../src/pictures/spectrum/bl-spectrum.ts'

const series = (label: string, steps: number[], values: number[], faint = false): Series => ({
  ...{ id: label, label, color: 'red', steps, values, mark: 0, faint },
})

test('curves are listed at each step of any, only where they exist; pale ones are left out', () => {
  const [curves, levels] = lossTables({
    heading: 'Loss',
    series: [
      series('Adam', [0, 10, 20], [3, 2, 1]),
      series('SGD', [0, 5], [4, 3.5]),
      series('hidden', [0], [9], true),
    ],
    levels: [{ id: 'floor', label: 'floor', value: 0.5, color: 'red' }],
  })
  expect(curves?.columns).toEqual(['step', 'Adam', 'SGD'])
  expect(curves?.rows).toEqual([[0, 3, 4], [5, 3, 3.5], [10, 2, ''], [20, 1, '']]) // prettier-ignore
  expect(levels?.rows).toEqual([['floor', 0.5]])
})

test('a sweep is listed by medians, with the range for several draws', () => {
  const spread = (median: number, count: number) => ({
    ...{ count, mean: median, median, least: median - 1, most: median + 1, standardError: NaN },
  })
  const [table] = sweepTables({
    label: 'width',
    up: '',
    words: undefined,
    points: [
      { value: 2, spreads: [spread(5, 1), spread(7, 3)] },
      { value: 4, spreads: [spread(3, 1)] },
    ],
    series: [
      { label: 'steps', of: 0, color: 'red' },
      { label: 'loss', of: 1, color: 'red' },
    ],
  })
  expect(table?.columns).toEqual(['width', 'steps', 'loss', 'loss, least', 'loss, most'])
  expect(table?.rows).toEqual([
    ['2', 5, 7, 6, 8],
    ['4', 3, '', '', ''],
  ])
})

test('eigenvalues are listed by rank', () => {
  expect(spectrumTables({ of: 'the Hessian', values: [3, 1], levels: [] })).toEqual([
    {
      name: 'Spectrum of the Hessian',
      columns: ['rank', 'eigenvalue'],
      rows: [[1, 3], [2, 1]], // prettier-ignore
      whole: { rows: 2, columns: 2 },
    },
  ])
})

test('stored curves are not listed, since they have fewer digits than computed ones', () => {
  const curves = [series('Adam', [0, 10], [3, 2])]
  expect(lossTables({ heading: 'Loss', series: curves, levels: [], stored: true })).toEqual([])
  expect(sliceTables({ heading: 'Line', t: [0, 1], curves: [], stored: true })).toEqual([])
})
