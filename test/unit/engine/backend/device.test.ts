import { afterEach, expect, test, vi } from 'vitest'
import { describeDevice, discard, requestDevice } from '../../../../src/engine/backend/device.ts'

afterEach(() => vi.useRealTimers())

/** A browser that answers one of its two requests only when the test allows it. */
function slowBrowser(slow: 'adapter' | 'device') {
  let answer: () => void = () => undefined
  const destroyed = vi.fn()
  const device = {
    limits: {},
    lost: new Promise(() => undefined),
    destroy: destroyed,
  }
  const said = new Promise<void>((resolve) => (answer = resolve))
  const adapter = {
    limits: new Proxy({}, { get: () => 2 ** 30 }),
    features: new Set(),
    info: { vendor: 'slow', architecture: '' },
    requestDevice: () => (slow === 'device' ? said : Promise.resolve()).then(() => device),
  }
  const requestAdapter = () => (slow === 'adapter' ? said : Promise.resolve()).then(() => adapter)
  const gpu = { requestAdapter } as unknown as GPU
  return { source: { secure: true, gpu }, answer, destroyed }
}

test.each(['adapter', 'device'] as const)(
  'a browser that gives no %s is waited for five seconds, and may answer late',
  async (slow) => {
    vi.useFakeTimers()
    const { source, answer, destroyed } = slowBrowser(slow)
    const asked = requestDevice(source)
    await vi.advanceTimersByTimeAsync(4999)
    const early = await Promise.race([asked, Promise.resolve('nothing yet')])
    expect(early).toBe('nothing yet')
    await vi.advanceTimersByTimeAsync(1)
    const found = await asked
    if ('device' in found) throw new Error('There is a device.')
    expect(found.reason).toBe('The graphics card has not answered for five seconds.')
    answer()
    expect(await found.late).toMatchObject({ adapter: 'slow' })
    await discard(found.late)
    expect(destroyed).toHaveBeenCalledTimes(1)
  },
)

test('a lost device is reported in our own words', async () => {
  const { source, answer } = slowBrowser('adapter')
  answer()
  const adapter = (await source.gpu.requestAdapter())!
  const lost = Promise.resolve({ reason: 'unknown', message: 'A valid external Instance reference' })
  adapter.requestDevice = () => Promise.resolve({ limits: {}, lost } as unknown as GPUDevice)
  const found = await requestDevice(source)
  expect('lost' in found && (await found.lost)).toBe('The graphics device was lost.')
})

test.each([
  [{ vendor: 'mesa', architecture: 'software', description: 'llvmpipe' }, 'mesa software'],
  [{ vendor: '65541', architecture: '', description: 'llvmpipe (LLVM 19)' }, 'llvmpipe (LLVM 19)'],
  [{ vendor: '', architecture: '', description: '' }, 'an unnamed adapter'],
])('an adapter is named in words: %j', (information, words) => {
  const device = { limits: {}, lost: new Promise(() => undefined) } as unknown as GPUDevice
  expect(describeDevice(device, information as GPUAdapterInfo).adapter).toBe(words)
})

test('a host that does not say whether it is secure, such as Deno or Node, counts as secure', async () => {
  expect('isSecureContext' in globalThis).toBe(false)
  expect(await requestDevice()).toEqual({ reason: expect.stringContaining('has no WebGPU') })
})
