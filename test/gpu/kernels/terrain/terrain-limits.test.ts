import { expect, test, vi } from 'vitest'
import { TerrainKernel } from '../../../../src/engine/kernels/terrain/terrain-kernel.ts'
import type { TerrainField } from '../../../../src/engine/path.ts'
import { largestError, relativeError } from '../../../support/agreement.ts'
import { countBuffers } from '../../../support/kernels/count-buffers.ts'
import { testDevice } from '../../../support/device/device.ts'
import { betweenVariants } from '../../../support/device/host.ts'
import { onlyLong } from '../../../support/long.ts'
import { metricSpec, mlpSpec } from '../../../support/network.ts'
import { expectedValues, terrainRequest, worstError } from '../../../support/kernels/terrain.ts'
import { byTurns } from '../../../support/turns.ts'

const { device } = await testDevice()
const kernel = new TerrainKernel(device)
const small = mlpSpec({ widths: [2, 5, 3, 1] })
const bound = 4e-6

const largest = (values: Float64Array) => Math.max(...values.map(Math.abs))

test('one thread per point and threads that share weights give the same bits', async () => {
  const request = terrainRequest({ model: small, count: 150 })
  const one = await kernel.run(request)
  for (const subgroup of [4, ...onlyLong([8, 16, 32]), 64]) {
    const sharing = new TerrainKernel(device, { workgroupMemory: 16_384, subgroup, software: false })
    const field = await sharing.run(request)
    expect(sharing.variant).not.toBe(kernel.variant)
    expect(largestError(field.values, one.values, relativeError)).toBeLessThanOrEqual(betweenVariants)
    sharing.dispose()
  }
})

test('threads that share weights pack several points into a workgroup if samples are few', async () => {
  const sharing = new TerrainKernel(device, { workgroupMemory: 8192, subgroup: 32, software: false })
  for (const [count, centered] of [
    [3, false],
    [11, true],
    [40, false],
  ] as const) {
    const request = terrainRequest({
      model: mlpSpec({ widths: [2, 6, 5, 2], centered }),
      count,
      weighted: true,
    })
    const expected = expectedValues(request)
    expect(worstError(await sharing.run(request), expected, largest(expected) / 10)).toBeLessThan(bound)
  }
  sharing.dispose()
})

test('a surface that the device has no room or memory for is refused in words', async () => {
  const refused = (resolution: [number, number]) =>
    kernel.run(terrainRequest({ model: small, count: 4, resolution })).catch((error: unknown) => error)
  expect(String(await refused([40_000, 40_000]))).toContain('maxStorageBufferBindingSize')
  const full = new GPUOutOfMemoryError('full')
  const scope = vi.spyOn(device, 'popErrorScope').mockResolvedValue(full)
  const error = await refused([9, 9])
  scope.mockRestore()
  expect(error).toMatchObject({ name: 'ExperimentError', issues: [{ path: 'resolution' }] })
  expect(String(error)).toContain('no memory left')
})

test('513 x 513 points of the smallest network, ends included', async () => {
  const request = terrainRequest({
    model: mlpSpec({ widths: [1, 1] }),
    count: 1,
    resolution: [513, 513],
  })
  const field = await kernel.run(request)
  const expected = expectedValues(request)
  expect(field.values.length).toBe(513 * 513)
  expect(worstError(field, expected, 1)).toBeLessThan(bound)
})

test.each(
  byTurns(
    [
      ['2-2048-1', [2, 2048, 1], 'streamed'],
      [
        'eight hidden layers of 512',
        [2, 512, 512, 512, 512, 512, 512, 512, 512, 1],
        'loops over 4 samples, weights formed',
      ],
      ['2-516-516-1', [2, 516, 516, 1], 'wide'],
    ],
    3,
  ),
)('%s on 2 x 2 points', async (_name, widths, form) => {
  const request = terrainRequest({
    model: mlpSpec({ widths, activation: 'relu' }),
    count: 4,
    resolution: [2, 2],
  })
  const field = await kernel.run(request)
  const expected = expectedValues(request)
  expect(kernel.variant).toContain(form)
  expect(worstError(field, expected, largest(expected) / 10)).toBeLessThan(4 * bound)
})

test('4,096 samples on 5 x 5 points', async () => {
  const request = terrainRequest({ model: small, count: 4096, resolution: [5, 5] })
  expect(worstError(await kernel.run(request), expectedValues(request), 1)).toBeLessThan(bound)
})

test('a layer that exceeds the workgroup memory is refused with the limit', async () => {
  const tight = new TerrainKernel(device, { workgroupMemory: 16_384, subgroup: 32, software: false })
  const request = terrainRequest({ model: mlpSpec({ widths: [2, 2048, 2, 1] }), resolution: [2, 2] })
  await expect(tight.run(request)).rejects.toThrow(
    /^model.widths: a layer of 2048 units needs 32768 bytes of .* has 16384/,
  )
})

test('overflow is counted as not finite, and the extent ignores it', async () => {
  const request = terrainRequest({ model: small, metric: { loss: 'squared' } })
  const field = await kernel.run({ ...request, u: request.u.map((x) => x * 1e30), resolution: [3, 4] })
  const isFinite = [...field.values].map(Number.isFinite)
  expect(field.nonFinite).toBe(isFinite.filter((finite) => !finite).length)
  expect(field.nonFinite).toBeGreaterThan(0)
  const linear = terrainRequest({ model: mlpSpec({ widths: [2, 6, 1], activation: 'relu' }) })
  const hole = await kernel.run({ ...linear, u: linear.u.map((x) => x * 1e25), resolution: [3, 4] })
  const finite = [...hole.values].filter(Number.isFinite)
  expect(hole.nonFinite).toBe(hole.values.length - finite.length)
  expect([hole.min, hole.max]).toEqual(
    finite.length ? [Math.min(...finite), Math.max(...finite)] : [NaN, NaN],
  )
})

test('a coarser field comes first if the finest takes long, and has the same corners', async () => {
  const coarse: TerrainField[] = []
  const waits: number[] = []
  const request = terrainRequest({ model: small, count: 256, resolution: [129, 129] })
  const beforeFinest = () => Promise.resolve(void waits.push(coarse.length))
  const field = await kernel.run({ ...request, beforeFinest, onCoarse: (each) => coarse.push(each) })
  expect(coarse.length).toBeGreaterThan(0)
  expect(waits).toEqual([coarse.length])
  for (const each of coarse) {
    const [na, nb] = each.resolution
    expect(na).toBeLessThan(129)
    expect([each.values[0], each.values[na - 1], each.values[na * nb - 1]]).toEqual([
      field.values[0],
      field.values[128],
      field.values[129 * 129 - 1],
    ])
  }
})

test('an abort rejects with its reason and leaves no buffer behind', async () => {
  const own = new TerrainKernel(device)
  const alive = countBuffers(device)
  const before = alive()
  const controller = new AbortController()
  const request = terrainRequest({ model: small, count: 1000, resolution: [257, 257] })
  const running = own.run({ ...request, signal: controller.signal, onProgress: () => controller.abort() })
  await expect(running).rejects.toMatchObject({ name: 'AbortError' })
  await expect(own.run({ ...request, signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
  expect(alive()).toBe(before)
})

test('fifty terrains leave the buffers as they were', async () => {
  const own = new TerrainKernel(device)
  const alive = countBuffers(device)
  const request = terrainRequest({
    model: small,
    metric: metricSpec({ weightDecay: 0.1 }),
    resolution: [3, 3],
  })
  for (let i = 0; i < 5; i++) await own.run(request)
  const settled = alive()
  for (let i = 0; i < 50; i++) await own.run(request)
  expect(alive()).toBe(settled)
  own.dispose()
  expect(alive()).toBe(0)
})
