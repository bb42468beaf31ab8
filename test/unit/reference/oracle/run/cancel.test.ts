import { expect, it } from 'vitest'
import { parseExperiment } from '../../../../../src/experiment/format/parse.ts'
import type { Objective } from '../../../../../src/reference/objective/objective.ts'
import { objectiveFor } from '../../../../../src/reference/objective/run-objective.ts'
import { training } from '../../../../../src/reference/oracle/run/run.ts'
import { placement } from '../../../../../src/reference/oracle/run/place.ts'
import { buildTrainingProblem } from '../../../../../src/experiment/training-problem.ts'
import { finish } from '../../../../../src/math/work.ts'
import { moons } from '../../../../support/experiments.ts'

const problem = buildTrainingProblem(
  parseExperiment({ ...moons, algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 100_000 }] }),
)
const [weights] = placement(problem).starts
const [algorithm] = problem.experiment.algorithms

it('a cancelled run computes no gradient afterwards, and has none at its end', () => {
  let [gradients, before] = [0, 0]
  const counting = (...of: Parameters<typeof objectiveFor>): Objective => {
    const objective = objectiveFor(...of)
    return {
      ...objective,
      gradient(...at) {
        gradients++
        return objective.gradient(...at)
      },
    }
  }
  const isCancelled = () => {
    before = gradients
    return true
  }
  const run = { start: 0, algorithm: algorithm!, weights: weights!, every: 1, isCancelled }
  const record = finish(training(problem, run, counting))
  expect(record.status).toBe('cancelled')
  expect(before).toBeGreaterThan(0)
  expect(gradients).toBe(before)
  expect(record.gradientNorm).toBeNaN()
})
