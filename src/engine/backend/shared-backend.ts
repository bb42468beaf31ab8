import { type Backend, openBackend } from './backend.ts'
import { DeviceLostError } from './device-lost.ts'
import { IdleTime } from './idle-time.ts'
import type { EngineOptions, VariantStore } from './options.ts'

/**
 * The backend that the engines of a page share, and its device. When the device is lost another one is opened, or the
 * best fallback; what was under way is cut off.
 */
export class SharedBackend {
  /** Number of engines that have acquired it. */
  users = 0
  /** The time in which no engine works on it. */
  readonly idle = new IdleTime()
  /** Names of the fastest kernel variants on it. */
  readonly tuned: VariantStore
  readonly #asked: EngineOptions
  readonly #listeners = new Set<(reason: string) => void>()
  #backend: Backend
  #cut = new AbortController()
  #ready: Promise<void> = Promise.resolve()
  #closed = false

  constructor(asked: EngineOptions, backend: Backend) {
    this.#asked = asked
    this.tuned = asked.tuned ?? new Map<string, string>()
    this.#backend = backend
    this.#watch()
  }

  get backend(): Backend {
    return this.#backend
  }

  /** Aborts, with a DeviceLostError, when the present device is lost. */
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
  onRebuilt(listener: (reason: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  close(): void {
    this.#closed = true
    this.idle.dispose()
    this.#backend.close()
  }

  #watch(): void {
    const { shared } = this.#backend
    void shared?.lost.then((reason) => {
      if (this.#closed) return
      this.#ready = this.#rebuild(reason)
      this.#ready.catch(() => undefined)
    })
  }

  async #rebuild(reason: string): Promise<void> {
    this.#cut.abort(new DeviceLostError(reason))
    this.#backend.close()
    this.#backend = await openBackend({})
    this.#cut = new AbortController()
    if (this.#closed) return this.#backend.close()
    this.#watch()
    const now = `${reason} Everything was built again on ${this.#backend.adapter}.`
    for (const listener of this.#listeners) listener(now)
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
