import { expect, test } from 'vitest'
import { parseProblem } from '../../../../support/problem.ts'
import { experimentFromLink, experimentToLink } from '../../../../../src/exchange/link.ts'
import { mergePatch } from '../../../../../src/experiment/format/merge.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { quantityOf } from '../../../../../src/theory/quantity/index.ts'
import { observe } from '../../../../../src/theory/quantity/source.ts'
import { product } from '../../../../support/experiments.ts'
import { refusalsOf } from '../../../../support/refusals.ts'

const sorting = { version: 1, seed: 3, problem: { kind: 'procedure', id: 'quicksort', size: 10 } }

test('a problem needs no model, has its defaults, and returns from a link bit by bit', () => {
  const experiment = parseProblem(sorting)
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

test('a problem allows no training, and an invalid one is refused with a sentence', () => {
  const algorithms = [{ id: 'sgd', learningRate: 0.1, steps: 10 }]
  expect(refusalsOf({ ...sorting, algorithms })).toEqual([
    'problem: an experiment with a problem trains nothing. Remove the training fields',
  ])
  expect(refusalsOf({ ...sorting, problem: { ...sorting.problem, size: 1e6 } })).toEqual([
    'problem.size: must be at most 10000',
  ])
  expect(refusalsOf({ ...sorting, problem: { ...sorting.problem, pivot: 'median' } })).toHaveLength(1)
  expect(refusalsOf({ ...sorting, problem: null })).not.toEqual([])
})

const idle = {
  data: { kind: 'none' },
  model: { kind: 'function', id: 'quadratic' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0, steps: 0 }],
  starts: [{ kind: 'plane', a: 1, b: 2 }],
  plane: { kind: 'weights', first: 0, second: 1 },
  terrain: { show: 'steps' },
}

test('further fields of a problem in old links are checked, and dropped', () => {
  const experiment = parseProblem(sorting)
  expect(Object.keys(experiment)).toEqual(['version', 'seed', 'kind', 'view', 'problem'])
  expect(parseExperiment({ ...sorting, ...idle })).toEqual(experiment)
  expect(parseExperiment({ ...sorting, starts: idle.starts })).toEqual(experiment)
  expect(refusalsOf({ ...sorting, ...idle, model: { kind: 'function', id: 'booth' } })).toEqual([
    'problem: an experiment with a problem trains nothing. Remove the training fields',
  ])
  expect(refusalsOf({ ...sorting, ...idle, starts: [] })).toEqual(['starts: must have at least one entry'])
  expect(refusalsOf({ ...sorting, metric: 1 })).toEqual(['metric: must be an object with named fields'])
})

test('a named kind has only its own fields, and there are no other kinds', () => {
  expect(parseExperiment({ ...sorting, kind: 'problem' })).toEqual(parseExperiment(sorting))
  expect(refusalsOf({ ...sorting, kind: 'problem', data: idle.data })).toEqual(['data: unknown field "data"'])
  expect(refusalsOf({ ...product, kind: 'training', problem: sorting.problem })).toEqual([
    'problem: unknown field "problem"',
  ])
  expect(refusalsOf({ ...sorting, kind: 'riddle' })).toEqual([
    'kind: must be one of "training", "problem", not "riddle"',
  ])
  expect(() => oracle.train(parseExperiment(sorting) as never)).toThrow('a problem is not trained')
})

test('a merge patch turns a training into a problem and back, as written and as parsed', () => {
  const { data, model, metric, algorithms, starts, plane } = product
  const trained = { data, model, metric, algorithms, starts, plane }
  const without = Object.fromEntries(Object.keys(trained).map((name) => [name, null]))
  const there = { ...without, problem: sorting.problem }
  const back = { ...trained, problem: null }
  expect(parseExperiment(mergePatch(product, there))).toEqual(parseExperiment(sorting))
  expect(parseExperiment(mergePatch(mergePatch(product, there), back))).toEqual(parseExperiment(product))
  const problem = parseExperiment(
    mergePatch(parseExperiment(product), { ...there, kind: 'problem', terrain: null }),
  )
  expect(problem).toEqual(parseExperiment(sorting))
  expect(parseExperiment(mergePatch(problem, { ...back, kind: null }))).toEqual(parseExperiment(product))
})

test('its numbers are quantities, which are refused without a problem', async () => {
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
  await expect(quantityOf(source, 'final-loss')).rejects.toThrow(/of what is trained/)
  const trained = await observe(oracle, parseExperiment(product))
  await expect(quantityOf(trained, 'comparisons')).rejects.toThrow(/there is none/)
})
