import { expect, test } from 'vitest'
import { fallbackTensors } from '../../../../src/engine/backend/tensors.ts'
import { terrainByOps } from '../../../../src/engine/tensorflow/terrain-by-ops.ts'
import { expectedValues, terrainRequest, worstError } from '../../../support/kernels/terrain.ts'
import { convSpec, mlpSpec } from '../../../support/network.ts'

const models = { units: mlpSpec({ widths: [2, 3, 1] }), maps: convSpec({ channels: [2], outputs: 1 }) }

test.each(Object.entries(models))(
  'of %s: the work between the coarse grid and the finest is awaited, and an abort meanwhile ends it',
  async (_, model) => {
    const tensors = (await fallbackTensors('cpu'))!
    const request = { ...terrainRequest({ model, count: 8 }), resolution: [17, 21] as const }
    const log: string[] = []
    const field = await terrainByOps(
      {
        ...request,
        onCoarse: ({ resolution }) => log.push(`coarse ${resolution.join(' × ')}`),
        beforeFinest: () => Promise.resolve(void log.push('waited')),
        onProgress: ({ done }) => log.push(done < 1 ? 'some' : 'all'),
      },
      tensors,
    )
    const told = log.filter((word) => word !== 'some')
    expect(told).toEqual(['coarse 5 × 6', 'waited', 'all'])
    expect(log.indexOf('coarse 5 × 6')).toBeGreaterThan(0)
    expect(field.values.every(Number.isFinite)).toBe(true)
    const stop = new AbortController()
    const beforeFinest = () => Promise.resolve(stop.abort(new Error('enough')))
    const ended = terrainByOps(
      { ...request, signal: stop.signal, onCoarse: () => undefined, beforeFinest },
      tensors,
    )
    await expect(ended).rejects.toThrow('enough')
  },
)

test('samples that are normalised together are not cut into pieces', async () => {
  const model = mlpSpec({ widths: [2, 32, 32, 1], normalization: 'batch' })
  const request = terrainRequest({ model, count: 440, resolution: [3, 2] })
  const field = await terrainByOps(request, (await fallbackTensors('cpu'))!)
  expect(worstError(field, expectedValues(request), 1)).toBeLessThan(2e-6)
})
