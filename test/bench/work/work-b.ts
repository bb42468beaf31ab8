import { FusedTraining } from '../../../src/engine/kernels/training/fused-training.ts'
import type { TrainRequest } from '../../../src/engine/path.ts'
import { algorithmSpec } from '../../support/algorithm.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../support/network.ts'
import { inputs, origin, sampleCount, targets, widths } from './work.ts'

const rows = (values: Float32Array, width: number): number[][] =>
  Array.from({ length: sampleCount }, (_, n) => [...values.subarray(n * width, (n + 1) * width)])

/** Updates per call. The loss is recorded at the first and the last. */
const steps = 20

/**
 * Times one training step of a network (Work B) by the fused kernel in milliseconds, with `networks` at once:
 * from the call to the weights on the CPU, divided by steps and networks, `runs` times. One run that compiles
 * and two that settle the pace come first, so compilation is excluded.
 */
export async function workB(
  device: GPUDevice,
  networks: number,
  form: 'tiled' | 'straight' = 'straight',
  runs = 5,
): Promise<number[]> {
  const train = partOfRows(rows(inputs, 2), rows(targets, 1))
  const problem = networkProblem(mlpSpec({ widths: [...widths] }), { train, test: train }, metricSpec())
  const algorithm = algorithmSpec({ id: 'sgd', learningRate: 0.05, steps })
  const request: TrainRequest = {
    problem,
    watch: [],
    runs: Array.from({ length: networks }, (_, start) => ({
      start,
      algorithm,
      weights: origin,
      every: steps,
      recordWeights: false,
    })),
  }
  const fused = new FusedTraining(device, { variant: form })
  const milliseconds: number[] = []
  for (let i = -3; i < runs; i++) {
    const begun = performance.now()
    await fused.run(request)
    if (i >= 0) milliseconds.push((performance.now() - begun) / steps / networks)
  }
  fused.dispose()
  return milliseconds
}
