import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../../src/experiment/data/sample-file.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { layoutOf } from '../../../../src/experiment/model/layout.ts'
import { unitResponses } from '../../../../src/reference/objective/unit-responses.ts'
import type { Terrain } from '../../../../src/reference/results.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { twoWeightsPreset } from '../../../../src/scenarios/presets/two-weights-preset.ts'
import { networkView } from '../../../../src/view/network/network-view.ts'
import { tentWeights, tentWidths } from '../../../../src/scenarios/data/sawtooth-weights.ts'
import { responseGrid } from '../../../../src/view/network/response-grid.ts'
import { shareInPlane, weightArrow } from '../../../../src/view/surface/weight-arrow.ts'
import { digitsInput } from '../../../support/landscapes/digits.ts'
import { moons, twins } from '../../../support/experiments.ts'
import { mlpSpec } from '../../../support/network.ts'
import { networkOf } from '../../../support/page/shown-network.ts'

const viewOf = (input: TrainingInput, at: 'start' | 'now' | 'end', step = 0, before?: readonly number[]) => {
  const experiment = parseExperiment(input)
  const runs = oracle.train(experiment).map((run) => ({
    ...run,
    weights: (i: number) => Float32Array.from(run.weights(i)),
    finalWeights: Float32Array.from(run.finalWeights),
  }))
  const given = { terrain: undefined, hidden: new Set<number>(), step, at, before }
  return { experiment, runs, view: networkView({ experiment, runs: runs as never, ...given })! }
}

describe('the outputs of the units', () => {
  test.each([
    ['tanh, bent', moons],
    ['half linear', { ...moons, model: { ...moons.model, linearity: 0.5 } } as TrainingInput],
    [
      'centred and mean-field',
      {
        ...moons,
        model: { ...moons.model, centered: true, parameterization: 'mean-field' },
      } as TrainingInput,
    ],
  ])('is what the reference says: %s', (_, input) => {
    const { experiment, view, runs } = viewOf(input, 'end')
    const { columns, rows, inputs } = responseGrid(experiment)!
    const points = Array.from({ length: columns * rows }, (__, n) => [inputs[2 * n]!, inputs[2 * n + 1]!])
    const start = Array.from(runs[0]!.weights(0))
    const expected = oracle.predict(experiment, runs[0]!.finalWeights, points, { start })
    expect(Array.from(view.pictures!.values.at(-1)!)).toEqual(Array.from(expected))
  })

  test('are computed at fewer points while w₀ is dragged', () => {
    const [resting, held] = [undefined, [0]].map((before) => viewOf(moons, 'end', 0, before).view.pictures!)
    expect(held!.columns).toBeLessThan(resting!.columns)
    expect(held!.values.at(-1)).toHaveLength(held!.columns * held!.rows)
  })

  test('keep every tooth of a curve of five folds', () => {
    const { view } = viewOf(
      {
        ...moons,
        data: { kind: 'table', task: 'regression', inputs: [[0], [1]], targets: [[0], [1]] },
        model: { kind: 'mlp', widths: tentWidths(5), activation: 'relu' },
        metric: { loss: 'squared' },
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 0 }],
        starts: [{ kind: 'weights', values: [...tentWeights(5)] }],
        plane: { kind: 'weights', first: 0, second: 1 },
      },
      'end',
    )
    const heights = view.pictures!.values.at(-1)!
    const peaks = heights.filter((y, i) => y > 0.8 && y >= heights[i - 1]! && y > heights[i + 1]!)
    expect(peaks).toHaveLength(16)
  })

  test('follow the linearisation for a linearised run', () => {
    const experiment = parseExperiment({ ...twins, algorithms: [twins.algorithms[1]!] })
    const { view, runs } = viewOf({ ...twins, algorithms: [twins.algorithms[1]!] }, 'end')
    const { columns, rows, inputs } = responseGrid(experiment)!
    const points = Array.from({ length: columns * rows }, (__, n) => [inputs[2 * n]!, inputs[2 * n + 1]!])
    const place = { start: Array.from(runs[0]!.weights(0)), run: { start: 0, algorithm: 0 } }
    const expected = oracle.predict(experiment, runs[0]!.finalWeights, points, place)
    expect(Array.from(view.pictures!.values.at(-1)!)).toEqual(Array.from(expected))
  })

  test("are φ of each hidden unit's input", () => {
    const layout = layoutOf(mlpSpec({ widths: [2, 2, 1] }))
    const weights = Float64Array.from([1, -2, 0.5, 3, 0.1, -0.2, 2, -1, 0.3])
    const [inputs, hidden, output] = unitResponses(
      { layout, weights, w0: undefined, linearized: false, company: undefined },
      Float64Array.from([0.5, -1]),
      1,
    )
    const [h1, h2] = [Math.tanh(0.5 - 0.5 + 0.1), Math.tanh(-1 - 3 - 0.2)]
    expect(Array.from(inputs!)).toEqual([0.5, -1])
    expect(Array.from(hidden!)).toEqual([h1, h2])
    expect(output![0]).toBeCloseTo(2 * h1 - h2 + 0.3, 14)
  })
})

test('shows the weights of w₀, of the step and of the end', () => {
  const { view: start, runs } = viewOf(moons, 'start', 30)
  expect(Array.from(start.weights)).toEqual(Array.from(runs[0]!.weights(0)))
  const now = viewOf(moons, 'now', 30).view
  expect(Array.from(now.weights)).toEqual(Array.from(runs[0]!.weights(30)))
  const end = viewOf(moons, 'end').view
  expect(Array.from(end.weights)).toEqual(Array.from(runs[0]!.finalWeights))
})

test('two weights are a network of two edges and curves; a function has none; data of many inputs are cut', () => {
  const two = viewOf(twoWeightsPreset.experiment as TrainingInput, 'start').view
  expect(Array.from(two.weights)).toEqual([2, -1])
  expect(two.pictures).toMatchObject({ rows: 1 })
  const himmelblau = parseExperiment({
    ...moons,
    data: { kind: 'none' },
    model: { kind: 'function', id: 'himmelblau' },
    metric: { loss: 'squared' },
    starts: [{ kind: 'weights', values: [0, 0] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const given = { terrain: undefined, runs: [], hidden: new Set<number>(), step: 0, before: undefined }
  expect(networkView({ ...given, experiment: himmelblau, at: 'start' })).toBeUndefined()
  const many = viewOf(
    {
      ...moons,
      data: { kind: 'generated', id: 'gaussian', size: 30 },
      model: { ...moons.model, widths: [5, 4, 1] } as never,
      metric: { loss: 'squared' },
    },
    'start',
  ).view
  expect(many.said).toContain('principal directions')
  expect(many.pictures!.values[0]).toHaveLength(5 * many.pictures!.columns * many.pictures!.rows)
})

test('moving w₀ names the weights that the plane moves: those of its two edges', () => {
  const { experiment } = viewOf(moons, 'start')
  const { size } = buildTrainingProblem(experiment)
  const axis = (k: number) => Float32Array.from({ length: size }, (_, i) => Number(i === k))
  const terrain = { u: axis(3), v: axis(1), origin: axis(0) } as unknown as Terrain
  const values = Array.from(axis(0))
  const placed = { ...experiment, starts: [{ kind: 'weights' as const, values }] }
  const given = {
    terrain,
    runs: [],
    hidden: new Set<number>(),
    step: 0,
    at: 'now',
    before: undefined,
  } as const
  const moved = (pointed: boolean) => networkView({ ...given, experiment: placed, pointed })!.moved
  expect([...Array.from(moved(true)!).entries()].filter(([, by]) => by > 0)).toEqual([
    [1, 1],
    [3, 1],
  ])
  expect(moved(false)).toBeUndefined()
})

test('a wide network is evaluated at fewer points', () => {
  const { columns } = networkOf([2, 8, 8, 1]).pictures!
  const wide = networkOf([2, 128, 128, 1]).pictures!
  expect(columns).toBe(24)
  expect(wide.columns).toBeLessThan(24)
  expect(wide.columns).toBeGreaterThanOrEqual(8)
})

describe('the arrow of a weight', () => {
  const plane: Terrain = {
    u: Float32Array.of(3, 4, 0),
    v: Float32Array.of(0, 0, 2),
    origin: Float32Array.of(0, 0, 0),
    extent: { a: [-1, 1], b: [-2, 2] },
    resolution: [2, 2],
    values: new Float32Array(4),
    min: 0,
    max: 0,
    nonFinite: 0,
    milliseconds: 0,
  }

  test('is as long as its share in the plane, next to one of its full length', () => {
    expect(shareInPlane(plane, [1, 0, 0])).toBeCloseTo(0.6, 6)
    const { share, curves } = weightArrow(plane, [0.5, 1], [1, 0, 0], 'light')
    const length = (id: string) => {
      const [[a0, b0], [a1, b1]] = curves.find((curve) => curve.id === id)!.points as [
        [number, number],
        [number, number],
      ]
      expect([a0, b0]).toEqual([0.5, 1])
      return Math.hypot((a1 - a0) / 2, (b1 - b0) / 4)
    }
    expect(share).toBeCloseTo(0.6, 6)
    expect(length('weight shaft') / length('weight whole')).toBeCloseTo(0.6, 6)
  })

  test('is not drawn if nothing of it lies in the plane', () => {
    expect(weightArrow(plane, [0, 0], [4, -3, 0], 'light')).toEqual({ curves: [], share: 0 })
  })
})

describe('a network whose inputs are pixels', () => {
  beforeAll(() => fetchSamples(digitsInput()))

  test('shows the weights of each unit of the first layer as a picture, and where each input lies', () => {
    const { view, runs } = viewOf(digitsInput({ size: 20 }), 'end')
    const { columns, rows, values } = view.pictures!
    expect([columns % 8, rows]).toEqual([0, columns])
    const weights = runs[0]!.finalWeights
    const each = columns / 8
    for (const [column, row, unit] of [[0, 0, 0], [7, 0, 3], [2, 5, 7]] as const) {
      // Rows count upwards, those of a picture downwards.
      const point = (rows - 1 - row * each) * columns + column * each
      const pixel = 8 * row + column
      expect(values[1]![point * 8 + unit]).toBe(weights[pixel * 8 + unit])
      expect([...values[0]!.subarray(point * 64, (point + 1) * 64)].indexOf(1)).toBe(pixel)
    }
    expect(view.said).toMatch(/^Each unit of the first layer shows its weights as a picture/)
  }) // prettier-ignore
})
