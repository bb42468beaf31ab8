import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { quicksortLaw } from '../../../../src/theory/laws/quicksort-law.ts'
import { histogramView, shownHistogram } from '../../../../src/pictures/histogram/histogram-view.ts'
import { moons } from '../../../support/experiments.ts'

const histogram = { label: 'comparisons', quantity: 'comparisons', draws: 1000 }
const sum = (counts: ArrayLike<number>) => Array.from(counts).reduce((total, count) => total + count, 0)

test('the distribution is that of all draws, so the bars grow into it', () => {
  const law = quicksortLaw(10)
  const view = histogramView(histogram, { numbers: [20, 20, 24], law }, false)
  expect([view.done, view.total, sum(view.counts)]).toEqual([3, 1000, 3])
  expect(view.expected.map(({ label }) => label)).toEqual(['the exact law'])
  expect(Math.abs(sum(view.expected[0]!.counts) - 1000)).toBeLessThan(0.1)
  expect(view.rules).toEqual([{ at: law.mean, label: 'mean 24.44' }])
  expect(view.words[1]).toMatch(/the draws: mean 21\.3333/)
})

test('a Gaussian is next to the distribution on request, and is not one itself', () => {
  const law = quicksortLaw(100)
  const { expected } = histogramView({ ...histogram, gaussian: true }, { numbers: [], law }, false)
  expect(expected.map(({ wrong }) => wrong ?? false)).toEqual([true, false])
  const [gaussian, exact] = expected
  expect(Array.from(gaussian!.counts).at(-1)!).toBeLessThan(0.1 * Array.from(exact!.counts).at(-1)!)
})

test('deviations from the mean are shaded, and named where they start', () => {
  const law = quicksortLaw(100)
  const of = (shaded: { from: number; to?: number; label: string }) =>
    histogramView({ ...histogram, shaded }, { numbers: [], law }, false)
  const { shaded, rules, given } = of({ from: -1, to: 1, label: 'near' })
  expect(shaded).toEqual([law.mean - law.deviation, law.mean + law.deviation])
  expect(rules[1]).toEqual({ at: law.mean - law.deviation, label: 'near' })
  expect(given, 'the mean is an answer').toEqual([rules[1]])
  expect(of({ from: 4, label: 'far' }).shaded).toEqual([law.mean + 4 * law.deviation, Infinity])
  const lawless = { ...histogram, shaded: { from: 4, label: 'far' } }
  expect(histogramView(lawless, { numbers: [1, 2], law: undefined }, false).shaded).toBeUndefined()
})

test('the axis contains what the draws are compared with', () => {
  const compared = { at: 40, label: 'before' }
  const scale = { from: 0, to: 50 }
  const { across, rules, given } = histogramView(
    { ...histogram, scale, compared },
    { numbers: [3, 4], law: undefined },
    false,
  )
  expect(across).toEqual(scale)
  expect(rules.map(({ label }) => label)).toEqual(['mean 3.5', 'before'])
  expect(given).toEqual([compared])
})

test('without a distribution the bars are all draws', () => {
  const view = histogramView(histogram, { numbers: [1, 5, 9.5], law: undefined }, true)
  expect([sum(view.counts), view.expected, view.stale]).toEqual([3, [], true])
  expect(histogramView(histogram, { numbers: [], law: undefined }, false).rules).toEqual([])
})

test('a problem has a histogram if no step names one, and nothing else has', () => {
  expect(shownHistogram(parseExperiment(moons), undefined)).toBeUndefined()
  const problem = { kind: 'procedure', id: 'quicksort', size: 10 }
  const sorting = parseExperiment({ version: 1, seed: 1, problem })
  expect(shownHistogram(sorting, undefined)?.quantity).toBe('comparisons')
  expect(shownHistogram(sorting, histogram)).toBe(histogram)
})
