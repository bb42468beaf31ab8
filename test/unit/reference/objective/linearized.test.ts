import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { dot } from '../../../../src/math/linear-algebra/vector.ts'
import { hessianOf } from '../../../../src/reference/objective/hessian.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { linearizedObjective } from '../../../../src/reference/objective/linearized.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { NetworkModel } from '../../../../src/experiment/training-problem.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'

const stream = new RandomStream(4, 'linearised test')
const draw = (count: number, lane: number) =>
  Float64Array.from({ length: count }, (_, i) => stream.normal(i, lane))

const circle: TrainingInput = {
  version: 1,
  seed: 11,
  data: {
    kind: 'table',
    task: 'regression',
    inputs: [0, 1, 2, 3, 4].map((k) => [Math.cos(1.257 * k + 0.2), Math.sin(1.257 * k + 0.2)]),
    targets: [0.5, -0.5, 0.5, 0.5, -0.5].map((y) => [y]),
  },
  model: { kind: 'mlp', widths: [2, 16, 1], activation: 'tanh', parameterization: 'ntk', bias: false },
  metric: { loss: 'squared', factor: 0.5 },
  algorithms: [
    { id: 'sgd', learningRate: 1, steps: 60, linearized: true },
    { id: 'sgd', learningRate: 1, steps: 60 },
  ],
  starts: [{ kind: 'random', distribution: 'normal', antisymmetric: true }],
  plane: { kind: 'weights', first: 0, second: 1 },
}

/** S33: f = α (w₁ w₂ - w₁(0) w₂(0)), target 2, loss over α². */
const lazy = (alpha: number): TrainingInput => ({
  ...circle,
  data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[2]] },
  model: {
    kind: 'mlp',
    widths: [1, 1, 1],
    activation: 'linear',
    bias: false,
    centered: true,
    outputScale: alpha,
  },
  metric: { loss: 'squared', factor: 0.5 / alpha ** 2 },
  algorithms: [
    { id: 'sgd', learningRate: 0.02, steps: 4000 },
    { id: 'sgd', learningRate: 0.02, steps: 4000, linearized: true },
  ],
  starts: [{ kind: 'weights', values: [1, 1] }],
})

describe('the linearised twin', () => {
  test('is kernel gradient descent: residuals shrink by 1 - η λ along the eigenvectors of K_0 (S34)', () => {
    const [run] = oracle.train(circle, { record: 'all' })
    const kernel = oracle.measure(circle, run!.weights(0), 'ntk').values
    const { values, vectors } = symmetricEigen(kernel, 5)
    const targets = Float64Array.of(0.5, -0.5, 0.5, 0.5, -0.5)
    run!.loss.forEach((loss, k) => {
      const residual = vectors.map((v, i) => (1 - values[i]! / 5) ** (2 * k) * dot(v, targets) ** 2)
      expect(Math.abs(loss - residual.reduce((a, b) => a + b) / 10)).toBeLessThan(1e-13)
    })
    expect(run!.loss.at(-1)).toBeLessThan(0.2 * run!.loss[0]!)
  })

  test.each([
    [1, 0.732051, 0.4717],
    [10, 0.095445, 0.0629],
    [1000, 0.001, 0.00065],
  ])('α = %d moves by %d and leaves its network by at most %d (S33)', (alpha, moved, gap) => {
    const e = lazy(alpha)
    const [run, twin] = oracle.train(e, { record: 5 })
    const movement = oracle.measure(e, run!.finalWeights, 'movement').values[0]!
    expect(Math.abs(movement - moved)).toBeLessThan(1e-5)
    let widest = 0
    for (let i = 0; i < run!.steps.length; i++) {
      const f = oracle.measure(e, run!.weights(i), 'outputs').values[0]!
      const linear = oracle.measure(e, twin!.weights(i), 'linearized-outputs').values[0]!
      widest = Math.max(widest, Math.abs(f - linear))
    }
    expect(Math.abs(widest / gap - 1)).toBeLessThan(0.01)
  })

  test('takes the first step of its network, with every algorithm, batch, noise and decay', () => {
    const rest = { steps: 1, learningRate: 0.1, noise: 0.1, weightDecay: 0.1, batch: { size: 2 } }
    for (const id of ['sgd', 'adam', 'nesterov'] as const) {
      const algorithms = [
        { id, ...rest },
        { id, ...rest, linearized: true },
      ]
      const [run, twin] = oracle.train({
        ...circle,
        metric: { loss: 'squared', weightDecay: 0.2 },
        algorithms,
      })
      twin!.finalWeights.forEach((w, i) => expect(w).toBeCloseTo(run!.finalWeights[i]!, 13))
      expect(twin!.loss[0]).toBe(run!.loss[0])
    }
  })

  test('stops and is watched by its own outputs', () => {
    const [twin] = oracle.train(
      {
        ...circle,
        algorithms: [
          {
            id: 'sgd',
            learningRate: 1,
            steps: 900,
            linearized: true,
            stop: { quantity: 'zero-one', below: 0.1 },
          },
        ],
        data: { ...circle.data, targets: [1, -1, 1, 1, -1].map((y) => [y]) } as TrainingInput['data'],
      },
      { record: 'all', watch: [{ ...parseExperiment(circle).metric, loss: 'zero-one', factor: 1 }] },
    )
    expect(twin!.status).toBe('stopped')
    expect(twin!.watched[0]!.at(-1)).toBe(0)
    expect(twin!.watched[0]!.at(-2)).toBeGreaterThan(0)
  })

  test('gradient and Hessian of its metric by central differences, within 1e-8', () => {
    const metric = metricSpec({ loss: 'logistic', weightDecay: 0.1 })
    const inputs = [[1, 2], [0, -1], [0.5, 0.5]] // prettier-ignore
    const model = mlpSpec({ widths: [2, 3, 3, 1], trained: [1, 3], outputActivation: 'tanh', centered: true })
    const problem = networkProblem(model, { train: partOfRows(inputs, [[1], [-1], [1]]) }, metric)
    const objective = linearizedObjective(problem.model as NetworkModel, metric, draw(problem.size, 0))
    const at = draw(problem.size, 1)
    const learns = (i: number) => i < 9 || i >= 21
    const h = 1e-5
    const gradient = objective.gradient(at)
    const hessian = hessianOf(objective, at)
    for (let j = 0; j < problem.size; j++) {
      const [up, down] = [at.with(j, at[j]! + h), at.with(j, at[j]! - h)]
      const slope = (objective.value(up) - objective.value(down)) / (2 * h)
      expect(Math.abs(gradient[j]! - (learns(j) ? slope : 0))).toBeLessThan(1e-8)
      const [above, below] = [objective.gradient(up), objective.gradient(down)]
      for (let i = 0; i < problem.size; i++) {
        const bend = learns(j) ? (above[i]! - below[i]!) / (2 * h) : 0
        expect(Math.abs(hessian[i * problem.size + j]! - bend)).toBeLessThan(1e-8)
      }
    }
  })

  test('of a function of two weights is refused by the parser', () => {
    const e = { ...circle, data: { kind: 'none' }, model: { kind: 'function', id: 'booth' } }
    expect(() => parseExperiment(e)).toThrow(
      /algorithms\[0\].linearized: a function of two weights has no outputs/,
    )
  })
})
