import { isTooMany, withOutage } from '../../math/outages.ts'
import { type Backend, openBackend, openWebGpu, openWithoutDevice } from './backend.ts'
import { DeviceLostError } from './device-lost.ts'
import { discard, requestDevice, type SharedDevice } from './device.ts'
import { IdleTime } from './idle-time.ts'
import type { EngineOptions, VariantStore } from './options.ts'

const tooOften = 'The graphics device was lost three times in 30 seconds.'

/** The functions that open a backend, replaceable in tests. */
export interface BackendSource {
  readonly open: typeof openBackend
  readonly openWithoutDevice: typeof openWithoutDevice
  readonly requestDevice: () => ReturnType<typeof requestDevice>
}

/** A device to offer the user: a late one, or another one after too many losses. */
export type DeviceOffer = 'late' | 'another'

/** Receives a sentence for the screen, and the device that `retryDevice` would switch to. */
type NewsListener = (news: string, offer?: DeviceOffer) => void

/**
 * The backend and device that the engines of a page share. When the device is lost, it aborts what is under
 * way and opens another device or the best fallback. After three losses in 30 seconds, and if the browser
 * answers late, the fallback stays until `retryDevice` is called.
 */
export class SharedBackend {
  /** Number of engines that use it. */
  users = 0
  /** Schedules work for when no engine is busy. */
  readonly idle = new IdleTime()
  /** Names of the fastest kernel variants on this backend. */
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
  /** A device that arrived late, owned by the backend until it is requested. */
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

  /** Aborts with a DeviceLostError when the current backend is replaced. */
  get cut(): AbortSignal {
    return this.#cut.signal
  }

  /** Resolves once a backend is ready. Rejects if none could be opened after a loss. */
  get ready(): Promise<void> {
    return this.#ready
  }

  /** Returns whether an engine with these options can use it. */
  serves({ backend, device }: EngineOptions): boolean {
    if (device && device !== this.#backend.shared?.device) return false
    if (backend !== undefined) return backend === this.#backend.name
    return this.#asked.backend === undefined || this.#backend.name === 'webgpu'
  }

  /** Calls the listener after each replacement of the backend, until the returned function is called. */
  onRebuilt(listener: NewsListener): () => void {
    this.#rebuilt.add(listener)
    return () => this.#rebuilt.delete(listener)
  }

  /** Calls the listener with other news of the device, until the returned function is called. */
  onNews(listener: NewsListener): () => void {
    this.#heard.add(listener)
    return () => this.#heard.delete(listener)
  }

  /** Sends news of the device to the listeners. */
  tell(news: string): void {
    for (const listener of this.#heard) listener(news, this.#offer)
  }

  /**
   * Switches to the offered device. If that is no longer available, the offer stays and the listeners receive
   * the reason.
   */
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

  /** Offers a device that arrives late, unless the backend has one already. */
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

  /**
   * Continues without WebGL, the only part of TensorFlow.js that can be lost, unless there is a device now.
   */
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
    // Aborted tasks must learn of the loss before listeners learn of the replacement, and workers are ready
    // at once.
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

/** Returns the backend shared with engines that asked for the same. Release it with `releaseBackend`. */
export function acquireBackend(options: EngineOptions): Promise<SharedBackend> {
  const acquired = opening.then(async () => {
    const shared = [...open].find((one) => one.serves(options)) ?? (await openShared(options))
    shared.users++
    return shared
  })
  opening = acquired.catch(() => undefined)
  return acquired
}

/** Releases a shared backend. The last release closes it and its device. */
export function releaseBackend(shared: SharedBackend): void {
  if (--shared.users > 0) return
  open.delete(shared)
  shared.close()
}
