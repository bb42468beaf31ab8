import { afterEach, expect, test, vi } from 'vitest'
import type { Backend } from '../../../../src/engine/backend/backend.ts'
import type { DeviceLostError } from '../../../../src/engine/backend/device-lost.ts'
import type { NoDevice, SharedDevice } from '../../../../src/engine/backend/device.ts'
import { SharedBackend } from '../../../../src/engine/backend/shared-backend.ts'

afterEach(() => vi.useRealTimers())

/** Devices that the test loses on demand, and the backends that are opened with or without one. */
function workshop() {
  const open = new Set<string>()
  let made = 0
  const lose: ((reason: string) => void)[] = []
  const device = (): SharedDevice => {
    const name = `device ${++made}`
    open.add(name)
    const lost = new Promise<string>((resolve) => lose.push(resolve))
    return { device: { destroy: () => open.delete(name) }, adapter: name, lost } as unknown as SharedDevice
  }
  const on = (shared: SharedDevice) =>
    ({ name: 'webgpu', adapter: shared.adapter, shared, close: () => shared.device.destroy() }) as Backend
  const without = ({ reason, late }: NoDevice, lost?: string) =>
    ({
      name: 'cpu',
      adapter: lost ? `the processor without ${lost}` : 'the processor',
      reason,
      late,
      close: () => undefined,
    }) as unknown as Backend
  let answer: () => Promise<SharedDevice | NoDevice> = () => Promise.resolve(device())
  const source = {
    open: () => Promise.resolve(on(device())),
    openWithoutDevice: without,
    requestDevice: () => answer(),
  }
  return {
    open,
    lose: () => lose.at(-1)?.('The graphics device was lost.'),
    begin: (backend = on(device())) => new SharedBackend({}, backend, source),
    without,
    device,
    answers: (given: typeof answer) => (answer = given),
  }
}

/** Loses the current device, and resolves with the news of the rebuild. */
function loss(shared: SharedBackend, lose: () => void): Promise<unknown[]> {
  return new Promise((resolve) => {
    const stop = shared.onRebuilt((...news) => {
      stop()
      resolve(news)
    })
    lose()
  })
}

test('after the third loss in 30 seconds the page continues without a device, which can be requested again', async () => {
  const { begin, lose, open } = workshop()
  const shared = begin()
  const { cut } = shared
  expect(await loss(shared, lose)).toEqual([
    'The graphics device was lost. Everything was built again on device 2.',
    undefined,
  ])
  expect((cut.reason as DeviceLostError).repeated).toBe(false)
  await loss(shared, lose)
  const last = shared.cut
  expect(await loss(shared, lose)).toEqual([
    'The graphics device was lost three times in 30 seconds. The page goes on without it, by the processor.',
    'another',
  ])
  expect((last.reason as DeviceLostError).repeated).toBe(true)
  expect([shared.backend.name, ...open]).toEqual(['cpu'])
  const news = await loss(shared, () => void shared.retryDevice())
  expect(news).toEqual([expect.stringContaining('Everything was built again on device 4.'), undefined])
  await loss(shared, lose)
  expect([shared.backend.name, ...open]).toEqual(['webgpu', 'device 5'])
  shared.close()
  expect(open.size).toBe(0)
})

test('losses further apart are each followed by another device', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  const { begin, lose } = workshop()
  const shared = begin()
  for (let i = 0; i < 6; i++) {
    await loss(shared, lose)
    vi.advanceTimersByTime(16_000)
  }
  expect(shared.backend.adapter).toBe('device 7')
  shared.close()
})

test('if no requested device comes, the offer stays, with the reason', async () => {
  const { begin, lose, answers } = workshop()
  const shared = begin()
  for (let i = 0; i < 3; i++) await loss(shared, lose)
  answers(() => Promise.resolve({ reason: 'There is none.' }))
  const heard: unknown[] = []
  shared.onNews((...news) => heard.push(news))
  await shared.retryDevice()
  expect(heard).toEqual([['There is none.', 'another']])
  expect(shared.backend.name).toBe('cpu')
  shared.close()
})

test('a late device is offered, used on request, and destroyed if nobody wants it', async () => {
  const { begin, without, device, open } = workshop()
  const late = () => {
    let come: (found: SharedDevice) => void = () => undefined
    const promise = new Promise<SharedDevice>((resolve) => (come = resolve))
    return { come: () => come(device()), backend: without({ reason: 'It does not answer.', late: promise }) }
  }
  const first = late()
  const shared = begin(first.backend)
  const offered = new Promise((resolve) => shared.onNews((...news) => resolve(news)))
  first.come()
  expect(await offered).toEqual(['The graphics card answers now: device 1.', 'late'])
  expect(shared.backend.name).toBe('cpu')
  await loss(shared, () => void shared.retryDevice())
  expect(shared.backend.adapter).toBe('device 1')
  shared.close()
  const second = late()
  begin(second.backend).close()
  second.come()
  await vi.waitFor(() => expect(open.size).toBe(0))
})

test('without a device the page continues without WebGL once TensorFlow.js has lost it, and keeps its reason', async () => {
  const { begin, without } = workshop()
  let loseTensors: (why: string) => void = () => undefined
  const tensorsLost = new Promise<string>((resolve) => (loseTensors = resolve))
  const shared = begin({ ...without({ reason: 'There is no device.' }), tensorsLost })
  const { cut } = shared
  const news = await loss(shared, () => loseTensors('It lost its context.'))
  expect(news).toEqual([
    'It lost its context. The page goes on without it, by the processor without webgl.',
    undefined,
  ])
  expect((cut.reason as DeviceLostError).repeated).toBe(false)
  expect(shared.backend.reason).toBe('There is no device.')
  shared.close()
})
