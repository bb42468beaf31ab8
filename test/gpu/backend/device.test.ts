import { expect, test, vi } from 'vitest'
import {
  requestDevice,
  requestDeviceEarly,
  takeDevice,
  type DeviceSource,
} from '../../../src/engine/backend/device.ts'

test('the device has the limits that the adapter offers', async () => {
  const found = await requestDevice()
  if ('reason' in found) throw new Error(found.reason)
  const adapter = await navigator.gpu.requestAdapter()
  expect(found.adapter).toMatch(/\w/)
  for (const name of ['maxBufferSize', 'maxComputeWorkgroupStorageSize'] as const)
    expect(found.device.limits[name]).toBe(adapter?.limits[name])
  expect(found.limits['maxBufferSize']).toBe(adapter?.limits.maxBufferSize)
  found.device.destroy()
  expect(await found.lost).toBe('The graphics device was closed.')
})

test('a device requested early is requested once, and used once', async () => {
  const asked = vi.spyOn(navigator.gpu, 'requestAdapter')
  requestDeviceEarly()
  requestDeviceEarly()
  const early = await takeDevice()
  expect(asked).toHaveBeenCalledTimes(1)
  const next = await takeDevice()
  expect(asked).toHaveBeenCalledTimes(2)
  asked.mockRestore()
  if (!('device' in early && 'device' in next)) throw new Error('There is no device.')
  expect(next.device).not.toBe(early.device)
  for (const { device } of [early, next]) device.destroy()
})

const withAdapter = (adapter: unknown): DeviceSource => ({
  secure: true,
  gpu: { requestAdapter: () => Promise.resolve(adapter) } as unknown as GPU,
})

test.each<[string, DeviceSource, RegExp]>([
  ['no navigator.gpu', { secure: true, gpu: undefined }, /no WebGPU/],
  ['an insecure page', { secure: false, gpu: undefined }, /secure page/],
  ['a null adapter', withAdapter(null), /no graphics adapter/],
  [
    'small limits',
    withAdapter({ limits: { maxStorageBuffersPerShaderStage: 4 } }),
    /maxStorageBuffersPerShaderStage is 4, and they need 8/,
  ],
  [
    'a refused device',
    withAdapter({
      limits: new Proxy({}, { get: () => 2 ** 30 }),
      features: new Set(),
      requestDevice: () => Promise.reject(new Error('too busy')),
    }),
    /refused a device: too busy/,
  ],
])('%s is a reason in words', async (_name, source, expected) => {
  const found = await requestDevice(source)
  expect('reason' in found && found.reason).toMatch(expected)
})
