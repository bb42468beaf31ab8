import { expect, test } from 'vitest'
import { numberCalls } from '../../../../../src/page/editor/numbers/number-calls.ts'
import { readExpression } from '../../../../../src/exchange/lecture/notation/live-text.ts'
import { callLike } from '../../../../../src/page/editor/numbers/offered-quantities.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import type { Experiment } from '../../../../../src/experiment/spec/experiment.ts'
import { quantityEntry } from '../../../../../src/theory/quantity/catalogue/index.ts'
import { scenarios } from '../../../../../src/scenarios/index.ts'
import { markOfNumber } from '../../../../../src/view/live-mark.ts'
import { stagedSteps } from '../../../../support/lectures/scenarios.ts'

const experimentOf = (id: string, step: number) =>
  stagedSteps(scenarios.find((one) => one.id === id)!)[step]!.stages[0]!

test('every offered number can be parsed as it is written, and has its own name', () => {
  for (const [id, step] of [
    ['two-weights', 0],
    ['three-gaps', 0],
    ['linear-programming', 0],
  ] as const) {
    const calls = numberCalls(experimentOf(id, step))
    for (const { source, expression } of calls) expect(readExpression(source), source).toEqual(expression)
    expect(new Set(calls.map(({ source }) => source)).size, id).toBe(calls.length)
  }
})

test('two weights offer what applies to them, each run, and the settings', () => {
  const calls = numberCalls(experimentOf('two-weights', 0))
  const byName = new Map(calls.map((one) => [one.source, one]))
  expect(byName.get('minimum-sharpness')).toMatchObject({
    label: expect.stringContaining('sharpness where'),
    cost: 'read',
  })
  expect(byName.has('minimum-sharpness algorithm=1')).toBe(true)
  expect(byName.has('final-weight index=1')).toBe(true)
  expect(byName.get('algorithms.0.learningRate')).toMatchObject({
    cost: 'field',
    group: 'Set in the experiment',
  })
  expect([...byName.keys()].filter((name) => /^(?:comparisons|pivots|cka)/u.test(name))).toEqual([])
})

const judged = (data: object) =>
  parseExperiment({
    ...{ version: 1, seed: 7 },
    data,
    model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'adam', learningRate: 0.02, steps: 3 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'random', normalization: 'filter', origin: 'end' },
  })

const moons = judged({ kind: 'generated', id: 'two-moons', size: 20, noise: 0.15 })
const table = judged({ kind: 'table', task: 'classification', inputs: [[0, 1], [1, 0]], targets: [[-1], [1]] }) // prettier-ignore

test('numbers about a part of the data are offered for each part with samples, and for no other', () => {
  const rights = (experiment: Experiment) =>
    numberCalls(experiment).flatMap(({ source, label }) => (source.startsWith('part-accuracy') ? [[source, label]] : [])) // prettier-ignore
  expect(rights(moons)).toEqual([
    ['part-accuracy', 'share of right answers'],
    ['part-accuracy part=train', 'share of right answers · train'],
  ])
  expect(rights(table)).toEqual([['part-accuracy part=train', 'share of right answers · train']])
  expect(rights(experimentOf('choose-the-minimum', 0)), 'a function has no data').toEqual([])
  const named = (experiment: Experiment, name: string) => callLike(quantityEntry(name)!, experiment, { quantity: 'final-loss', arguments: { algorithm: 1, index: 2, part: 'test' } }) // prettier-ignore
  expect(named(table, 'part-accuracy')).toEqual({
    quantity: 'part-accuracy',
    arguments: { part: 'train', algorithm: 1 },
  })
  expect(named(moons, 'largest-loss').arguments).toEqual({ algorithm: 1 })
})

test('a step with a sweep offers each of its points, and the slope of a possible power law', () => {
  const step = scenarios.find((one) => one.id === 'two-weights')!.steps[2]!
  const experiment = experimentOf('two-weights', 2)
  const calls = numberCalls(experiment, step.sweep).filter(({ group }) => group === 'The sweep')
  for (const { source, expression } of calls) expect(readExpression(source), source).toEqual(expression)
  const labels = calls.map(({ label }) => label)
  expect(labels).toContain(`slope of ${step.sweep!.quantities[0]!.label}`)
  expect(labels).toContain(`${step.sweep!.quantities[0]!.label} at 0.01`)
  const { values, quantities } = step.sweep!
  expect(calls).toHaveLength((values.length + 1) * quantities.length)
  expect(calls.map(({ expression }) => markOfNumber(expression, { step, experiment, pictures: ['sweep'] }))).toContain('sweep/0.01') // prettier-ignore
})
