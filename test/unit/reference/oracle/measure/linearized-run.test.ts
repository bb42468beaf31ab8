import { describe, expect, test } from 'vitest'
import { determinant, singularValues } from '../../../../../src/math/linear-algebra/singular.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import type { MeasureName } from '../../../../../src/reference/measurement.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../../src/experiment/spec/experiment.ts'
import { moons } from '../../../../support/experiments.ts'

/**
 * Two starts. Algorithm 1 is the linearised one, and goes far enough from w_0 that the network itself differs
 * there.
 */
const twins: TrainingInput = {
  ...moons,
  model: { kind: 'mlp', widths: [2, 4, 3, 1], activation: 'tanh', trained: [1, 3], outputScale: 1.5 },
  metric: { loss: 'squared', weightDecay: 0.01 },
  algorithms: [
    { id: 'sgd', learningRate: 0.3, steps: 40 },
    { id: 'momentum', learningRate: 0.1, steps: 40, linearized: true },
  ],
  starts: [0, 1].map(() => ({ kind: 'random', distribution: 'lecun-normal' }) as const),
  plane: { kind: 'random', normalization: 'none' },
}
const centered: TrainingInput = {
  ...twins,
  model: { ...twins.model, centered: true } as typeof twins.model,
}

const run = { start: 1, algorithm: 1 }
const trained = (e: TrainingInput) => oracle.train(e, { runs: [3] })[0]!
const at = (e: TrainingInput, weights: ArrayLike<number>, what: MeasureName, options = {}) =>
  oracle.measure(e, weights, what, { run, ...options }).values

describe('the weights of a linearised run are measured as it was trained', () => {
  test.each([
    ['plain', twins],
    ['centred', centered],
  ])('%s: the loss is the run’s at every record, on every part', (_, e) => {
    const test = { ...parseExperiment(e).metric, part: 'test' }
    const [found] = oracle.train(e, { runs: [3], watch: [test] })
    found!.steps.forEach((_step, i) => {
      expect(at(e, found!.weights(i), 'metric')[0]).toBe(found!.loss[i])
      expect(at(e, found!.weights(i), 'metric', { metric: test })[0]).toBe(found!.watched[0]![i])
    })
    const end = found!.finalWeights
    const network = oracle.measure(e, end, 'metric', { start: 1 }).values[0]!
    expect(Math.abs(network - found!.loss.at(-1)!), 'the network there is another').toBeGreaterThan(1e-3)
  })

  test('outputs are those of the linearisation, in measures and predictions', () => {
    for (const e of [twins, centered]) {
      const { finalWeights } = trained(e)
      const linear = oracle.measure(e, finalWeights, 'linearized-outputs', { start: 1 }).values
      expect(at(e, finalWeights, 'outputs')).toEqual(linear)
      expect(at(e, finalWeights, 'linearization-gap')[0]).toBe(0)
      const { data } = parseExperiment(e)
      expect(data.kind).toBe('generated')
      const inputs = [[0.3, -0.7], [1, 2]] // prettier-ignore
      const table: TrainingInput = {
        ...e,
        data: { kind: 'table', task: 'regression', inputs, targets: [[1], [1]] },
      }
      const start = trained(e).weights(0)
      expect(oracle.predict(e, finalWeights, inputs, { start, run })).toEqual(
        oracle.measure(table, finalWeights, 'linearized-outputs', { start }).values,
      )
      expect(oracle.predict(e, finalWeights, inputs, { run })).toEqual(
        oracle.predict(e, finalWeights, inputs, { start, run }),
      )
    }
  })

  test('its kernel stays that of w_0', () => {
    const { finalWeights, weights } = trained(twins)
    const born = oracle.measure(twins, weights(0), 'ntk').values
    expect(at(twins, finalWeights, 'ntk')).toEqual(born)
    expect(at(twins, finalWeights, 'kernel-change')).toEqual(Float64Array.of(0))
    expect(at(twins, finalWeights, 'ntk-spectrum')).toEqual(
      oracle.measure(twins, weights(0), 'ntk-spectrum').values,
    )
    const network = oracle.measure(twins, finalWeights, 'kernel-change', { start: 1 }).values[0]!
    expect(network).toBeGreaterThan(0.01)
  })

  test('its Hessian of a squared loss is constant: the kernel’s eigenvalues plus the weight decay', () => {
    const found = trained(twins)
    const [first, last] = [found.weights(0), found.finalWeights].map((w) => at(twins, w, 'sharpness')[0]!)
    expect(Math.abs(last! / first! - 1)).toBeLessThan(1e-12)
    const kernel = oracle.measure(twins, found.weights(0), 'ntk-spectrum').values
    const spectrum = at(twins, found.finalWeights, 'hessian-spectrum')
    for (let k = 1; k <= 5; k++) expect(spectrum.at(-k)).toBeCloseTo((2 / 40) * kernel.at(-k)! + 0.01, 12)
    const network = oracle.measure(twins, found.finalWeights, 'sharpness', { start: 1 }).values[0]!
    expect(Math.abs(network / last! - 1)).toBeGreaterThan(0.01)
  })

  test('its gradient is the slope of its own loss', () => {
    const w = trained(twins).weights(20)
    const gradient = at(twins, w, 'gradient')
    const h = 1e-5
    for (const j of [0, 5, 27, 29]) {
      const loss = (move: number) => at(twins, w.with(j, w[j]! + move), 'metric')[0]!
      expect(Math.abs(gradient[j]! - (loss(h) - loss(-h)) / (2 * h))).toBeLessThan(1e-9)
    }
    expect(at(twins, w, 'gradient-norm')[0]).toBe(Math.hypot(...gradient))
  })

  test('between two of its points a convex loss has no barrier, and its three gaps add up to its loss', () => {
    const found = trained(twins)
    const other = found.finalWeights
    const along = at(twins, found.weights(0), 'path', { other })
    expect(along[0]).toBe(found.loss[0])
    expect(along.at(-1)).toBe(found.loss.at(-1))
    expect(at(twins, found.weights(0), 'barrier', { other })[0]).toBe(0)
    const [model = NaN, metric = NaN, algorithm = NaN] = at(twins, found.weights(20), 'gaps')
    const success = { ...parseExperiment(twins).metric, part: 'test', weightDecay: 0 }
    const reached = at(twins, found.weights(20), 'metric', { metric: success })[0]!
    expect(model + metric + algorithm).toBeCloseTo(reached, 12)
    const elsewhere = at(twins, other, 'gaps')
    expect(elsewhere[0], 'convex: the same best from anywhere').toBeCloseTo(model, 9)
  })

  test('its margin comes from its outputs, and it has no layers to divide by', () => {
    const { finalWeights } = trained(twins)
    const f = at(twins, finalWeights, 'outputs')
    const { model } = buildTrainingProblem(parseExperiment(twins))
    const { targets } = model.kind === 'network' ? model.data.parts['train']! : { targets: [] }
    const [divided, margin] = at(twins, finalWeights, 'margin')
    expect(margin).toBe(Math.min(...f.map((value, n) => targets[n]! * value)))
    expect(divided).toBeNaN()
  })

  test('the end-to-end map of a linear network’s twin is the one in its outputs', () => {
    const linear: TrainingInput = {
      ...twins,
      data: {
        kind: 'table',
        task: 'regression',
        inputs: [[1, 0], [0, 1], [1, 1]],
        targets: [[1, 2], [0, -1], [1, 0]],
      },
      model: { kind: 'mlp', widths: [2, 3, 2, 2], activation: 'linear', outputScale: 1.5 },
      metric: { loss: 'squared' },
    } // prettier-ignore
    const { finalWeights } = trained(linear)
    const units = [[1, 0], [0, 1], [0, 0]] // prettier-ignore
    const f = oracle.predict(linear, finalWeights, units, { run })
    const map = Float64Array.from({ length: 4 }, (_, k) => f[k]! - f[4 + (k % 2)]!)
    const expected = singularValues(map, 2, 2)
    at(linear, finalWeights, 'singular-values').forEach((value, k) =>
      expect(value).toBeCloseTo(expected[k]!, 12),
    )
    expect(at(linear, finalWeights, 'determinant')[0]).toBeCloseTo(determinant(map, 2), 12)
    const network = oracle.measure(linear, finalWeights, 'singular-values').values
    expect(Math.abs(network[0]! - expected[0]!)).toBeGreaterThan(1e-3)
  })

  test('a measure that makes no sense for it is refused in a sentence', () => {
    const { finalWeights } = trained(twins)
    const refused = (what: MeasureName, options: object) => () => at(twins, finalWeights, what, options)
    expect(refused('cka', { other: finalWeights })).toThrow(
      /options.run: a linearised run has no hidden layers of its own to compare/,
    )
    expect(refused('alignment', { other: finalWeights })).toThrow(/no units that could change places/)
    const attack = { norm: 'l2', epsilon: 0.1, steps: 2 }
    expect(refused('metric', { metric: { loss: 'squared', attack } })).toThrow(
      /metric.attack: a linearised run cannot be attacked/,
    )
  })
})
