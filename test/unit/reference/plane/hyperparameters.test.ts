import { describe, expect, test } from 'vitest'
import { levelsOf } from '../../../../src/engine/many-runs/levels.ts'
import { ExperimentError } from '../../../../src/experiment/spec/values/error.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import {
  HyperparameterGrid,
  isWhole,
  type HyperparameterSpec,
} from '../../../../src/reference/plane/hyperparameters.ts'
import { valueAt, withValueAt } from '../../../../src/experiment/spec/values/pointer.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import type { Axis, NumberAxis } from '../../../../src/experiment/spec/axis.ts'
import { trainability } from '../../../support/theory/trainability.ts'

const axis = (path: string, from: number, to: number, scale: NumberAxis['scale'] = 'linear'): NumberAxis => ({
  path,
  from,
  to,
  scale,
})

const moons = (a: Axis, b: Axis, terrain: TrainingInput['terrain'] = {}): TrainingInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size: 12, noise: 0.1 },
  model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [{ id: 'momentum', learningRate: 0.1, steps: 20, batch: { size: 4 }, layerRates: [1, 1] }],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'hyperparameters', a, b },
  terrain,
})

const rate = axis('/algorithms/0/learningRate', 0.01, 1, 'log')

function gridOf(input: TrainingInput, resolution: readonly [number, number]): HyperparameterGrid {
  const experiment = parseExperiment(input)
  return new HyperparameterGrid(experiment, experiment.plane as HyperparameterSpec, resolution)
}

const pathsOf = (input: unknown): string[] => {
  try {
    parseExperiment(input)
  } catch (error) {
    if (error instanceof ExperimentError) return error.issues.map(({ path }) => path)
    throw error
  }
  return []
}

describe('a JSON pointer', () => {
  const target = { list: [{ value: 1 }, { value: 2 }], 'a/b': { 'm~n': 3 } }

  test('leads through objects and lists, and through escaped keys', () => {
    expect(valueAt(target, '/list/1/value')).toBe(2)
    expect(valueAt(target, '/a~1b/m~0n')).toBe(3)
    expect(valueAt(target, '/list/2/value')).toBeUndefined()
    expect(valueAt(target, '/list/length')).toBeUndefined()
  })

  test('inserts a value and shares the rest', () => {
    const changed = withValueAt(target, '/list/1/value', 5) as typeof target
    expect(changed.list).toEqual([{ value: 1 }, { value: 5 }])
    expect(changed.list[0]).toBe(target.list[0])
    expect(target.list[1]!.value).toBe(2)
  })
})

describe('the values of a grid', () => {
  test('are evenly spaced in log10 on a logarithmic axis, and rounded for integers', () => {
    const grid = gridOf(moons(rate, axis('/model/widths/1', 1, 4)), [3, 7])
    const row = [0, 1, 2].map((k) => grid.values(k)[0])
    for (const [i, wanted] of [0.01, 0.1, 1].entries()) expect(row[i]).toBeCloseTo(wanted, 14)
    expect(Array.from({ length: 7 }, (_, j) => grid.values(3 * j)[1])).toEqual([1, 2, 2, 3, 3, 4, 4])
  })

  test.each([
    ['/model/widths/1', true],
    ['/algorithms/0/steps', true],
    ['/algorithms/0/batch/size', true],
    ['/seed', true],
    ['/algorithms/0/learningRate', false],
    ['/algorithms/0/layerRates/0', false],
    ['/model/linearity', false],
    ['/model/outputScale', false],
  ])('%s takes whole numbers only: %s', (path, whole) => {
    expect(isWhole(parseExperiment(moons(rate, axis('/seed', 1, 2))), axis(path, 1, 2))).toBe(whole)
  })

  test('the experiment at a point has both values and is otherwise the same', () => {
    const grid = gridOf(moons(rate, axis('/model/widths/1', 1, 4)), [3, 2])
    const at = grid.experimentAt(5)!
    expect(at.model).toMatchObject({ widths: [2, 4, 1] })
    expect(at.algorithms[0]!.learningRate).toBeCloseTo(1, 14)
    expect(at.data).toEqual(parseExperiment(moons(rate, axis('/model/widths/1', 1, 4))).data)
  })
})

test('points are grouped by the problem that they train on', () => {
  const all = (grid: HyperparameterGrid) => grid.groups(Array.from({ length: grid.count }, (_, k) => k))
  const widths = gridOf(moons(rate, axis('/model/widths/1', 1, 4)), [3, 7])
  expect(all(widths).map(({ points }) => points.length)).toEqual([3, 6, 6, 6])
  const rates = gridOf(moons(rate, axis('/starts/0/scale', 0, 2)), [3, 7])
  expect(all(rates).map(({ points }) => points.length)).toEqual([21])
})

describe('an axis is refused', () => {
  test.each([
    ['where the experiment has nothing', axis('/algorithms/0/speed', 0, 1), 'plane.b.path'],
    ['where it has no number', axis('/model/activation', 0, 1), 'plane.b.path'],
    ['where nothing depends on it', axis('/view/step', 0, 1), 'plane.b.path'],
    ['of an algorithm that does not train', axis('/algorithms/1/learningRate', 0, 1), 'plane.b.path'],
    ['that the other one is already', rate, 'plane.b.path'],
    ['that ends where it begins', axis('/algorithms/0/momentum', 1, 1), 'plane.b.to'],
    ['that takes the logarithm of zero', axis('/algorithms/0/momentum', 0, 1, 'log'), 'plane.b.from'],
  ])('%s', (_, b, path) => {
    expect(pathsOf(moons(rate, b))).toContain(path)
  })

  test.each([
    [{ quantity: 'outcome', show: 'cluster' }, 'terrain.show'],
    [{ metric: { loss: 'zero-one' } }, 'terrain.metric'],
  ] as const)('and so is a surface that has no meaning there: %j', (terrain, path) => {
    expect(pathsOf(moons(rate, axis('/algorithms/0/momentum', 0, 1), terrain))).toEqual([path])
  })
})

describe('words side by side', () => {
  const words: Axis = { path: '/model/normalization', scale: 'choice', values: ['none', 'layer', 'batch'] }
  const deep = (b: object = words): TrainingInput => {
    const input = moons(rate, b as Axis)
    return { ...input, algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 20 }] }
  }

  test('have one point each, whatever is requested, with the final loss of their own experiment', () => {
    const input = deep()
    const { values, extent, resolution } = oracle.terrain(input, { resolution: 4 })
    expect([resolution, extent.b]).toEqual([
      [4, 3],
      [0, 2],
    ])
    const grid = gridOf(input, resolution)
    expect(Array.from({ length: 3 }, (_, j) => grid.values(4 * j)[1])).toEqual(['none', 'layer', 'batch'])
    values.forEach((value, k) => {
      const at = grid.experimentAt(k)!
      expect(value).toBe(oracle.train(at, { record: 20 })[0]!.loss.at(-1))
    })
    expect(new Set(values).size, 'the words are told apart').toBe(12)
  })

  test('are in the order in which they are written', () => {
    const grid = gridOf(deep({ ...words, values: ['batch', 'none'] }), [2, 2])
    expect([0, 2].map((k) => grid.experimentAt(k)!.model)).toMatchObject([
      { normalization: 'batch' },
      { normalization: 'none' },
    ])
  })

  test.each([
    ['that are none', { values: ['none', 'bach'] }, 'plane.b.values[1]'],
    ['that are one', { values: ['none'] }, 'plane.b.values'],
    ['twice', { values: ['none', 'none'] }, 'plane.b.values'],
    ['where a number is', { path: '/model/linearity' }, 'plane.b.path'],
    ['where nothing depends on them', { path: '/view/height' }, 'plane.b.path'],
    ['of a start that does not train', { path: '/starts/1/distribution' }, 'plane.b.path'],
  ])('are refused %s', (_, change, path) => {
    expect(pathsOf(deep({ ...words, ...change }))).toContain(path)
  })

  test('all stay on every coarser grid', () => {
    const grid = gridOf(deep(), [65, 3])
    const levels = levelsOf([65, 3], 25, grid.kept)
    expect(levels.map(({ points }) => points.length)).toEqual([15, 27, 51, 99, 195])
    for (const { points } of levels)
      expect(new Set(points.map((k) => Math.floor(k / 65)))).toEqual(new Set([0, 1, 2]))
    expect(levels.flatMap(({ fresh }) => fresh).sort((p, q) => p - q)).toEqual(
      Array.from({ length: 195 }, (_, k) => k),
    )
  })
})

describe('the terrain', () => {
  const momentum = axis('/algorithms/0/momentum', 0, 1.5)

  test.each([
    ['momentum', momentum],
    ['noise', axis('/algorithms/0/noise', 0, 0.5)],
    ['batch size', axis('/algorithms/0/batch/size', 1, 12)],
    ['weight decay', axis('/algorithms/0/weightDecay', 0, 0.2)],
    ['scale of the start', axis('/starts/0/scale', 0.5, 2)],
    ['width', axis('/model/widths/1', 1, 4)],
    ['linearity', axis('/model/linearity', 0, 1)],
    ["data's noise", axis('/data/noise', 0, 0.5)],
    ['seed', axis('/seed', 1, 4)],
  ])('over rate and %s has the final loss of the experiment at each point', (_, b) => {
    const input = moons(rate, b)
    const grid = gridOf(input, [3, 4])
    const { values, extent } = oracle.terrain(input, { resolution: [3, 4] })
    expect(extent).toEqual({ a: [-2, 0], b: [b.from, b.to] })
    values.forEach((value, k) => {
      const at = grid.experimentAt(k)
      if (at) expect(value).toBe(oracle.train(at, { record: 20 })[0]!.loss.at(-1))
      else expect(value).toBeNaN()
    })
    expect(new Set(values).size).toBeGreaterThan(6)
  })

  test('has holes where the schema refuses a value, and counts them', () => {
    const { values, nonFinite } = oracle.terrain(moons(rate, momentum), { resolution: [3, 4] })
    expect(Array.from(values, Number.isFinite)).toEqual(Array.from({ length: 12 }, (_, k) => k < 9))
    expect(nonFinite).toBe(3)
  })

  test('shows steps, status and convergence, but no final loss of diverged runs', () => {
    const shown = (show: 'loss' | 'steps' | 'status' | 'convergence') => {
      const input = trainability(1, 1, 'linear', 1, 50)
      return oracle.terrain({ ...input, terrain: { quantity: 'outcome', show } }, { resolution: 9 })
    }
    const { outcome, values: status } = shown('status')
    expect(Array.from(status)).toEqual(Array.from(outcome!.status))
    const diverged = Array.from(status, (state) => state === 3)
    expect(diverged).toContain(true)
    expect(diverged).toContain(false)
    expect(Array.from(shown('loss').values, Number.isNaN)).toEqual(diverged)
    expect(Array.from(shown('steps').values).filter((_, k) => !diverged[k])).not.toContain(NaN)
    shown('convergence').values.forEach((value, k) => diverged[k] && expect(value).toBeGreaterThan(0))
  })

  test('a run on such a plane has no coordinates, and a dragged start is at its base', () => {
    const input = moons(rate, momentum)
    const base = input.starts[0]!
    const dragged = { ...input, starts: [{ kind: 'plane', a: 1, b: 1, base }] } as TrainingInput
    const [run] = oracle.train(dragged)
    expect([run!.a.length, run!.b.length, run!.distance.length]).toEqual([0, 0, 0])
    expect(run!.finalWeights).toEqual(oracle.train(input)[0]!.finalWeights)
  })
})
