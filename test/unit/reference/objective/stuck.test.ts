import { expect, test } from 'vitest'
import { isStuck } from '../../../../src/reference/objective/stuck.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'

/**
 * Returns whether a ReLU network of one unit is stuck on data with one input; each target has a value for
 * each output.
 */
const stuck = (weights: number[], inputs: number[], targets: (number | number[])[], bias = false): boolean =>
  isStuck(
    buildTrainingProblem(
      parseExperiment({
        version: 1,
        seed: 1,
        data: {
          kind: 'table',
          task: 'regression',
          inputs: inputs.map((x) => [x]),
          targets: targets.map((y) => [y].flat()),
        },
        model: { kind: 'mlp', widths: [1, 1, [targets[0]!].flat().length], activation: 'relu', bias },
        metric: { loss: 'squared' },
        algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
        starts: [{ kind: 'weights', values: weights }],
        plane: { kind: 'weights', first: 0, second: 1 },
      }),
    ),
    Float64Array.from(weights),
  )

test('a unit that is dead on every sample leaves no weight that moves an output', () => {
  expect(stuck([-1, 1], [1, 2], [1, 1])).toBe(true)
  expect(stuck([-1, 1], [1, -2], [1, 1]), 'alive on one sample').toBe(false)
  expect(stuck([1, 1], [1, 2], [2, 1]), 'alive, and wrong').toBe(false)
  expect(stuck([1, 1], [1, 2], [1, 2]), 'alive, and right').toBe(false)
})

test('without a bias a sample at 0 moves nothing; with one its output moves', () => {
  expect(stuck([1, 1], [0], [1])).toBe(true)
  expect(stuck([-1, 0, 1, 0], [1], [1], true)).toBe(false)
})

test('one right output does not make another stuck', () => {
  expect(stuck([1, 1, 1], [1], [[1, 2]])).toBe(false)
  expect(stuck([-1, 1, 1], [1], [[0, 2]]), 'dead').toBe(true)
})
