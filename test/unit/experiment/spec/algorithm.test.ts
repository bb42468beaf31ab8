import { expect, test } from 'vitest'
import { stepWork } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'

test('the work of a step is six multiply-adds for each gradient, weight and sample that it sees', () => {
  const work = (id: Parameters<typeof algorithmSpec>[0]['id'], batch?: number) =>
    stepWork(algorithmSpec({ id, ...(batch && { batch: { size: batch, order: 'shuffled' } }) }), 10, 50)
  expect(work('sgd')).toBe(6 * 10 * 50)
  expect(work('adam', 8)).toBe(6 * 10 * 8)
  expect(work('adam', 80)).toBe(6 * 10 * 50)
  expect(stepWork(algorithmSpec({ id: 'adam', batch: { size: 80, order: 'fresh' } }), 10, 50)).toBe(
    6 * 10 * 80,
  )
  expect(work('sam')).toBe(2 * work('sgd'))
  expect(work('flow')).toBe(7 * work('sgd'))
  expect([work('newton'), work('gauss-newton')]).toEqual([21 * work('sgd'), 21 * work('sgd')])
})
