import { expect, test } from 'vitest'
import { metricValue } from '../../../../src/reference/metric/reduce.ts'
import type { MetricSpec } from '../../../../src/experiment/spec/metric.ts'
import { metricSpec } from '../../../support/network.ts'

const value = (
  metric: Partial<MetricSpec>,
  width: number,
  outputs: number[],
  targets: number[],
  weights?: number[],
) =>
  metricValue(
    metricSpec(metric),
    {
      count: outputs.length / width,
      width,
      targets: Float64Array.from(targets),
      weights: weights && Float64Array.from(weights),
    },
    Float64Array.from(outputs),
  )

test('squared has no factor ½; mean over entries, factor, sum and mean over samples', () => {
  expect(value({}, 2, [1, 2, 3, 4], [0, 0, 0, 0])).toBe(30 / 4)
  expect(value({ reduction: 'sum', factor: 0.5 }, 2, [1, 2, 3, 4], [0, 0, 0, 0])).toBe(15)
  expect(value({ reduction: 'mean-over-samples' }, 2, [1, 2, 3, 4], [0, 0, 0, 0])).toBe(15)
})

test('weights weigh entries, and a sample by the first entry of its row', () => {
  expect(value({}, 2, [1, 2, 3, 4], [0, 0, 0, 0], [1, 0, 0, 1])).toBe(17 / 2)
  expect(value({}, 2, [Infinity, 2], [0, 0], [0, 1])).toBe(4)
  const two = value({ loss: 'cross-entropy' }, 2, [0, 0, 9, 0], [1, 0, 1, 0], [3, 0, 1, 0])
  const second = Math.log1p(Math.exp(-9))
  expect(two).toBeCloseTo((3 * Math.LN2 + second) / 4, 14)
  expect(value({ loss: 'zero-one', reduction: 'sum' }, 2, [1, 0, 1, 0], [0, 1, 1, 0], [5, 9, 1, 1])).toBe(5)
  expect(value({}, 1, [1], [0], [0])).toBe(0)
})

test('logistic and cross-entropy neither overflow nor lose small losses', () => {
  expect(value({ loss: 'logistic' }, 1, [800], [-1])).toBe(800)
  expect(value({ loss: 'logistic' }, 1, [50], [1])).toBeCloseTo(Math.exp(-50), 30)
  expect(value({ loss: 'cross-entropy' }, 3, [1000, 0, -1000], [0, 1, 0])).toBe(1000)
  expect(value({ loss: 'cross-entropy' }, 2, [50, 0], [1, 0])).toBeCloseTo(Math.exp(-50), 30)
  expect(value({ loss: 'cross-entropy' }, 3, [0, 0, 0], [0.2, 0.3, 0.5])).toBeCloseTo(Math.log(3), 14)
})

test('hinge and zero-one at their thresholds', () => {
  expect(value({ loss: 'hinge', reduction: 'sum' }, 1, [0.5, 2, -1], [1, 1, 1])).toBe(2.5)
  expect(value({ loss: 'zero-one', reduction: 'sum' }, 1, [0, 0.1, -0.1], [1, 1, -1])).toBe(1)
  expect(value({ loss: 'zero-one' }, 3, [1, 1, 0], [1, 0, 0])).toBe(0)
  expect(value({ loss: 'zero-one' }, 3, [1, 1, 0], [0, 1, 0])).toBe(1)
})

test('NaN stays NaN', () => {
  for (const loss of ['squared', 'logistic', 'hinge', 'cross-entropy', 'zero-one'] as const) {
    expect(value({ loss }, 1, [NaN], [1])).toBeNaN()
  }
})
