import { afterEach, expect, test, vi } from 'vitest'
import { Pace } from '../../../../../src/engine/kernels/gpu/pace.ts'
import { PassTimer } from '../../../../../src/engine/kernels/gpu/pass-timer.ts'

const usage = { QUERY_RESOLVE: 1, COPY_SRC: 2, COPY_DST: 4, MAP_READ: 8 }

afterEach(() => vi.unstubAllGlobals())

/**
 * A device whose clock makes a group take half a millisecond. It counts what it has created and not
 * destroyed.
 */
function clockedDevice() {
  vi.stubGlobal('GPUBufferUsage', usage)
  vi.stubGlobal('GPUMapMode', { READ: 1 })
  const left = { objects: 0 }
  const submitted: number[] = []
  const owned = () => {
    left.objects++
    return { destroy: () => left.objects-- }
  }
  const read: number[] = []
  const device = {
    features: new Set(['timestamp-query']),
    limits: { maxComputeWorkgroupsPerDimension: 65_535 },
    createQuerySet: owned,
    createBuffer: () => ({
      ...owned(),
      mapAsync: () => Promise.resolve(),
      getMappedRange: () => BigUint64Array.of(0n, BigInt(5e5 * (read.shift() ?? 0))).buffer,
      unmap: () => undefined,
    }),
  } as unknown as GPUDevice
  const submit = (_first: number, count: number) => {
    submitted.push(count)
    read.push(count)
  }
  return { device, submitted, left, submit }
}

test('dispatches take 24 ms of the device, whatever else waits in its queue, and the clock leaves nothing behind', async () => {
  const { device, submitted, left, submit } = clockedDevice()
  const pace = new Pace(device)
  const work = { name: 'work', groups: 1000, cost: 1e6, submit }
  await pace.run(work)
  expect(submitted.slice(0, 6)).toEqual([9, 9, 38, 48, 48, 48])
  expect(submitted.reduce((sum, count) => sum + count)).toBe(1000)
  expect(pace.expected('work', 1e6)).toBeCloseTo(0.5, 9)
  expect(left.objects).toBe(0)
})

test('reports when everything is submitted, which is before it is done', async () => {
  const { device, submitted, submit } = clockedDevice()
  const done: number[] = []
  const seen: (readonly number[])[] = []
  const onSubmitted = () => seen.push([submitted.reduce((sum, count) => sum + count), done.at(-1) ?? 0])
  const work = { name: 'work', groups: 100, cost: 1e6, submit, onSubmitted }
  expect(await new Pace(device).run({ ...work, onProgress: (share) => done.push(share) })).toBe(50)
  expect(seen).toHaveLength(1)
  expect(seen[0]?.[0]).toBe(100)
  expect(seen[0]?.[1]).toBeLessThan(1)
})

test('one dispatch at most halves or quadruples the known speed', () => {
  const pace = new Pace(clockedDevice().device)
  expect(pace.fitting('step', 4e5)).toBe(24)
  pace.learn('step', 4e5, 0.1)
  expect(pace.fitting('step', 4e5)).toBe(96)
  pace.learn('step', 4e5, 1000)
  expect(pace.fitting('step', 4e5)).toBe(48)
  expect(pace.fitting('step', 1e12)).toBe(1)
  expect(pace.fitting('another', 4e5)).toBe(24)
})

test('a timer reads nanoseconds of 64 bits', async () => {
  const { device } = clockedDevice()
  const times = [
    BigUint64Array.of(4_294_967_295n + 7n * 2n ** 32n, 1_999_999n + 8n * 2n ** 32n),
    BigUint64Array.of(5n, 5n),
  ]
  const timer = PassTimer.of({
    ...device,
    createBuffer: () => ({
      mapAsync: () => Promise.resolve(),
      getMappedRange: () => times.shift()!.buffer,
      unmap: () => undefined,
    }),
  } as unknown as GPUDevice)!
  expect(await timer.take().milliseconds()).toBe(2)
  expect(await timer.take().milliseconds()).toBe(0)
})
