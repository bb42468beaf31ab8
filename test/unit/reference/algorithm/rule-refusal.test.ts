import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  ruleRefusal,
  mostStepWork,
  stepWork,
  algorithmIds,
  isEntrywise,
  type RuleId,
} from '../../../../src/experiment/spec/algorithm.ts'
import { fetchSamples } from '../../../../src/experiment/data/sample-file.ts'
import { buildTrainingProblem } from '../../../../src/experiment/training-problem.ts'
import { partNames, partSize } from '../../../../src/experiment/spec/data.ts'
import { issuesOf } from '../../../../src/experiment/spec/values/error.ts'
import { generators } from '../../../../src/experiment/generators/catalogue.ts'
import { functions } from '../../../../src/experiment/functions/catalogue.ts'
import { parseExperiment } from '../../../../src/experiment/format/parse.ts'
import type { TrainingInput } from '../../../../src/experiment/spec/experiment.ts'
import { WorkerPool } from '../../../../src/engine/workers/worker-pool.ts'
import { WorkerTraining } from '../../../../src/engine/workers/worker-training.ts'
import { rulesFor } from '../../../../src/edit/algorithms.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { arbitraryExperiment } from '../../../support/arbitrary/arbitrary-experiment.ts'
import { runOf } from '../../../support/kernels/training.ts'

type AlgorithmInput = TrainingInput['algorithms'][number]

const moons = (widths: number[], size: number, algorithm: AlgorithmInput): TrainingInput => ({
  version: 1,
  seed: 3,
  data: { kind: 'generated', id: 'two-moons', size, testSize: 10 },
  model: { kind: 'mlp', widths, activation: 'tanh' },
  metric: { loss: 'logistic' },
  algorithms: [algorithm],
  starts: [{ kind: 'random', distribution: 'lecun-normal' }],
  plane: { kind: 'random', normalization: 'filter' },
})

const issuesWith = (experiment: TrainingInput) => {
  try {
    parseExperiment(experiment)
    return []
  } catch (error) {
    return issuesOf(error)
  }
}

const of = (id: RuleId, batch: AlgorithmInput['batch'] = 'full'): AlgorithmInput => ({
  id,
  learningRate: 0.1,
  steps: 1,
  batch,
})

describe('a rule without a kernel is refused if a step is too much for one processor', () => {
  // 4417 weights, 2^25 = 6 · 4417 · 1266.1 = 2 · 6 · 4417 · 633.05; 105 weights, 2^28 = 6 · 211 · 105 · 2019.4.
  test.each<[AlgorithmInput, number[], number]>([
    [of('sam'), [2, 64, 64, 1], 633],
    [of('langevin'), [2, 64, 64, 1], 1266],
    [of('muon'), [2, 64, 64, 1], 1266],
    [of('newton'), [2, 8, 8, 1], 2019],
    [of('gauss-newton'), [2, 8, 8, 1], 2019],
  ])('%o on %j with more than %i samples, at the algorithm', (algorithm, widths, most) => {
    expect(issuesWith(moons(widths, most, algorithm))).toEqual([])
    const [issue, ...others] = issuesWith(moons(widths, most + 1, algorithm))
    expect(others).toEqual([])
    expect(issue?.path).toBe('algorithms[0].id')
    expect(issue?.message).toMatch(
      /^one step of '.+' takes [\d\u202F]+ multiply-adds, and the limit is [\d\u202F]+. Use fewer samples, smaller batches or a smaller network$/,
    )
  })

  test('but not with batches that are small enough, or if a kernel has the rule', () => {
    const wide = [2, 64, 64, 1]
    expect(issuesWith(moons(wide, 2000, of('sam', { size: 633 })))).toEqual([])
    expect(issuesWith(moons(wide, 2000, of('sam', { size: 634 })))).toHaveLength(1)
    expect(issuesWith(moons(wide, 2000, of('adam')))).toEqual([])
  })

  test('it is not offered there', () => {
    const ids = (size: number, batch: AlgorithmInput['batch'] = 'full') => {
      const experiment = parseExperiment(moons([2, 64, 64, 1], size, of('sgd', batch)))
      return rulesFor(experiment, experiment.algorithms[0]!).filter((id) => !isEntrywise(id))
    }
    expect(ids(180)).toEqual(['perturbed', 'langevin', 'sam', 'flow', 'muon'])
    expect(ids(700)).toEqual(['perturbed', 'langevin', 'muon'])
    expect(ids(1300)).toEqual([])
    expect(ids(1300, { size: 700 })).toEqual(['perturbed', 'langevin', 'muon'])
  })

  test('and what is offered is trained by the worker', () => {
    const training = new WorkerTraining(new WorkerPool(1))
    for (const [id, count] of [['sam', 633], ['flow', 180], ['newton', 2019]] as const) {
      const widths = id === 'newton' ? [2, 8, 8, 1] : [2, 64, 64, 1]
      const problem = buildTrainingProblem(parseExperiment(moons(widths, count, of(id))))
      const run = runOf(problem, { algorithm: algorithmSpec({ id, steps: 1 }) })
      expect(training.supports({ problem, runs: [run], watch: [] })).toBeUndefined()
    }
  }) // prettier-ignore
})

test('work grows with gradients, weights and the samples that a step uses', () => {
  expect(stepWork({ id: 'sgd', batch: 'full' }, { size: 10, work: 10 }, 20)).toBe(1200)
  expect(stepWork({ id: 'sam', batch: { size: 5, order: 'shuffled' } }, { size: 10, work: 10 }, 20)).toBe(600)
  expect(stepWork({ id: 'newton', batch: 'full' }, { size: 10, work: 10 }, 20)).toBe(1200 * 21)
  expect(mostStepWork({ id: 'sgd', batch: 'full' })).toBe(2 ** 24)
})

test('the size of a part is the number of its samples', async () => {
  for (const { id } of generators) await fetchSamples({ data: { id } })
  fc.assert(
    fc.property(arbitraryExperiment, (input) => {
      const experiment = parseExperiment(input)
      const { model } = buildTrainingProblem(experiment)
      const parts = model.kind === 'network' ? model.data.parts : {}
      for (const name of [...partNames(experiment.data), 'no such part'])
        expect(partSize(experiment.data, name)).toBe(parts[name]?.count ?? 0)
    }),
    { endOnFailure: true },
  )
})

test('Gauss-Newton trains the functions that are sums of squares, Muon none', () => {
  const trained = (id: RuleId) =>
    functions
      .map((f) => f.id)
      .filter(
        (name) =>
          !ruleRefusal(
            { id, batch: 'full' },
            {
              model: { kind: 'function', id: name, parameters: {} },
              metric: { loss: 'hinge', factor: 1, reduction: 'mean', part: 'train', weightDecay: 0 },
              data: { kind: 'none' },
            },
          ),
      )
  expect(trained('gauss-newton')).toEqual(['himmelblau', 'rosenbrock', 'beale', 'booth'])
  expect(trained('muon')).toEqual([])
  expect(trained('newton')).toHaveLength(functions.length)
  expect(algorithmIds.filter((id) => trained(id).length === 0)).toEqual(['muon'])
})
