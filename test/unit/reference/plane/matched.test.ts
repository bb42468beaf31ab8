import { expect, test } from 'vitest'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { withoutStart } from '../../../../src/edit/remove.ts'
import {
  alignByLikeness,
  firstPlaced,
  permuteUnits,
  unitCorrelations,
} from '../../../../src/experiment/model/alignment.ts'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { mostMatched } from '../../../../src/experiment/spec/values/bounds.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { mlpSpec } from '../../../support/network.ts'

const stream = new RandomStream(3, 'matched')
const draw = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

test('units move to their places one by one, layer after layer, and each order on the way is a permutation', () => {
  const orders = [Uint32Array.of(2, 0, 1), Uint32Array.of(1, 0)]
  expect(firstPlaced(orders, 0).map((order) => [...order])).toEqual([
    [0, 1, 2],
    [0, 1],
  ])
  expect([...firstPlaced(orders, 1)[0]!]).toEqual([2, 1, 0])
  expect(firstPlaced(orders, 3).map((order) => [...order])).toEqual([
    [2, 0, 1],
    [0, 1],
  ])
  expect(firstPlaced(orders).map((order) => [...order])).toEqual([
    [2, 0, 1],
    [1, 0],
  ])
})

test('units with equal, or opposite, outputs in another order are found', () => {
  const layout = layoutOf(mlpSpec({ widths: [2, 5, 1], activation: 'tanh' }))
  const one = draw(layout.size, 0)
  const other = permuteUnits(layout, one, [Uint32Array.of(3, 4, 0, 2, 1)])
  const [hidden] = layout.layers
  for (let i = 0; i < 2; i++) other[hidden!.weights + 5 * i] = -other[hidden!.weights + 5 * i]!
  other[hidden!.biases!] = -other[hidden!.biases!]!
  const correlations = unitCorrelations(layout, one, other, draw(200, 1), 100)
  const [order] = alignByLikeness(correlations)
  expect([...order!]).toEqual([2, 4, 3, 0, 1])
  expect(correlations[0]![0]![2]).toBeCloseTo(1, 12)
  expect(correlations[0]![3]![0]).toBeCloseTo(-1, 12)
})

const moons: TrainingInput = {
  version: 1,
  seed: 5,
  data: { kind: 'generated', id: 'two-moons', size: 40, noise: 0.15 },
  model: { kind: 'mlp', widths: [2, 6, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 40 }],
  starts: [0, 1, 2].map(() => ({ kind: 'random', distribution: 'normal', biasScale: 1 }) as const),
  plane: {
    kind: 'line',
    from: { start: 1, algorithm: 0, step: 'end' },
    to: { start: 2, algorithm: 0, step: 'end', matched: { start: 1, algorithm: 0, by: 'weights' } },
  },
}

const lineTo = (units: number) => {
  const experiment = parseExperiment(moons)
  const plane = {
    ...moons.plane,
    to: { ...(moons.plane as { to: object }).to, matched: { start: 1, algorithm: 0, units } },
  }
  const { origin, u } = oracle.terrain({ ...experiment, plane } as TrainingInput, { resolution: 2 })
  return origin.map((entry, i) => entry + u[i]!)
}

test('a line leads to a network whose units were matched, all of them or the first few', () => {
  const [, first, second] = oracle.train(moons)
  const { vectors } = oracle.measure(moons, first!.finalWeights, 'alignment', { other: second!.finalWeights })
  const whole = lineTo(6)
  vectors![0]!.forEach((entry, i) => expect(whole[i]).toBeCloseTo(entry, 12))
  lineTo(0).forEach((entry, i) => expect(entry).toBeCloseTo(second!.finalWeights[i]!, 12))
  const outputs = (weights: ArrayLike<number>) => oracle.measure(moons, weights, 'outputs').values
  const half = outputs(lineTo(3))
  outputs(second!.finalWeights).forEach((value, n) => expect(half[n]).toBeCloseTo(value, 10))
})

test('an impossible match is refused, and removing a start removes what was matched to it', () => {
  const experiment = parseExperiment(moons)
  expect(parseExperiment({ ...experiment, ...withoutStart(experiment, 0) }).plane).toMatchObject({
    from: { start: 0 },
    to: { start: 1, matched: { start: 0 } },
  })
  expect(withoutStart(experiment, 1).plane).toMatchObject({ kind: 'random' })
  const matched = { start: 7, algorithm: 0 }
  const to = { start: 2, algorithm: 0, matched }
  const plane = { kind: 'line', from: { start: 1, algorithm: 0 }, to }
  expect(() => parseExperiment({ ...moons, plane })).toThrow('plane.to.matched.start: there is no start 7')
  const himmelblau = { ...moons, data: { kind: 'none' }, model: { kind: 'function', id: 'himmelblau' } }
  const same = { ...plane, to: { ...to, matched: { start: 0, algorithm: 0 } } }
  expect(() => parseExperiment({ ...himmelblau, plane: same })).toThrow('no units to match')
  const wide = { ...moons, model: { ...moons.model, widths: [2, mostMatched + 1, 1] } }
  expect(() => parseExperiment({ ...wide, plane: same })).toThrow(
    'only layers of up to 512 units can be matched',
  )
})
