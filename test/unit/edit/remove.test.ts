import { expect, test } from 'vitest'
import { parseTraining } from '../../../src/experiment/format/parse.ts'
import { withoutAlgorithm, withoutStart } from '../../../src/edit/remove.ts'

const run = (start: number, algorithm: number, step: number | 'end' = 'end') => ({ start, algorithm, step })

const studied = (changes: object) =>
  parseTraining({
    version: 1,
    seed: 1,
    data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
    model: { kind: 'mlp', widths: [1, 1, 1], activation: 'tanh', bias: false },
    metric: { loss: 'squared' },
    algorithms: ['sgd', 'momentum', 'adam'].map((id) => ({ id, learningRate: 0.1, steps: 10 })),
    starts: [
      { kind: 'weights', values: [2, -1] },
      { kind: 'weights', values: [1, 1] },
      { kind: 'scaled', of: run(1, 2), factors: [2, 0.5] },
    ],
    plane: { kind: 'through', points: [run(0, 0, 0), run(0, 0), run(0, 2)] },
    terrain: { algorithm: 2 },
    ...changes,
  })

test('references to later algorithms are renumbered', () => {
  const before = studied({})
  const after = parseTraining({ ...before, ...withoutAlgorithm(before, 1) })
  expect(after.algorithms.map(({ id }) => id)).toEqual(['sgd', 'adam'])
  expect(after.plane).toMatchObject({ points: [run(0, 0, 0), run(0, 0), run(0, 1)] })
  expect(after.starts[2]).toMatchObject({ of: run(1, 1) })
  expect(after.terrain.algorithm).toBe(1)
})

test("what lay on the algorithm's runs gets its default", () => {
  const before = studied({})
  const after = parseTraining({ ...before, ...withoutAlgorithm(before, 2) })
  expect(after.plane).toMatchObject({ kind: 'random', origin: 'start' })
  expect(after.starts[2]).toMatchObject({ kind: 'random' })
  expect(after.terrain.algorithm).toBe(0)
})

test.each([
  ['line', { kind: 'line', from: run(0, 0, 0), to: run(2, 0) }, { kind: 'line', to: run(1, 0) }],
  ['origin', { kind: 'random', normalization: 'none', origin: run(2, 1) }, { origin: run(1, 1) }],
  [
    'lost origin',
    { kind: 'weights', first: 0, second: 1, origin: run(1, 1) },
    { kind: 'weights', origin: 'start' },
  ],
  ['lost end', { kind: 'line', from: run(0, 0, 0), to: run(1, 0) }, { kind: 'random' }],
  ['numbers', { kind: 'line', from: [0, 0], to: [1, 1] }, { from: [0, 0], to: [1, 1] }],
] as const)('a start goes: %s', (_, plane, expected) => {
  const before = studied({ plane })
  const after = parseTraining({ ...before, ...withoutStart(before, 1) })
  expect(after.starts).toHaveLength(2)
  expect(after.starts[1]).toMatchObject({ kind: 'random' })
  expect(after.plane).toMatchObject(expected)
})

test('a dragged start keeps its place and loses only its base', () => {
  const before = studied({
    starts: [
      { kind: 'weights', values: [2, -1] },
      { kind: 'plane', a: 1, b: 2, base: { kind: 'scaled', of: run(2, 0), factors: [1, 1] } },
      { kind: 'weights', values: [1, 1] },
    ],
  })
  const after = parseTraining({ ...before, ...withoutStart(before, 2) })
  expect(after.starts[1]).toMatchObject({ kind: 'plane', a: 1, b: 2, base: { kind: 'random' } })
})
