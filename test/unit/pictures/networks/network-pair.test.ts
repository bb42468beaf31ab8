import { expect, test } from 'vitest'
import { layoutFolded, placesBetween } from '../../../../src/pictures/networks/folded-layout.ts'
import type { NetworkPairView } from '../../../../src/pictures/networks/network-pair-view.ts'
import { parseExperiment, parseTraining } from '../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import type { Trajectory } from '../../../../src/reference/results.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { learnedFunctions } from '../../../../src/view/learned/learned-functions.ts'
import { networkPair, networkPairRefusal } from '../../../../src/pictures/networks/network-pair.ts'
import { mlpSpec } from '../../../support/network.ts'

const moons: TrainingInput = {
  version: 1,
  seed: 5,
  data: { kind: 'generated', id: 'two-moons', size: 40, noise: 0.15, shift: { rotation: 90 } },
  model: { kind: 'mlp', widths: [2, 6, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'adam', learningRate: 0.05, steps: 30 }],
  starts: [0, 1, 2].map(() => ({ kind: 'random', distribution: 'normal', biasScale: 1 }) as const),
  plane: { kind: 'random', normalization: 'none' },
}

const runs = oracle.train(moons) as unknown as Trajectory[]
const shown = (input: object = {}, hidden: readonly number[] = [], step = 30) =>
  networkPair({ experiment: parseTraining({ ...moons, ...input }), runs, hidden: new Set(hidden), step })

test('the first two visible runs are side by side, at the current step', () => {
  const view = shown() as NetworkPairView
  expect(Array.from(view.first.weights)).toEqual([...runs[0]!.finalWeights])
  expect(Array.from(view.second.weights)).toEqual([...runs[1]!.finalWeights])
  expect(Array.from(view.orders[0]!).sort()).toEqual([0, 1, 2, 3, 4, 5])
  expect(view.placedOrders).toBeUndefined()
  for (const alike of Array.from(view.correlations[0]!))
    expect(Math.abs(alike)).toBeLessThanOrEqual(1 + 1e-12)
  const begun = shown({}, [0], 0) as NetworkPairView
  expect(Array.from(begun.first.weights)).toEqual([...runs[1]!.weights(0)])
  expect(Array.from(begun.second.weights)).toEqual([...runs[2]!.weights(0)])
})

test('a network has the name of its start, or otherwise of its run', () => {
  const labels = (names?: readonly string[]) => {
    const view = networkPair({ experiment: parseTraining(moons), runs, hidden: new Set(), step: 30, names })
    return [view?.first.label, view?.second.label]
  }
  expect(labels()).toEqual(['start 1', 'start 2'])
  expect(labels(['the first', 'the second', 'the third'])).toEqual(['the first', 'the second'])
})

test('the plane says whose units are matched, and how many are in place', () => {
  const to = { start: 2, algorithm: 0, matched: { start: 1, algorithm: 0, by: 'weights', units: 2 } }
  const view = shown({ plane: { kind: 'line', from: { start: 1, algorithm: 0 }, to } }) as NetworkPairView
  expect(Array.from(view.first.weights)).toEqual([...runs[1]!.finalWeights])
  expect(Array.from(view.second.weights)).toEqual([...runs[2]!.finalWeights])
  expect(Array.from(view.placedOrders![0]!).slice(0, 2)).toEqual(Array.from(view.orders[0]!).slice(0, 2))
})

test('a pair that cannot be shown says so in a sentence', () => {
  const refusal = (input: object) => networkPairRefusal(parseExperiment({ ...moons, ...input }))
  expect(refusal({ model: { kind: 'mlp', widths: [2, 1], activation: 'tanh' } })).toMatch('hidden layer')
  const wide = { model: { kind: 'mlp', widths: [2, 65, 1], activation: 'tanh' } }
  expect(refusal(wide)).toMatch('up to 64')
  expect(shown(wide)).toBeUndefined()
  expect(refusal({ starts: moons.starts.slice(0, 1) })).toMatch('two runs')
  expect(refusal({})).toBeUndefined()
  expect(shown({}, [0, 1])).toBeUndefined()
})

test('every unit of a collapsed layer has its own place, and moves to another', () => {
  const { layers } = layoutOf(mlpSpec({ widths: [2, 32, 1] }))
  const room = { width: 400, height: 500, letter: 12 }
  const plain = layoutFolded(layers, room)
  const units = plain.columns.flat()
  expect(units).toHaveLength(35)
  const size = units[0]!.size
  expect(size).toBeGreaterThan(30)
  for (const [i, { x, y }] of units.entries()) {
    expect(x - size / 2 >= 0 && x + size / 2 <= 400 && y - size / 2 >= 0 && y + size / 2 <= 500).toBe(true)
    for (const other of units.slice(i + 1))
      expect(Math.max(Math.abs(x - other.x), Math.abs(y - other.y))).toBeGreaterThan(size)
  }
  const order = Array.from({ length: 32 }, (_, i) => 31 - i)
  const turned = layoutFolded(layers, room, [undefined, order])
  expect(turned.columns[1]![0]).toMatchObject({ unit: 31, x: plain.columns[1]![0]!.x })
  const half = placesBetween(layers, plain, turned, 0.5).columns[1]!.find(({ unit }) => unit === 31)!
  expect(half.y).toBeCloseTo((plain.columns[1]![31]!.y + plain.columns[1]![0]!.y) / 2, 10)
  expect(turned.edges).toHaveLength(3 * 32)
})

test('functions of several algorithms are named by them', () => {
  const algorithms = (['momentum', 'adam'] as const).map((id) => ({ id, learningRate: 0.05, steps: 3 }))
  const experiment = parseTraining({ ...moons, algorithms, starts: moons.starts.slice(0, 1) })
  const trained = oracle.train(experiment) as unknown as Trajectory[]
  const found = learnedFunctions({ experiment, runs: trained, hidden: new Set(), step: 3 })
  expect(found?.cells.map(({ name }) => name)).toEqual(['momentum', 'Adam'])
})

test("the functions are those of all visible runs, over the surface's part", () => {
  const functions = (part: string, hidden: readonly number[] = []) =>
    learnedFunctions({
      experiment: parseTraining({ ...moons, terrain: { metric: { loss: 'logistic', part } } }),
      runs,
      hidden: new Set(hidden),
      step: 30,
    })!
  const [train, shifted] = [functions('train'), functions('shifted', [1])]
  expect(train.cells.map(({ name }) => name)).toEqual(['start 1', 'start 2', 'start 3'])
  expect(shifted.cells.map(({ name }) => name)).toEqual(['start 1', 'start 3'])
  const { values } = oracle.measure(moons, runs[0]!.finalWeights, 'metric', {
    metric: { loss: 'zero-one', part: 'shifted', factor: 1, reduction: 'mean', weightDecay: 0 },
  })
  expect(Number.parseFloat(shifted.cells[0]!.words)).toBeCloseTo(100 * (1 - values[0]!), 0)
  const [x, y] = [shifted.samples.coordinates[0]!, shifted.samples.coordinates[1]!]
  const { domain } = shifted.cells[0]!.grid
  expect(x > domain.x[0] && x < domain.x[1] && y > domain.y![0] && y < domain.y![1]).toBe(true)
})
