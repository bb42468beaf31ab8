import { expect, test } from 'vitest'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { inputStrengths } from '../../../../src/reference/objective/input-strengths.ts'

/** Layout of a network of these widths with biases. */
function layoutOf(widths: readonly number[]) {
  const [inputs = 1] = widths
  const experiment = parseTraining({
    version: 1,
    seed: 1,
    data: {
      kind: 'table',
      task: 'regression',
      inputs: [Array(inputs).fill(1)],
      targets: [Array(widths.at(-1)).fill(1)],
    },
    model: { kind: 'mlp', widths, activation: 'relu', bias: true },
    metric: { loss: 'squared' },
    algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    starts: [{ kind: 'random', distribution: 'normal' }],
    plane: { kind: 'random', normalization: 'filter' },
  })
  const { model, size } = buildTrainingProblem(experiment)
  if (model.kind !== 'network') throw new Error('a network was asked for')
  return { layout: model.layout, size }
}

test("the strength of an input is the sum of the squares of its weights into units times the units' outgoing weights", () => {
  const { layout, size } = layoutOf([2, 3, 1])
  const weights = new Float64Array(size)
  const [first, second] = layout.layers
  const into = [
    [1, -2, 0],
    [0, 3, 5],
  ]
  into.forEach((row, input) => row.forEach((w, unit) => (weights[first!.weights + 3 * input + unit] = w)))
  weights.set([2, -1, 0.5], second!.weights)
  expect(inputStrengths(layout, weights)).toEqual([4 + 4, 9 + 6.25])
})

test('a network of another shape has no input strengths', () => {
  for (const widths of [
    [2, 3, 2],
    [2, 3, 3, 1],
    [2, 1],
  ]) {
    const { layout, size } = layoutOf(widths)
    expect(inputStrengths(layout, new Float64Array(size))).toBeUndefined()
  }
})
