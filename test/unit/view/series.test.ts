import { expect, test } from 'vitest'
import {
  neverNegative,
  runThresholds,
  stabilityLevels,
  stopLevels,
  type ShownRuns,
} from '../../../src/view/series.ts'
import { parseExperiment, parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { Schedule } from '../../../src/experiment/spec/schedule.ts'
import { product } from '../../support/experiments.ts'

const [descent] = product.algorithms
const curve = (most: number) => [
  { id: '0', label: '', color: 'red', mark: 0, steps: [0, 40], values: [1, most] },
]

function levelsOf(schedule: TrainingInput['algorithms'][number]['schedule'], most: number, step = 0) {
  const algorithms = [{ ...descent!, ...(schedule && { schedule }) }]
  const experiment = parseExperiment({ ...product, algorithms })
  const study = { store: { training: experiment, runs: [{}] }, hidden: new Set(), playback: { step } }
  return stabilityLevels(study as unknown as ShownRuns, 'light', curve(most))
}

test('2/η is a horizontal line for a constant rate, and steps where it changes', () => {
  expect(levelsOf(undefined, 10).levels).toMatchObject([{ label: '2/η', value: 20 }])
  expect(levelsOf(undefined, 10).levels[0]).not.toHaveProperty('changes')
  const byHand: Schedule = {
    kind: 'changes',
    at: [
      { step: 10, learningRate: 0.05 },
      { step: 30, learningRate: 0.2 },
    ],
  }
  const [level] = levelsOf(byHand, 20, 10.2).levels
  expect(level).toMatchObject({
    value: 40,
    changes: [
      { step: 0, value: 20 },
      { step: 10, value: 40 },
      { step: 30, value: 10 },
    ],
  })
  const rising = levelsOf({ kind: 'warm-up', steps: 4 }, 20).levels[0]
  expect(rising?.changes, 'what lies far above all that was measured is left out').toEqual([
    { step: 0, value: 80 },
    { step: 1, value: 40 },
    { step: 2, value: 2 / (0.1 * 0.75) },
    { step: 3, value: 20 },
  ])
  expect(levelsOf({ kind: 'warm-up', steps: 4 }, 10).levels[0]?.changes?.[0]?.value).toBeNaN()
})

test('if it lies too far above at every step it is given in words', () => {
  const halved: Schedule = { kind: 'changes', at: [{ step: 10, learningRate: 0.05 }] }
  expect(levelsOf(halved, 2, 12)).toEqual({ levels: [], note: '2/η = 40' })
  expect(levelsOf(undefined, 2)).toEqual({ levels: [], note: '2/η = 20' })
})

test('next to a spectrum it belongs to its step', () => {
  const schedule = { kind: 'cosine', to: 0.5 } as const
  const e = parseExperiment({ ...product, algorithms: [{ ...descent!, schedule }] })
  expect(runThresholds(e, 'light', 0)[0]?.value).toBeCloseTo(20, 12)
  expect(runThresholds(e, 'light', 20)[0]?.value).toBeCloseTo(2 / 0.075, 12)
})

test('curves that go below 0 have no logarithmic axis; those that reach it or are not finite may', () => {
  const [one] = curve(2)
  const of = (...values: number[]) => neverNegative([one!, { ...one!, values }])
  expect([of(1, 0), of(1, NaN), of(1, -1e-3)]).toEqual([true, true, false])
})

test('the loss below which algorithms stop is a level, named once; another stop is none', () => {
  const stopping = (...stops: object[]) =>
    stopLevels(
      parseTraining({ ...product, algorithms: stops.map((stop) => ({ ...descent!, stop })) }),
      'light',
    ).map(({ value }) => value)
  const [loss, gradient] = [
    { quantity: 'loss', below: 0.02 },
    { quantity: 'gradient-norm', below: 0.1 },
  ]
  expect(stopping(loss, loss, gradient)).toEqual([0.02])
})
