import { expect, it } from 'vitest'
import { spectrumExtent } from '../../../src/charts/spectrum-chart.ts'

it('spans the least to the largest of as many values as draws are allowed, plus levels and 0', () => {
  const values = Float64Array.from({ length: 1_048_576 }, (_, i) => (i === 5 ? NaN : i))
  const levels = [{ value: -2e6, id: 'level', label: '', color: '' }]
  expect(spectrumExtent({ values, levels })).toEqual({ low: -2e6, high: 1_048_575, most: 2e6 })
  expect(spectrumExtent({ values: [], levels: [] })).toEqual({ low: 0, high: 0, most: 1e-12 })
})
