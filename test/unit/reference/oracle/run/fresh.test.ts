import { expect, test } from 'vitest'
import { freshSamplesOf } from '../../../../../src/experiment/data/lazy-dataset.ts'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import { oracle } from '../../../../../src/reference/oracle/index.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'

test('each step on fresh samples descends on its own ones, and the training set is only measured', () => {
  const experiment = parseExperiment({
    version: 1,
    seed: 4,
    data: { kind: 'generated', id: 'linear', size: 3 },
    model: { kind: 'mlp', widths: [2, 1], activation: 'linear', bias: false },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 3, batch: { size: 5, order: 'fresh' } }],
    starts: [{ kind: 'weights', values: [1, -1] }],
    plane: { kind: 'weights', first: 0, second: 1 },
  })
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') throw new Error('expected a network')
  const errorAt = ([p, q]: readonly number[], inputs: Float64Array, targets: Float64Array, n: number) =>
    p! * inputs[2 * n]! + q! * inputs[2 * n + 1]! - targets[n]!
  let w = [1, -1]
  for (const t of [1, 2, 3]) {
    const { inputs, targets, count } = freshSamplesOf(model.data)!(t, 5)
    const step = [0, 1].map((i) => {
      const slopes = Array.from(
        { length: count },
        (_, n) => 2 * errorAt(w, inputs, targets, n) * inputs[2 * n + i]!,
      )
      return (0.1 * slopes.reduce((sum, one) => sum + one, 0)) / count
    })
    w = w.map((one, i) => one - step[i]!)
  }
  const [run] = oracle.train(experiment)
  expect(run!.finalWeights[0]).toBeCloseTo(w[0]!, 12)
  expect(run!.finalWeights[1]).toBeCloseTo(w[1]!, 12)
  const { inputs, targets } = model.data.parts['train']!
  const errors = [0, 1, 2].map((n) => errorAt(w, inputs, targets, n) ** 2)
  expect(run!.loss.at(-1)).toBeCloseTo(errors.reduce((sum, one) => sum + one, 0) / 3, 12)
})
