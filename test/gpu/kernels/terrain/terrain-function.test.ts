import { expect, test } from 'vitest'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import type { TerrainRequest } from '../../../../src/engine/path.ts'
import { functions } from '../../../../src/experiment/functions/catalogue.ts'
import { testDevice } from '../../../support/device.ts'
import { metricSpec, mlpSpec, networkProblem, partOfRows } from '../../../support/network.ts'
import { expectedValues, worstError } from '../../../support/kernels/terrain.ts'

const { device } = await testDevice()
const kernel = new TerrainKernel(device)
const part = partOfRows([[0]], [[0]])
const { experiment } = networkProblem(mlpSpec({ widths: [1, 1] }), { train: part, test: part })

test.each(functions)('the terrain of $id, with weight decay, on a skew plane', async (f) => {
  const { window } = f
  const request: TerrainRequest = {
    problem: {
      experiment,
      model: { kind: 'function', function: f, parameters: f.parameters },
      size: 2,
    },
    metric: metricSpec({ weightDecay: 0.5 }),
    origin: Float32Array.of(0.25, -0.125),
    u: Float32Array.of(0.5, 0.125),
    v: Float32Array.of(-0.25, 0.5),
    extent: window,
    resolution: [9, 8],
  }
  const field = await kernel.run(request)
  const expected = expectedValues(request)
  expect(worstError(field, expected, Math.max(...expected.map(Math.abs)))).toBeLessThan(2e-6)
  expect(field.nonFinite).toBe(0)
})
