import { expect, test } from 'vitest'
import type { TrainRequest } from '../../../../src/engine/path.ts'
import { FusedTraining } from '../../../../src/engine/kernels/training/fused-training.ts'
import { entrywiseIds, type AlgorithmSpec } from '../../../../src/experiment/spec/algorithm.ts'
import { algorithmSpec } from '../../../support/algorithm.ts'
import { testDevice } from '../../../support/device/device.ts'
import { metricSpec, mlpSpec, networkProblem } from '../../../support/network.ts'
import { distanceFromOracle, runOf, samplesOf } from '../../../support/kernels/training.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()

/** Ten roundings, each of a few units in the last place, where Adam's first steps divide by small numbers. */
const tenSteps = 3e-5

const variants: (Partial<AlgorithmSpec> & Pick<AlgorithmSpec, 'id'>)[] = [
  { id: 'sgd' },
  { id: 'sgd', weightDecay: 0.1, layerRates: [0.5, 0, 2] },
  { id: 'momentum', momentum: 0.8, weightDecay: 0.05 },
  { id: 'nesterov' },
  { id: 'rmsprop', learningRate: 0.01, epsilon: 1e-3 },
  { id: 'rmsprop', learningRate: 0.01, decay: 0.9, epsilon: 1e-3, epsilonInside: true },
  { id: 'adam', learningRate: 0.01, epsilon: 1e-3 },
  { id: 'adam', learningRate: 0.01, beta1: 0, beta2: 0.9, weightDecay: 0.1, epsilon: 1e-3 },
  { id: 'adamw', learningRate: 0.01, weightDecay: 0.3, epsilon: 1e-3 },
  { id: 'adagrad', initialAccumulator: 0.1 },
  { id: 'adagrad', epsilon: 1e-3, epsilonInside: true },
  { id: 'heavy-ball', momentum: 0.8, weightDecay: 0.05, schedule: { kind: 'step', every: 3, factor: 0.5 } },
  { id: 'sign', learningRate: 0.01 },
  { id: 'lion', learningRate: 0.01, weightDecay: 0.3 },
  { id: 'momentum', schedule: { kind: 'warm-up', steps: 4, then: { kind: 'cosine', to: 0.1 } } },
  { id: 'adam', learningRate: 0.01, epsilon: 1e-3, layerRates: [1, 0.5, 2], schedule: { kind: 'cosine', to: 0 } },
  { id: 'nesterov', schedule: { kind: 'changes', at: [{ step: 2, learningRate: 0 }, { step: 5, learningRate: 0.1 }] }, batch: { size: 8, order: 'shuffled' } },
  { id: 'sgd', noise: 0.3 },
  { id: 'sgd', batch: { size: 8, order: 'shuffled' } },
  { id: 'adam', learningRate: 0.01, epsilon: 1e-3, batch: { size: 7, order: 'sequential' }, noise: 0.1 },
] // prettier-ignore

const part = samplesOf(30, 2, ([a = 0, b = 0]) => [Math.sin(a) * b])
const problemOf = (widths: number[]) =>
  networkProblem(
    mlpSpec({ widths }),
    { train: part, test: samplesOf(9, 2, ([a = 0]) => [a]) },
    metricSpec({ weightDecay: 0.01 }),
  )

const runsOf = (problem: ReturnType<typeof problemOf>) =>
  variants.map((variant, start) =>
    runOf(problem, { start, algorithm: algorithmSpec({ learningRate: 0.05, steps: 10, ...variant }) }),
  )

async function distancesOf(training: FusedTraining, request: TrainRequest): Promise<number[]> {
  const records = await training.run(request)
  return request.runs.map((run, r) => distanceFromOracle(records[r]!, request, run))
}

test('every rule, batch rule and noise, all in one dispatch, is within 3e-5 of the oracle for ten steps', async () => {
  const problem = problemOf([2, 5, 4, 1])
  const request = { problem, runs: runsOf(problem), watch: [metricSpec({ part: 'test' })] }
  const distances = await distancesOf(new FusedTraining(device), request)
  expect(Math.max(...distances), distances.join(' ')).toBeLessThan(tenSteps)
})

test.each(byTurns(entrywiseIds))(
  '%s with one thread per run is within 3e-5 of the oracle for ten steps',
  async (id) => {
    const problem = problemOf([2, 2, 2, 1])
    const runs = runsOf(problem).filter(({ algorithm }) => algorithm.id === id)
    const training = new FusedTraining(device, { variant: 'thread' })
    const distances = await distancesOf(training, { problem, runs, watch: [] })
    expect(training.variant).toBe('thread')
    expect(Math.max(...distances), distances.join(' ')).toBeLessThan(tenSteps)
  },
)
