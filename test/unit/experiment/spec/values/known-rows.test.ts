import { expect, it } from 'vitest'
import { freezeRows } from '../../../../../src/exchange/freeze-rows.ts'
import { patchExperiment } from '../../../../../src/experiment/format/merge.ts'
import { parseTraining } from '../../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { finish } from '../../../../../src/math/work.ts'
import { trainingKeys } from '../../../../../src/store/cache/cache-keys.ts'

const rows = (count: number, last = 0) =>
  Array.from({ length: count }, (_, n) => [n === count - 1 ? last : -n, 1])

const tableOf = (inputs: number[][], more: object = {}): TrainingInput => ({
  version: 1,
  seed: 1,
  data: { kind: 'table', task: 'regression', inputs, targets: inputs.map(() => [1]), ...more },
  model: { kind: 'mlp', widths: [2, 2, 1], activation: 'tanh' },
  metric: { loss: 'squared' },
  algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
  starts: [{ kind: 'random', distribution: 'he-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
})

it('a change elsewhere copies no rows of a table', () => {
  const experiment = parseTraining(tableOf(rows(1000)))
  const next = patchExperiment(experiment, { seed: 2 })
  expect(experiment.data.kind === 'table' && experiment.data.inputs).toBeTruthy()
  if (experiment.data.kind !== 'table' || next.data.kind !== 'table') return
  expect(next.data.inputs).toBe(experiment.data.inputs)
  expect(Object.isFrozen(next.data.inputs[0])).toBe(true)
})

it('known rows are still checked in place: weights are not negative, and sizes count', () => {
  const experiment = parseTraining(tableOf(rows(10)))
  if (experiment.data.kind !== 'table') throw new Error('a table was given')
  const { inputs, targets } = experiment.data
  expect(() => patchExperiment(experiment, { data: { weights: inputs } })).toThrow('must not be negative')
  expect(() => patchExperiment(experiment, { data: { targets: inputs } })).toThrow('widths')
  expect(() => patchExperiment(experiment, { data: { inputs: targets } })).toThrow('widths')
})

it('keys contain no rows, are equal for equal numbers, and differ if one number does', () => {
  const keyOf = (inputs: number[][]) => trainingKeys(parseTraining(tableOf(inputs)))[0]!
  expect(keyOf(rows(1000)).length).toBeLessThan(3000)
  expect(keyOf(rows(1000))).toBe(keyOf(rows(1000)))
  expect(keyOf(rows(1000))).not.toBe(keyOf(rows(1000, 1)))
  expect(keyOf(rows(1000))).not.toBe(keyOf(rows(999)))
})

it('rows parsed from JSON are frozen in place, in stretches, and parsed like others', () => {
  const plain = tableOf(rows(10_000), { weights: rows(10_000).map(() => [1]) })
  const read: unknown = JSON.parse(JSON.stringify(plain).replace('[0,1]', '[-0,1]'))
  const work = [...freezeRows(read)]
  expect(work.length).toBeGreaterThan(10)
  const { data } = read as { data: { inputs: readonly number[][] } }
  const experiment = parseTraining(read)
  expect(experiment).toEqual(parseTraining(plain))
  expect(experiment.data.kind === 'table' && experiment.data.inputs).toBe(data.inputs)
})

it.each([
  [[[1], [Infinity]], 'must be finite'],
  [[[1], []], 'must not be empty'],
  [[[1], 'two'], 'must be a list'],
  [[], 'must not be empty'],
])('rows %j are left for parsing to refuse', (weights, words) => {
  const read = { ...tableOf(rows(2)), data: { ...tableOf(rows(2)).data, weights } }
  finish(freezeRows(read))
  expect(() => parseTraining(read)).toThrow(words)
  for (const other of [undefined, null, 3, { data: null }, { data: { parts: [[[1]]] } }])
    finish(freezeRows(other))
})
