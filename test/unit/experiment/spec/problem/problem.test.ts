import { expect, test } from 'vitest'
import { experimentFromLink, experimentToLink } from '../../../../../src/exchange/link.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import { refusalsOf } from '../../../../support/refusals.ts'

const sorting = { version: 1, seed: 3, problem: { kind: 'procedure', id: 'quicksort', size: 10 } }

test('a problem needs no model, has its defaults, and comes back from a link bit by bit', () => {
  const experiment = parseExperiment(sorting)
  expect(experiment.problem).toEqual({
    kind: 'procedure',
    id: 'quicksort',
    size: 10,
    pivot: 'random',
    input: 'random',
    sigma: 0,
  })
  expect(experimentFromLink(experimentToLink(experiment))).toEqual(experiment)
  expect(parseExperiment(structuredClone(experiment))).toEqual(experiment)
})

test('nothing trains beside a problem, and what is not one is refused with a sentence', () => {
  const algorithms = [{ id: 'sgd', learningRate: 0.1, steps: 10 }]
  expect(refusalsOf({ ...sorting, algorithms })).toEqual([
    'problem: nothing is trained where there is a problem: leave out the other fields',
  ])
  expect(refusalsOf({ ...sorting, problem: { ...sorting.problem, size: 1e6 } })).toEqual([
    'problem.size: must be at most 10000',
  ])
  expect(refusalsOf({ ...sorting, problem: { ...sorting.problem, pivot: 'median' } })).toHaveLength(1)
  expect(refusalsOf({ ...sorting, problem: null })).not.toEqual([])
})

test('its numbers are quantities, and where there is no problem they are refused', async () => {
  const source = await observe(oracle, parseExperiment(sorting))
  expect(await quantityOf(source, 'comparisons')).toBeGreaterThanOrEqual(19)
  expect(await quantityOf(source, 'expected-comparisons')).toBeCloseTo(24.437302, 6)
  expect(await quantityOf(source, 'comparisons-deviation')).toBeCloseTo(3.933842, 6)
  expect(await quantityOf(source, 'law-mode')).toBe(21)
  expect(await quantityOf(source, 'law-quantile', { share: 0.99999 })).toBe(45)
  expect(await quantityOf(source, 'law-share', { from: -9, to: 9 })).toBeCloseTo(1, 10)
  const sorted = { ...sorting, problem: { ...sorting.problem, pivot: 'first', input: 'sorted' } }
  const worst = await observe(oracle, parseExperiment(sorted))
  expect(await quantityOf(worst, 'comparisons')).toBe(45)
  await expect(quantityOf(worst, 'law-mode')).rejects.toThrow(/random pivot/)
  await expect(quantityOf(worst, 'expected-comparisons')).rejects.toThrow(/random pivot/)
  const without = { ...source.experiment, problem: undefined }
  await expect(quantityOf({ ...source, experiment: without }, 'comparisons')).rejects.toThrow(/there is none/)
})
