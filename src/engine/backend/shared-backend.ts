import { isTooMany, withOutage } from '../../math/outages.ts'
import { type Backend, openBackend, openWebGpu, openWithoutDevice } from './backend.ts'
import { DeviceLostError } from './device-lost.ts'
import { discard, requestDevice, type SharedDevice } from './device.ts'
import { IdleTime } from './idle-time.ts'
import type { EngineOptions, VariantStore } from './options.ts'

const tooOften = 'The graphics device was lost three times in 30 seconds.'

/** Ways to a backend; tests give their own. */
export interface BackendSource {
  readonly open: typeof openBackend
  readonly openWithoutDevice: typeof openWithoutDevice
  readonly requestDevice: () => ReturnType<typeof requestDevice>
}

/** A device that may be asked for: one that came late, or another one after too many losses. */
export type DeviceOffer = 'late' | 'another'

/** Hears a sentence for the screen, and the device that may be asked for by `retryDevice`. */
type NewsListener = (news: string, offer?: DeviceOffer) => void

/**
 * The backend that the engines of a page share, and its device. When the device is lost another one is opened, or the
 * best fallback; what was under way is cut off. After three losses in 30 seconds, and where the browser answers late, the fallback
 * stays until somebody asks for a device.
 */
export class SharedBackend {
  /** Number of engines that have acquired it. */
  users = 0
  /** The time in which no engine works on it. */
  readonly idle = new IdleTime()
  /** Names of the fastest kernel variants on it. */
  readonly tuned: VariantStore
  readonly #asked: EngineOptions
  readonly #source: BackendSource
  readonly #rebuilt = new Set<NewsListener>()
  readonly #heard = new Set<NewsListener>()
  #backend: Backend
  #cut = new AbortController()
  #ready: Promise<void> = Promise.resolve()
  #outages: readonly number[] = []
  #offer: DeviceOffer | undefined
  /** A device that came late; it is the backend's until somebody asks for it. */
  #late: SharedDevice | undefined
  #closed = false

  constructor(
    asked: EngineOptions,
    backend: Backend,
    source: BackendSource = { open: openBackend, openWithoutDevice, requestDevice },
  ) {
    this.#asked = asked
    this.#source = source
    this.tuned = asked.tuned ?? new Map<string, string>()
    this.#backend = backend
    this.#watch()
  }

  get backend(): Backend {
    return this.#backend
  }

  /** Aborts, with a DeviceLostError, when the present backend is given up. */
  get cut(): AbortSignal {
    return this.#cut.signal
  }

  /** Resolves once there is a backend to work with; rejects where none could be opened after a loss. */
  get ready(): Promise<void> {
    return this.#ready
  }

  /** True where an engine that asks for this can work on it. */
  serves({ backend, device }: EngineOptions): boolean {
    if (device && device !== this.#backend.shared?.device) return false
    if (backend !== undefined) return backend === this.#backend.name
    return this.#asked.backend === undefined || this.#backend.name === 'webgpu'
  }

  /** Calls the listener after each rebuilding, until the returned function is called. */
  onRebuilt(listener: NewsListener): () => void {
    this.#rebuilt.add(listener)
    return () => this.#rebuilt.delete(listener)
  }

  /** Calls the listener with other news of the device, until the returned function is called. */
  onNews(listener: NewsListener): () => void {
    this.#heard.add(listener)
    return () => this.#heard.delete(listener)
  }

  /** Tells the listeners news of the device. */
  tell(news: string): void {
    for (const listener of this.#heard) listener(news, this.#offer)
  }

  /** Goes over to the device that is offered; where there is none any more, its offer stays, and the listeners hear why. */
  async retryDevice(): Promise<void> {
    if (this.#offer === undefined) return
    this.#offer = undefined
    const late = this.#late
    this.#late = undefined
    const found = late ?? (await this.#source.requestDevice())
    if (this.#closed) return discard(Promise.resolve(found))
    if ('device' in found) {
      this.#outages = []
      this.#replace(new DeviceLostError('The graphics card takes over.'), () =>
        Promise.resolve(openWebGpu(found)),
      )
    } else {
      this.#offer = 'another'
      void this.#await(found.late)
      this.tell(found.reason)
    }
  }

  close(): void {
    this.#closed = true
    this.idle.dispose()
    this.#late?.device.destroy()
    this.#backend.close()
  }

  #watch(): void {
    const { shared, late, tensorsLost } = this.#backend
    void shared?.lost.then((reason) => this.#lose(reason))
    void tensorsLost?.then((reason) => this.#loseTensors(reason))
    void this.#await(late)
  }

  /** Offers a device that comes late, unless there is one by then. */
  async #await(late: Backend['late']): Promise<void> {
    const found = await late
    if (!found || !('device' in found)) return
    if (this.#closed || this.#late || this.#backend.shared) return found.device.destroy()
    this.#late = found
    this.#offer = 'late'
    void found.lost.then(() => {
      if (this.#late === found) this.#late = undefined
    })
    this.tell(`The graphics card answers now: ${found.adapter}.`)
  }

  #lose(reason: string): void {
    if (this.#closed) return
    this.#outages = withOutage(this.#outages, performance.now())
    if (!isTooMany(this.#outages))
      return this.#replace(new DeviceLostError(reason), () => this.#source.open({}))
    this.#offer = 'another'
    this.#replace(new DeviceLostError(tooOften, true), () =>
      Promise.resolve(this.#source.openWithoutDevice({ reason: tooOften })),
    )
  }

  /** Goes on without WebGL, which is all of TensorFlow.js that can be lost, unless there is a device by then. */
  #loseTensors(reason: string): void {
    if (this.#closed || this.#backend.shared) return
    const before = this.#backend.reason ?? reason
    this.#replace(new DeviceLostError(reason), () =>
      Promise.resolve(this.#source.openWithoutDevice({ reason: before }, 'webgl')),
    )
  }

  #replace(cause: DeviceLostError, open: () => Promise<Backend>): void {
    this.#ready = this.#rebuild(cause, open)
    this.#ready.catch(() => undefined)
  }

  async #rebuild(cause: DeviceLostError, open: () => Promise<Backend>): Promise<void> {
    this.#cut.abort(cause)
    this.#backend.close()
    // Lets those that were cut off hear of it before anybody hears that it goes on: workers are there at once.
    await new Promise((resolve) => setTimeout(resolve))
    this.#backend = await open()
    this.#cut = new AbortController()
    if (this.#closed) return this.#backend.close()
    this.#watch()
    const { name, adapter } = this.#backend
    const goesOn = name === 'webgpu' ? 'Everything was built again on' : 'The page goes on without it, by'
    for (const listener of this.#rebuilt) listener(`${cause.message} ${goesOn} ${adapter}.`, this.#offer)
  }
}

const open = new Set<SharedBackend>()
let opening: Promise<unknown> = Promise.resolve()

async function openShared(options: EngineOptions): Promise<SharedBackend> {
  for (const { backend } of open)
    if (backend.name === 'webgpu' && options.device)
      throw new Error(
        'The engines of a page share one graphics device: dispose those on the other one first.',
      )
  const shared = new SharedBackend(options, await openBackend(options))
  open.add(shared)
  return shared
}

/** A backend shared with the engines that asked for the same; `releaseBackend` gives it back. */
export function acquireBackend(options: EngineOptions): Promise<SharedBackend> {
  const acquired = opening.then(async () => {
    const shared = [...open].find((one) => one.serves(options)) ?? (await openShared(options))
    shared.users++
    return shared
  })
  opening = acquired.catch(() => undefined)
  return acquired
}

/** Gives a shared backend back; the last release closes it and its device. */
export function releaseBackend(shared: SharedBackend): void {
  if (--shared.users > 0) return
  open.delete(shared)
  shared.close()
}
