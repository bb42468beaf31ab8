import { TerrainKernel } from '../../../src/engine/kernels/terrain/terrain-kernel.ts'
import type { TerrainRequest } from '../../../src/engine/path.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../support/network.ts'
import { inputs, origin, resolution, sampleCount, targets, u, v, widths } from './work.ts'

const rows = (values: Float32Array, width: number): number[][] =>
  Array.from({ length: sampleCount }, (_, n) => [...values.subarray(n * width, (n + 1) * width)])

function problem() {
  const train = partOfRows(rows(inputs, 2), rows(targets, 1))
  return networkProblem(mlpSpec({ widths: [...widths] }), { train, test: train })
}

/**
 * Times Work A by the terrain kernel in milliseconds, from the call to the values on the CPU, `runs` times.
 * One run that compiles and two that settle the pace come first, so compilation is excluded.
 */
export async function workA(device: GPUDevice, runs = 5): Promise<number[]> {
  const kernel = new TerrainKernel(device)
  const request: TerrainRequest = {
    problem: problem(),
    metric: metricSpec(),
    origin,
    u,
    v,
    extent: { a: [-1, 1], b: [-1, 1] },
    resolution: [resolution, resolution],
  }
  const milliseconds: number[] = []
  for (let i = -3; i < runs; i++) {
    const begun = performance.now()
    await kernel.run(request)
    if (i >= 0) milliseconds.push(performance.now() - begun)
  }
  kernel.dispose()
  return milliseconds
}
