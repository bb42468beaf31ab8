import { expect, test } from 'vitest'
import { fallbackTensors } from '../../../../src/engine/backend/tensors.ts'
import type { TerrainRequest } from '../../../../src/engine/path.ts'
import { measureOnBackend } from '../../../../src/engine/tensorflow/measure.ts'
import { terrainByOps } from '../../../../src/engine/tensorflow/terrain-by-ops.ts'
import { heads, poolings } from '../../../../src/experiment/spec/model.ts'
import { objectiveOf } from '../../../../src/reference/objective/objective.ts'
import { norm } from '../../../../src/math/linear-algebra/vector.ts'
import { expectedValues, terrainRequest, worstError } from '../../../support/kernels/terrain.ts'
import { convSpec } from '../../../support/network.ts'

const signal = new AbortController().signal

const tensors = (await fallbackTensors('cpu'))!

/** Float32 against float64, relative. */
const bound = 2e-6

async function expectTerrain(request: TerrainRequest): Promise<void> {
  const field = await terrainByOps(request, tensors)
  expect(worstError(field, expectedValues(request), 1)).toBeLessThan(bound)
}

test.each(poolings.flatMap((pool) => heads.map((head) => ({ pool, head }))))(
  'maps pooled by $pool, head $head: gradient and terrain are the reference’s',
  async ({ pool, head }) => {
    for (const normalization of ['none', 'batch'] as const) {
      const model = convSpec({
        channels: [2, 2, 3],
        pool: [pool, 'none', 'none'],
        head,
        linearity: 0.2,
        normalization,
        residual: { strength: 0.6, branch: 'complement' },
      })
      const request = terrainRequest({ model, count: 5 })
      await expectTerrain(request)
      const { problem, metric, origin } = request
      const asked = { problem, metric, weights: origin, reference: origin, linearized: false, signal }
      const { values } = await measureOnBackend({ ...asked, what: 'gradient' }, tensors)
      const wanted = objectiveOf(problem, metric).gradient(Float64Array.from(origin))
      expect(norm(wanted.map((g, i) => g - values[i]!)) / norm(wanted)).toBeLessThan(bound)
    }
  },
)
