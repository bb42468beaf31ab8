import { expect, test, vi } from 'vitest'
import { buildTrainingProblem } from '../../../src/experiment/training-problem.ts'
import { Recent } from '../../../src/experiment/recent.ts'
import type { TrainingExperiment } from '../../../src/experiment/spec/experiment.ts'
import { twoWeights } from '../../../src/theory/two-weights/two-weights.ts'
import { twoWeightExperiment } from '../../support/theory/two-weights.ts'

test('the last few results are cached, and the most recently used is dropped last', () => {
  const recent = new Recent<string, string | undefined>(2)
  const make = vi.fn(() => undefined)
  for (const key of ['a', 'b', 'a', 'c', 'a']) recent.of(key, make)
  expect(make).toHaveBeenCalledTimes(3)
  recent.of('b', make)
  expect(make).toHaveBeenCalledTimes(4)
})

test.each<[string, (experiment: TrainingExperiment) => unknown]>([
  ['numbers', buildTrainingProblem],
  ['theory', twoWeights],
])('a history of experiments does not hold the %s of each', (_, make) => {
  const history = Array.from({ length: 40 }, () => twoWeightExperiment('tanh'))
  const made = history.map(make)
  expect(make(history[39]!)).toBe(made[39])
  expect(make(history[0]!)).not.toBe(made[0])
})
