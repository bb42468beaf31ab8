import type { LitElement, ReactiveController } from 'lit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DevicePicture } from '../../../../src/elements/stage/device-picture.ts'

interface Made {
  readonly device: GPUDevice | undefined
  readonly onLost: () => void
  readonly answer: (made: boolean) => void
  disposed: boolean
}

const deviceNamed = (label: string) => ({ label }) as GPUDevice
const [first, second] = [deviceNamed('first'), deviceNamed('second')]

/** Replaces IntersectionObserver; reports when asked whether the observed element is visible. */
class Sight {
  static readonly watching = new Set<Sight>()
  constructor(readonly tell: (entries: readonly { isIntersecting: boolean }[]) => void) {}
  observe(): void {
    Sight.watching.add(this)
  }
  disconnect(): void {
    Sight.watching.delete(this)
  }
  static become(isIntersecting: boolean): void {
    for (const { tell } of [...Sight.watching]) tell([{ isIntersecting }])
  }
}

beforeEach(() => void vi.stubGlobal('IntersectionObserver', Sight))
afterEach(() => {
  Sight.watching.clear()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** An element that has rendered once, and records the requests for its picture. */
function hostOf(device?: GPUDevice | 'none') {
  const asked: Made[] = []
  const said: string[] = []
  let controller: ReactiveController | undefined
  const host = {
    isConnected: true,
    hasUpdated: true,
    device,
    updateComplete: Promise.resolve(true),
    requestUpdate: () => undefined,
    removeController: () => undefined,
    addController: (one: ReactiveController) => (controller = one),
  }
  type Host = LitElement & { readonly device: GPUDevice | 'none' | undefined }
  const picture = new DevicePicture<{ dispose(): void }>(host as unknown as Host, {
    make: (on, onLost) =>
      new Promise((resolve, reject) => {
        const made: Made = {
          device: on,
          onLost,
          disposed: false,
          answer: (ok) => (ok ? resolve({ dispose: () => (made.disposed = true) }) : reject(new Error('no'))),
        }
        asked.push(made)
      }),
    made: () => said.push('made'),
    failed: (reason) => said.push(`failed: ${reason}`),
    lost: (context) => said.push(context ? 'context lost' : 'device lost'),
  })
  /** Answers the latest request. */
  const answer = async (ok = true) => {
    asked.at(-1)?.answer(ok)
    await new Promise((resolve) => setTimeout(resolve))
  }
  const become = (next: GPUDevice | 'none' | undefined) => {
    host.device = next
    controller?.hostUpdated?.()
  }
  return { host, picture, asked, said, answer, become, controller: () => controller! }
}

describe('the picture of an element', () => {
  it('is created for a device once it is known, and not for updates without a new device', async () => {
    const { picture, asked, said, answer, become } = hostOf()
    become(undefined)
    expect(asked).toEqual([])
    become(first)
    become(first)
    expect(asked.map(({ device }) => device)).toEqual([first])
    expect(picture.current).toBeUndefined()
    await answer()
    expect(picture.current).toBeDefined()
    expect(said).toEqual(['made'])
    become('none')
    expect(asked.at(-1)?.device).toBeUndefined()
  })

  it('belongs to the latest device, whichever is ready first', async () => {
    const { picture, asked, said, answer, become } = hostOf()
    become(first)
    become(second)
    await answer()
    const { current } = picture
    asked[0]!.answer(true)
    await new Promise((resolve) => setTimeout(resolve))
    expect(picture.current).toBe(current)
    expect(asked.map(({ disposed }) => disposed)).toEqual([true, false])
    expect(said).toEqual(['made'])
  })

  it('says why it is missing', async () => {
    const { picture, said, answer, become } = hostOf()
    become(first)
    await answer(false)
    expect([picture.current, said]).toEqual([undefined, ['failed: no']])
  })

  it('waits for the next device after a loss, and takes the next WebGL context once it is visible', async () => {
    const { picture, asked, said, answer, become } = hostOf()
    become(first)
    await answer()
    asked[0]!.onLost()
    expect([picture.current, asked.length, asked[0]!.disposed]).toEqual([undefined, 1, true])
    become('none')
    await answer()
    asked[1]!.onLost()
    Sight.become(false)
    expect([picture.current, asked.length, asked[1]!.disposed]).toEqual([undefined, 2, true])
    Sight.become(true)
    expect([asked.length, Sight.watching.size]).toEqual([3, 0])
    await answer()
    expect(picture.current).toBeDefined()
    expect(said).toEqual(['made', 'device lost', 'made', 'context lost', 'made'])
  })

  it('abandons a WebGL context that is lost three times in 30 seconds', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const { picture, asked, said, answer, become } = hostOf('none')
    become(undefined)
    become('none')
    const lose = async () => {
      await answer()
      asked.at(-1)!.onLost()
      Sight.become(true)
    }
    await lose()
    vi.advanceTimersByTime(31_000)
    await lose()
    await lose()
    expect(asked.length).toBe(4)
    await lose()
    expect([picture.current, asked.length, asked[3]!.disposed]).toEqual([undefined, 4, true])
    expect(said.at(-1)).toBe('failed: The picture lost its WebGL context three times in 30 seconds.')
  })

  it('stops observing an element that was removed without a context', async () => {
    const { host, asked, answer, become, controller } = hostOf()
    become('none')
    await answer()
    asked[0]!.onLost()
    host.isConnected = false
    controller().hostDisconnected?.()
    expect([Sight.watching.size, asked.length]).toEqual([0, 1])
  })

  it('is removed with its element, and returns with it', async () => {
    const { host, picture, asked, answer, become, controller } = hostOf()
    become(first)
    await answer()
    host.isConnected = false
    controller().hostDisconnected?.()
    expect([picture.current, asked[0]!.disposed]).toEqual([undefined, true])
    become(second)
    expect(asked.length).toBe(1)
    host.isConnected = true
    controller().hostConnected?.()
    expect(asked.map(({ device }) => device)).toEqual([first, second])
    await answer()
    expect(picture.current).toBeDefined()
  })
})
