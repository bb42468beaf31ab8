import { expect, test } from 'vitest'
import type { TrainRequest } from '../../src/engine/paths.ts'
import { FusedTraining } from '../../src/engine/kernels/fused-training.ts'
import type { AlgorithmSpec } from '../../src/experiment/schema/algorithm.ts'
import { algorithmSpec } from '../support/algorithm.ts'
import { testDevice } from '../support/device.ts'
import { metricSpec, mlpSpec, networkProblem } from '../support/network.ts'
import { distanceFromOracle, runOf, samplesOf } from '../support/training.ts'

const { device } = await testDevice()
const fused = new FusedTraining(device)

/** Ten steps of rounding, each of a few units in the last place, where Adam's first steps divide by small numbers. */
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
  { id: 'sgd', noise: 0.3 },
  { id: 'sgd', batch: { size: 8, order: 'shuffled' } },
  { id: 'adam', learningRate: 0.01, epsilon: 1e-3, batch: { size: 7, order: 'sequential' }, noise: 0.1 },
]

const part = samplesOf(30, 2, ([a = 0, b = 0]) => [Math.sin(a) * b])
const problem = networkProblem(
  mlpSpec({ widths: [2, 5, 4, 1] }),
  { train: part, test: samplesOf(9, 2, ([a = 0]) => [a]) },
  metricSpec({ weightDecay: 0.01 }),
)

test.each([
  ['a workgroup a run', fused],
  ['a thread a run', new FusedTraining(device, { form: 'thread' })],
])(
  'every rule, batch rule and noise, %s, is within 3e-5 of the oracle for ten steps',
  async (_, training) => {
    const runs = variants.map((variant, start) =>
      runOf(problem, { start, algorithm: algorithmSpec({ learningRate: 0.05, steps: 10, ...variant }) }),
    )
    const watch = training === fused ? [metricSpec({ part: 'test' })] : []
    const request: TrainRequest = { problem, runs, watch }
    const records = await training.run(request)
    expect(training.variant).toBe(training === fused ? 'straight' : 'thread')
    const distances = runs.map((run, r) => distanceFromOracle(records[r]!, request, run))
    expect(Math.max(...distances), distances.join(' ')).toBeLessThan(tenSteps)
  },
)
