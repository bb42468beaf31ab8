import { FusedTraining } from '../../../src/engine/kernels/training/fused-training.ts'
import { algorithmSpec } from '../../support/algorithm.ts'
import { mlpSpec, networkProblem } from '../../support/network.ts'
import { terrainRequest } from '../../support/kernels/terrain.ts'
import { runOf, samplesOf } from '../../support/kernels/training.ts'
import code from './peak.wgsl'
import { time, timing } from '../report/statistics.ts'
import { tunedKernel } from './tuned-kernel.ts'

const turns = 2048
const threads = 64 * 512

/**
 * Measures the multiply-adds per second that the adapter reaches without reading or writing: the best of this
 * many dispatches, now.
 */
export type PeakMeter = (dispatches: number) => Promise<number>

/** Measures the adapter's peak in multiply-adds as the best of ten dispatches. */
export const multiplyAddPeak = async (device: GPUDevice): Promise<number> => (await peakMeter(device))(10)

/** Makes a meter of the peak. Its buffer lives as long as the device. */
export async function peakMeter(device: GPUDevice): Promise<PeakMeter> {
  const buffer = device.createBuffer({ size: 16 * threads, usage: GPUBufferUsage.STORAGE })
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code }) },
  })
  const entries = [{ binding: 0, resource: { buffer } }]
  const group = device.createBindGroup({ layout: pipeline.getBindGroupLayout(0), entries })
  const dispatch = async () => {
    const encoder = device.createCommandEncoder()
    const pass = encoder.beginComputePass()
    pass.setPipeline(pipeline)
    pass.setBindGroup(0, group)
    pass.dispatchWorkgroups(threads / 64)
    pass.end()
    device.queue.submit([encoder.finish()])
    await device.queue.onSubmittedWorkDone()
  }
  return async (dispatches) => (threads * turns * 32 * 1000) / Math.min(...(await time(dispatch, dispatches)))
}

/** Multiply-adds per second in the matrix products of a terrain of 33 x 33 points and 256 samples. */
export async function terrainRate(device: GPUDevice, widths: readonly number[]): Promise<number> {
  const request = terrainRequest({
    model: mlpSpec({ widths: [...widths] }),
    count: 256,
    resolution: [33, 33],
  })
  const kernel = await tunedKernel(device, request)
  const { median } = timing(await time(() => kernel.run(request), 5, 3))
  kernel.dispose()
  return (33 * 33 * 256 * productsOf(widths) * 1000) / median
}

/** Multiply-adds per sample in the matrix products of a network. */
const productsOf = (widths: readonly number[]): number =>
  widths.slice(1).reduce((sum, n, l) => sum + n * (widths[l] ?? 0), 0)

/**
 * Multiply-adds per second in the matrix products of one run, forward and backward, with 256 samples: three
 * for each weight and sample.
 */
export async function trainingRate(device: GPUDevice, widths: readonly number[]): Promise<number> {
  const steps = 50
  const part = samplesOf(256, widths[0] ?? 0, ([a = 0, b = 0]) => [a * b])
  const problem = networkProblem(mlpSpec({ widths: [...widths] }), { train: part, test: part })
  const algorithm = algorithmSpec({ id: 'sgd', learningRate: 0.01, steps })
  const run = runOf(problem, { algorithm, every: steps, recordWeights: false })
  const fused = new FusedTraining(device)
  const { median } = timing(await time(() => fused.run({ problem, runs: [run], watch: [] }), 5, 3))
  fused.dispose()
  return (3 * steps * 256 * productsOf(widths) * 1000) / median
}
