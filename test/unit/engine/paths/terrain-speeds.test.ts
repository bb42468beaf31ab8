import { expect, test } from 'vitest'
import { TerrainSpeeds } from '../../../../src/engine/paths/terrain-speeds.ts'
import { parseTraining } from '../../../../src/experiment/format/parse.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { twins } from '../../../support/experiments.ts'

const problemOf = (width: number) =>
  buildTrainingProblem(
    parseTraining({
      ...twins,
      model: { kind: 'mlp', widths: [2, width, width, 1], activation: 'relu', residual: { strength: 1 } },
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 1 }],
    }),
  )
const points = 65 ** 2

test('workers are faster if each has drawn such a network in less time', () => {
  const speeds = new TerrainSpeeds()
  const problem = problemOf(8)
  const { metric } = problem.experiment
  const workersAreFaster = () => speeds.areWorkersFaster(problem, metric)
  speeds.note(problem, metric, 'workers', points, 2800)
  expect(workersAreFaster()).toBe(false)
  speeds.note(problem, metric, 'kernels', points, 3600)
  expect(workersAreFaster()).toBe(true)
  // Another seed or start keeps the network; another width does not.
  expect(speeds.areWorkersFaster(problemOf(8), metric)).toBe(true)
  expect(speeds.areWorkersFaster(problemOf(16), metric)).toBe(false)
  // The best time counts, since the first may have shared the processor.
  speeds.note(problem, metric, 'kernels', points, 1200)
  expect(workersAreFaster()).toBe(false)
})

test('a coarse surface and other computers do not count', () => {
  const speeds = new TerrainSpeeds()
  const problem = problemOf(8)
  const { metric } = problem.experiment
  speeds.note(problem, metric, 'workers', 17 ** 2, 1)
  speeds.note(problem, metric, 'tensorflow', points, 1)
  speeds.note(problem, metric, 'kernels', points, 100)
  expect(speeds.areWorkersFaster(problem, metric)).toBe(false)
})
