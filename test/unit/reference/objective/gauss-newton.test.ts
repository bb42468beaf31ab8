import { describe, expect, test } from 'vitest'
import { gaussNewtonMatrix } from '../../../../src/reference/objective/gauss-newton.ts'
import { layerValues, networkOutputs } from '../../../../src/experiment/model/forward.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import { samplesOf as samplesOfModel } from '../../../../src/reference/objective/samples.ts'
import { metricValue } from '../../../../src/reference/metric/reduce.ts'
import { learningRanges } from '../../../../src/experiment/model/layout.ts'
import type { NetworkModel, TrainingProblem } from '../../../../src/experiment/training-problem.ts'
import type { MetricSpec } from '../../../../src/experiment/spec/metric.ts'
import type { MlpSpec } from '../../../../src/experiment/spec/model.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import { oracleOf, runOf, samplesOf, startingWeights } from '../../../support/kernels/training.ts'

const networkOf = ({ model }: TrainingProblem): NetworkModel => {
  if (model.kind === 'function') throw new Error('a network')
  return model
}

const learns = (model: NetworkModel): boolean[] => {
  const flags = new Array<boolean>(model.layout.size).fill(false)
  for (const [from, to] of learningRanges(model.layout)) flags.fill(true, from, to)
  return flags
}

/**
 * Jᵀ H_f J + c I by finite differences of the outputs and the metric, with 0 for weights that are not
 * trained; [i][j].
 */
function byDifferences(problem: TrainingProblem, w0: Float64Array, weights: Float64Array): number[][] {
  const model = networkOf(problem)
  const { metric } = problem.experiment
  const { layout } = model
  const samples = samplesOfModel(model, 'train', w0)
  const outputsAt = (w: Float64Array) =>
    networkOutputs(layout, layerValues(layout, w, samples.inputs, samples.count), samples.reference)
  const moved = (from: Float64Array, ...moves: [i: number, by: number][]) => {
    const to = from.slice()
    for (const [i, by] of moves) to[i]! += by
    return to
  }
  const own = learns(model)
  const h = 1e-5
  const jacobian = [...weights.keys()].map((i) => {
    const [up, down] = [outputsAt(moved(weights, [i, h])), outputsAt(moved(weights, [i, -h]))]
    return up.map((f, k) => (own[i] ? (f - down[k]!) / (2 * h) : 0))
  })
  const outputs = outputsAt(weights)
  const d = 1e-3
  const value = (p: [number, number], q: [number, number]) => metricValue(metric, samples, moved(outputs, p, q))
  const bend = [...outputs.keys()].map((k) =>
    [...outputs.keys()].map(
      (l) =>
        (value([k, d], [l, d]) - value([k, d], [l, -d]) - value([k, -d], [l, d]) + value([k, -d], [l, -d])) /
        (4 * d * d),
    ),
  )
  return jacobian.map((a, i) =>
    jacobian.map((b, j) => {
      const decay = i === j && own[i] ? metric.weightDecay : 0
      return bend.reduce((sum, row, k) => sum + row.reduce((s, x, l) => s + a[k]! * x * b[l]!, 0), decay)
    }),
  )
} // prettier-ignore

const targets: Record<'squared' | 'logistic' | 'cross-entropy', (x: number[]) => number[]> = {
  squared: ([a = 0, b = 0]) => [a * b, a - b],
  logistic: ([a = 0, b = 0]) => [a < 0 ? -1 : 1, a < b ? -1 : 1],
  'cross-entropy': ([a = 0]) => (a < 0 ? [1, 0] : [0.3, 0.7]),
}

const models: [string, Partial<MlpSpec>][] = [
  ['a plain network', {}],
  ['centred and scaled', { centered: true, outputScale: 1.5, layerScales: [1, 0.5] }],
  ['whose last layer learns', { trained: [2], linearity: 0.3 }],
  ['whose first layer learns, with tanh outputs', { trained: [1], outputActivation: 'tanh' }],
]

const problemOf = (model: Partial<MlpSpec>, metric: Partial<MetricSpec>): TrainingProblem => {
  const { loss = 'squared' } = metric
  if (loss === 'hinge' || loss === 'zero-one') throw new Error('a loss that bends')
  const part = samplesOf(5, 2, targets[loss], (n) => (loss === 'cross-entropy' ? [n / 3, n / 3] : [n / 3, 1]))
  return networkProblem(
    mlpSpec({ widths: [2, 3, 2], ...model }),
    { train: part, test: part },
    metricSpec({ factor: 0.7, weightDecay: 0.03, ...metric }),
  )
}

const w0 = (problem: TrainingProblem) => Float64Array.from(startingWeights(problem.size, 0.7, 'test/w0'))
const pointOf = (problem: TrainingProblem) => Float64Array.from(startingWeights(problem.size, 0.7, 'test/w'))

describe.each(['squared', 'logistic', 'cross-entropy'] as const)(
  'the Gauss-Newton matrix of the %s loss',
  (loss) => {
    test.each(models)('the matrix is Jᵀ H_f J + c I by finite differences: %s', (_, model) => {
      for (const reduction of ['mean', 'sum', 'mean-over-samples'] as const) {
        const problem = problemOf(model, { loss, reduction })
        const at = pointOf(problem)
        const found = gaussNewtonMatrix(networkOf(problem), problem.experiment.metric, w0(problem), at)
        const wanted = byDifferences(problem, w0(problem), at).flat()
        const size = Math.max(...wanted.map(Math.abs))
        expect(size).toBeGreaterThan(0.01)
        wanted.forEach((w, i) =>
          expect(Math.abs(found[i]! - w) / size, `${reduction} ${i}`).toBeLessThan(1e-6),
        )
      }
    })

    test('the step is solved for with damping and weight decay, over the trained weights', () => {
      const problem = problemOf({ trained: [2] }, { loss })
      const algorithm = algorithmSpec({
        id: 'gauss-newton',
        learningRate: 0.5,
        damping: 0.2,
        weightDecay: 0.1,
        steps: 1,
      })
      const run = runOf(problem, { algorithm })
      const before = Float64Array.from(run.weights)
      const { finalWeights } = oracleOf({ problem, runs: [run], watch: [] }, run)
      const step = before.map((w, i) => (w - finalWeights[i]!) / 0.5)
      const matrix = byDifferences(problem, before, before)
      const own = learns(networkOf(problem))
      objectiveOf(problem, problem.experiment.metric, before)
        .gradient(before)
        .forEach((g, i) => {
          if (!own[i]) return expect(step[i]).toBe(0)
          const image = matrix[i]!.reduce((sum, x, j) => sum + x * step[j]!, 0.3 * step[i]!)
          expect(Math.abs(image - g - 0.1 * before[i]!)).toBeLessThan(1e-6)
        })
    })
  },
)
