import { expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { bestByProxy, choiceSize, drawAnswers } from '../../../src/theory/best-of.ts'
import { expectedLargest } from '../../../src/theory/quantity/theory/reward.ts'
import { spreadOf } from '../../../src/theory/sweep/statistics.ts'
import { product } from '../../support/experiments.ts'

const draws = Array.from({ length: 4000 }, (_, draw) => drawAnswers({ seed: 3 }, 16, draw))

test('the best of 16 has 1.766 deviations by its proxy, and half of that is its goal (S16)', () => {
  const best = draws.map(bestByProxy)
  const proxy = spreadOf(best.map((one) => one.proxy))
  const goal = spreadOf(best.map((one) => one.goal))
  const mean = Math.SQRT2 * expectedLargest(16)
  expect(mean).toBeCloseTo(1.766 * Math.SQRT2, 3)
  expect(Math.abs(proxy.mean - mean)).toBeLessThan(4 * proxy.standardError)
  expect(Math.abs(goal.mean - mean / 2)).toBeLessThan(4 * goal.standardError)
})

test('for answers with equal proxies the expected goal is half of it, with half its variance as scatter', () => {
  const rest = draws.flat().map(({ goal, proxy }) => ({ proxy, off: goal - proxy / 2 }))
  const { mean, standardError, count } = spreadOf(rest.map(({ off }) => off))
  expect(Math.abs(mean)).toBeLessThan(4 * standardError)
  expect(standardError * Math.sqrt(count)).toBeCloseTo(Math.SQRT1_2, 2)
  const along = spreadOf(rest.map(({ proxy, off }) => proxy * off))
  expect(Math.abs(along.mean)).toBeLessThan(4 * along.standardError)
})

test('the first of many answers are those of few, and no two draws are equal', () => {
  const [first, other] = draws
  expect(drawAnswers({ seed: 3 }, 4, 0)).toEqual(first!.slice(0, 4))
  expect(new Set([...first!, ...other!].map(({ goal }) => goal)).size).toBe(32)
})

test('the choice is among as many answers as a batch has; without a batch size there is none', () => {
  const batched = (batch: unknown) =>
    choiceSize(parseTraining({ ...product, algorithms: [{ id: 'sgd', learningRate: 1, steps: 0, batch }] }))
  expect([batched({ size: 1, order: 'sequential' }), batched('full')]).toEqual([1, undefined])
})
