import { expect, test } from 'vitest'
import {
  drawnTable,
  isDrawable,
  withClasses,
  withoutAll,
  withoutPoints,
  withPointAt,
  withPoints,
} from '../../../src/edit/drawn-points.ts'
import { reshaped } from '../../../src/edit/shape.ts'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../src/experiment/spec/experiment.ts'
import type { TableSpec } from '../../../src/experiment/spec/table.ts'
import { mostSamples } from '../../../src/experiment/spec/values/bounds.ts'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'

const moons = (more: Partial<TrainingInput> = {}) =>
  parseTraining({
    version: 1,
    seed: 3,
    data: { kind: 'generated', id: 'two-moons', size: 12, testSize: 8 },
    model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
    metric: { loss: 'logistic' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 2 }],
    starts: [{ kind: 'random', distribution: 'lecun-normal' }],
    plane: { kind: 'random', normalization: 'none' },
    ...more,
  } as TrainingInput)

const table = (more: Partial<TableSpec> = {}): TableSpec => ({
  kind: 'table',
  task: 'classification',
  inputs: [
    [0, 1],
    [2, 3],
  ],
  targets: [[-1], [1]],
  ...more,
})

test('the samples of a generator become the same samples as a table', () => {
  const experiment = moons()
  const drawn = drawnTable(experiment)!
  const asTable = parseTraining({ ...experiment, ...reshaped(experiment, { data: drawn }) })
  const partsOf = (of: typeof experiment) => {
    const { model } = buildTrainingProblem(of)
    if (model.kind !== 'network') throw new Error('a network is expected')
    return ['train', 'test'].map((name) => {
      const { coordinates, targets } = model.data.parts[name]!
      return [[...coordinates], [...targets]]
    })
  }
  expect(partsOf(asTable)).toEqual(partsOf(experiment))
  expect(asTable.model).toEqual(experiment.model)
})

test('samples are placed, moved and removed together with their weights', () => {
  const weighed = table({ weights: [[2], [3]] })
  const more = withPoints(weighed, [{ inputs: [4, 5], targets: [1] }])
  expect(more).toEqual({
    ...weighed,
    inputs: [...weighed.inputs, [4, 5]],
    targets: [[-1], [1], [1]],
    weights: [[2], [3], [1]],
  })
  expect(withPointAt(more, 1, { inputs: [9, 9], targets: [-1] }).inputs).toEqual([
    [0, 1],
    [9, 9],
    [4, 5],
  ])
  expect(withoutPoints(more, [0, 2])).toEqual({
    ...weighed,
    inputs: [[2, 3]],
    targets: [[1]],
    weights: [[3]],
  })
  expect(weighed.inputs, 'a table is never changed').toHaveLength(2)
})

test('another class adds an entry for each class, in the test part too', () => {
  const three = withClasses(
    table({ testInputs: [[0, 0]], testTargets: [[1]], weights: [[2], [3]], testWeights: [[5]] }),
    3,
  )
  expect(three).toMatchObject({
    targets: [
      [1, 0, 0],
      [0, 1, 0],
    ],
    testTargets: [[0, 1, 0]],
    weights: [
      [2, 2, 2],
      [3, 3, 3],
    ],
    testWeights: [[5, 5, 5]],
  })
  expect(withClasses(three, 2)).toBe(three)
  const experiment = moons()
  const after = parseTraining({ ...experiment, ...reshaped(experiment, { data: three }) })
  expect(after.model).toMatchObject({ widths: [2, 4, 3] })
  expect(after.metric.loss).toBe('cross-entropy')
})

test('a table takes no more samples than the format allows', () => {
  const full = table({
    inputs: Array.from({ length: mostSamples - 1 }, () => [0, 0]),
    targets: Array.from({ length: mostSamples - 1 }, () => [1]),
  })
  const points = [1, 2, 3].map((x) => ({ inputs: [x, x], targets: [1] }))
  const filled = withPoints(full, points)
  expect(filled.inputs).toHaveLength(mostSamples)
  expect(filled.inputs.at(-1)).toEqual([1, 1])
  expect(withPoints(filled, points)).toBe(filled)
})

test('starting empty keeps the task and the features, but not the test part', () => {
  const given = table({ testInputs: [[0, 0]], testTargets: [[1]], features: ['x1', 'x2'] })
  expect(withoutAll(given)).toEqual({
    kind: 'table',
    task: 'classification',
    inputs: [],
    targets: [],
    features: ['x1', 'x2'],
  })
})

test('samples of one or two inputs can be drawn, no others', () => {
  const data = (id: string, widths: number[], loss = 'squared') =>
    moons({
      data: { kind: 'generated', id },
      model: { kind: 'mlp', widths, activation: 'tanh' },
      metric: { loss },
    } as Partial<TrainingInput>)
  expect(isDrawable(moons())).toBe(true)
  expect(isDrawable(data('sine', [1, 4, 1]))).toBe(true)
  expect(isDrawable(data('linear', [3, 1]))).toBe(false)
  expect(isDrawable(data('parity', [5, 4, 1]))).toBe(false)
})
