import { describe, expect, test } from 'vitest'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'
import { dot, norm } from '../../../../../src/math/linear-algebra/vector.ts'
import type { MeasureName } from '../../../../../src/reference/measurement.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'
import { objectiveOf } from '../../../../../src/reference/objective/objective.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import type { Schedule } from '../../../../../src/experiment/spec/schedule.ts'
import { algorithmIds } from '../../../../../src/experiment/spec/algorithm.ts'
import { stabilityThreshold, thresholdsAlong } from '../../../../../src/reference/algorithm/stability.ts'
import { algorithmSpec } from '../../../../support/algorithm.ts'
import { product } from '../../../../support/experiments.ts'
import { onlyLong } from '../../../../support/long.ts'

const wide: TrainingInput = {
  ...product,
  data: { kind: 'generated', id: 'two-moons', size: 30 },
  model: { kind: 'mlp', widths: [2, 12, 12, 1], activation: 'tanh' },
  metric: { loss: 'logistic' },
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
}
const stream = new RandomStream(8, 'hessian measures')
const point = Float64Array.from({ length: 205 }, (_, i) => stream.normal(i) / 2)

describe('sharpness', () => {
  test('at a minimum of (w₁ w₂ - 1)²/2 it is w₁² + w₂², next to 2/η', () => {
    const { values, vectors } = oracle.measure(product, [2, 0.5], 'sharpness')
    expect(values[0]).toBeCloseTo(4.25, 13)
    expect(values[1]).toBe(20)
    expect(vectors![0]![0]! / vectors![0]![1]!).toBeCloseTo(0.25, 12)
  })

  test('the threshold is where the iteration on a quadratic stops being stable', () => {
    for (const id of algorithmIds) {
      const spec = algorithmSpec({ id, learningRate: 0.1, weightDecay: 0.3 })
      const algorithm = 'momentum' in spec ? { ...spec, momentum: 0.5 } : spec
      const threshold = stabilityThreshold(algorithm)
      if (!['sgd', 'momentum', 'nesterov', 'heavy-ball'].includes(id)) {
        expect(threshold, id).toBeUndefined()
        continue
      }
      const bowl = (curvature: number) =>
        oracle.train({
          ...product,
          data: { kind: 'none' },
          model: { kind: 'function', id: 'quadratic', parameters: { a: curvature, b: 0 } },
          algorithms: [{ ...algorithm, steps: 2000 }],
          starts: [{ kind: 'weights', values: [1, 0] }],
        })[0]!.finalWeights[0]!
      expect(Math.abs(bowl(0.99 * threshold!)), id).toBeLessThan(1e-3)
      expect(Math.abs(bowl(1.01 * threshold!)), id).toBeGreaterThan(1e3)
    }
  })

  test('no threshold is known if layers have their own rates, or in a subspace', () => {
    const within = algorithmSpec({ id: 'sgd', learningRate: 0.1, subspace: { dimension: 3 } })
    expect(stabilityThreshold(within)).toBeUndefined()
    expect(
      stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0.1, layerRates: [2, 2] })),
    ).toBeCloseTo(10, 12)
    expect(
      stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0.1, layerRates: [2, 1] })),
    ).toBeUndefined()
    expect(stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0 }))).toBeUndefined()
    expect(
      stabilityThreshold(algorithmSpec({ id: 'sgd', schedule: { kind: 'cosine', to: 0 } })),
    ).toBeUndefined()
  })
})

describe('the threshold of a rate that changes', () => {
  const at = (schedule: Schedule, step?: number, steps = 100) =>
    stabilityThreshold(algorithmSpec({ id: 'sgd', learningRate: 0.1, steps, schedule }), step)!
  const byHand: Schedule = {
    kind: 'changes',
    at: [
      { step: 40, learningRate: 0.05 },
      { step: 60, learningRate: 0 },
      { step: 80, learningRate: 0.4 },
    ],
  }

  test('by hand: 2/η of the following update', () => {
    expect([0, 39, 40, 59, 79, 80, 100].map((step) => at(byHand, step))).toEqual([
      20,
      20,
      40,
      40,
      undefined,
      5,
      5,
    ])
    expect(at(byHand), 'of no step none is known').toBeUndefined()
    const momentum = algorithmSpec({ id: 'momentum', learningRate: 0.1, steps: 100, schedule: byHand })
    expect(stabilityThreshold(momentum, 40)).toBeCloseTo(3.8 / 0.05, 12)
  })

  test('cosine, warm-up and decay follow their formulas', () => {
    const cosine = (step: number) => 2 / (0.1 * (0.2 + (0.8 * (1 + Math.cos((Math.PI * step) / 100))) / 2))
    for (const step of [0, 25, 50, 99])
      expect(at({ kind: 'cosine', to: 0.2 }, step)).toBeCloseTo(cosine(step), 9)
    expect(at({ kind: 'cosine', to: 0 }, 100), 'at the end that of the last update').toBeCloseTo(
      2 / (0.1 * ((1 + Math.cos(Math.PI * 0.99)) / 2)),
      6,
    )
    const rising = { kind: 'warm-up', steps: 4, then: { kind: 'constant' } } as const
    expect([0, 1, 3, 4, 50].map((step) => at(rising, step))).toEqual([80, 40, 20, 20, 20])
    const falling = { kind: 'step', every: 10, factor: 0.5 } as const
    expect([0, 9, 10, 20].map((step) => at(falling, step))).toEqual([20, 20, 40, 80])
  })

  test('along a run it has an entry wherever it changes', () => {
    const along = (schedule: Schedule, steps: number, more = {}) =>
      thresholdsAlong(algorithmSpec({ id: 'sgd', learningRate: 0.1, steps, schedule, ...more }))
    expect(along({ kind: 'constant' }, 1_000_000)).toEqual([{ step: 0, value: 20 }])
    expect(along(byHand, 100)).toEqual([
      { step: 0, value: 20 },
      { step: 40, value: 40 },
      { step: 60, value: undefined },
      { step: 80, value: 5 },
    ])
    const late: Schedule = { kind: 'changes', at: [{ step: 123_457, learningRate: 0.2 }] }
    expect(along(late, 1_000_000), 'of a long run too').toEqual([
      { step: 0, value: 20 },
      { step: 123_457, value: 10 },
    ])
    const cosine = { kind: 'cosine', to: 0.5 } as const
    const curve = along(cosine, 300)
    expect(curve).toHaveLength(300)
    curve.forEach(({ step, value }) => expect(value).toBe(at(cosine, step, 300)))
    expect(along(cosine, 500_000)).toHaveLength(2000)
    expect(along(byHand, 100, { batch: { size: 2, order: 'shuffled' } })).toEqual([])
  })

  test('sharpness has it next to its value at the named step', () => {
    const e = { ...product, algorithms: [{ ...product.algorithms[0]!, steps: 100, schedule: byHand }] }
    const beside = (step?: number) =>
      oracle.measure(e, [2, 0.5], 'sharpness', step === undefined ? {} : { step }).values[1]
    expect([beside(0), beside(40), beside(60), beside()]).toEqual([20, 40, NaN, NaN])
  })

  test.each(onlyLong(['plateau']))(
    'the %s of the sharpness moves with it (S35, long)',
    { timeout: 120_000 },
    () => {
      const e: TrainingInput = {
        ...product,
        data: { kind: 'generated', id: 'chebyshev', size: 20, parameters: { degree: 4 } },
        model: { kind: 'mlp', widths: [1, 24, 24, 1], activation: 'tanh' },
        algorithms: [
          {
            id: 'sgd',
            learningRate: 0.2,
            steps: 7000,
            schedule: {
              kind: 'changes',
              at: [
                { step: 1000, learningRate: 0.1 },
                { step: 4000, learningRate: 0.16 },
              ],
            },
          },
        ],
        starts: [{ kind: 'random', distribution: 'lecun-normal' }],
      }
      const [run] = oracle.train(e, { record: 50 })
      const ratios = (from: number, to: number) =>
        [...run!.steps.keys()].flatMap((i) => {
          const step = run!.steps[i]!
          if (step < from || step > to) return []
          const [sharpness, threshold] = oracle.measure(e, run!.weights(i), 'sharpness', { step }).values
          return [sharpness! / threshold!]
        })
      const mean = (values: number[]) => values.reduce((sum, value) => sum + value) / values.length
      expect(mean(ratios(750, 950)), 'at 2/.2').toBeGreaterThan(0.98)
      expect(mean(ratios(750, 950))).toBeLessThan(1.03)
      const free = ratios(1000, 3950)
      expect(free[0], 'below 2/.1 it is free to rise').toBeLessThan(0.55)
      expect(free.at(-1)).toBeGreaterThan(1.3 * free[0]!)
      expect(ratios(4000, 4000)[0], 'above 2/.16 it cannot stay').toBeGreaterThan(1.1)
      const late = ratios(6000, 7000)
      expect(Math.max(...late), 'it has come down to 2/.16').toBeLessThan(1.03)
      expect(Math.min(...late), 'and stays near').toBeGreaterThan(0.85)
    },
  )
})

describe('hessian-spectrum of many weights', () => {
  /**
   * 4 · hidden + 1 weights. The sums of the Hessian's eigenvalues and of their squares are computed from its
   * columns.
   */
  function expectSums(hidden: number) {
    const e = parseExperiment({
      ...wide,
      model: { ...wide.model, widths: [2, hidden, 1] } as typeof wide.model,
    })
    const problem = buildTrainingProblem(e)
    const weights = Float64Array.from({ length: problem.size }, (_, i) => stream.normal(i) / 2)
    const objective = objectiveOf(problem, e.metric)
    let [trace, squares] = [0, 0]
    for (let j = 0; j < problem.size; j++) {
      const column = objective.curvature(weights, new Float64Array(problem.size).fill(1, j, j + 1))
      trace += column[j]!
      squares += dot(column, column)
    }
    const { values } = oracle.measure(e, weights, 'hessian-spectrum')
    expect(values).toHaveLength(4 * hidden + 1)
    const sum = values.reduce((total, value) => total + value, 0)
    const size = Math.sqrt(squares)
    expect(Math.abs(sum - trace) / size).toBeLessThan(1e-11)
    expect(Math.abs(norm(values) / size - 1)).toBeLessThan(1e-11)
    expect(values).toEqual(values.slice().sort())
    const top = oracle.measure(e, weights, 'hessian-top', { count: 3 }).values
    top.forEach((value, k) => expect(Math.abs(value - values.at(-1 - k)!) / size).toBeLessThan(1e-9))
  }

  test('501: its sum is the trace, its norm Frobenius’', () => expectSums(125))

  test.each(onlyLong([499]))(
    '1,997, the most that are computed, too (%i units, long)',
    { timeout: 300_000 },
    (hidden) => expectSums(hidden),
  )
})

describe('hessian-top', () => {
  test('of 205 weights by Lanczos equals the full spectrum; a guess changes nothing but the time', () => {
    const spectrum = oracle.measure(wide, point, 'hessian-spectrum').values
    const top = oracle.measure(wide, point, 'hessian-top', { count: 4 })
    const scale = spectrum.at(-1)!
    top.values.forEach((value, k) =>
      expect(Math.abs(value - spectrum.at(-1 - k)!)).toBeLessThan(1e-8 * scale),
    )
    const moved = point.map((w, i) => w + 0.01 * stream.normal(i, 1))
    const guess = oracle.measure(wide, moved, 'hessian-top', { count: 4 }).vectors!
    const warm = oracle.measure(wide, point, 'hessian-top', { count: 4, guess })
    warm.values.forEach((value, k) => expect(Math.abs(value - top.values[k]!)).toBeLessThan(1e-8 * scale))
    expect(Math.abs(dot(warm.vectors![0]!, top.vectors![0]!))).toBeCloseTo(1, 8)
  })

  test('the eigenvector is the direction in which the gradient turns fastest', () => {
    const { values, vectors } = oracle.measure(wide, point, 'hessian-top')
    const h = 1e-5
    const at = (sign: number) =>
      oracle.measure(
        wide,
        point.map((w, i) => w + sign * h * vectors![0]![i]!),
        'gradient',
      ).values
    const [up, down] = [at(1), at(-1)]
    const turned = up.map((g, i) => (g - down[i]!) / (2 * h))
    expect(norm(turned.map((g, i) => g - values[0]! * vectors![0]![i]!))).toBeLessThan(1e-8)
  })
})

test('an impossible measurement is refused with a sentence', () => {
  const ask = (what: string, options = {}, experiment = product, weights: number[] = [2, -1]) =>
    oracle.measure(experiment, weights, what as MeasureName, options)
  expect(() => ask('curliness')).toThrow(/what: there is no measure 'curliness': choose metric/)
  expect(() => ask('toString')).toThrow(/no measure/)
  expect(() => ask('hessian-top', { count: 0 })).toThrow(/options.count: must be a whole number from 1 to 2/)
  expect(() => ask('hessian-top', { guess: [[1]] })).toThrow(/options.guess\[0\]/)
  expect(() => ask('sharpness', { algorithm: 1 })).toThrow(/options.algorithm: there is no algorithm 1/)
  expect(() => ask('metric', {}, product, [1])).toThrow(/weights: the model has 2 weights/)
  const big: TrainingInput = {
    ...wide,
    model: { kind: 'mlp', widths: [2, 50, 50, 1], activation: 'relu' },
  }
  expect(() => ask('hessian-spectrum', {}, big, new Array<number>(2751).fill(0))).toThrow(
    /what: 'hessian-spectrum' is for up to 2000 weights, not 2751/,
  )
})
