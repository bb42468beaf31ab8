import { type Backend, openBackend } from './backend.ts'
import { DeviceLostError } from './device-lost.ts'
import { IdleTime } from './idle-time.ts'
import type { AutotuneStore } from '../kernels/autotune/autotune.ts'
import type { EngineOptions } from '../types.ts'

/**
 * The backend that the engines of a page share, and its device. When the device is lost another one is opened, or the
 * best fallback; what was under way is cut off.
 */
export class Workplace {
  /** Counts the engines that work here. */
  users = 0
  /** The time in which no engine works here. */
  readonly idle = new IdleTime()
  /** Which kernel forms are the fastest here. */
  readonly tuned: AutotuneStore
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

  /** Whether an engine that asks for this can work here. */
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

const workplaces = new Set<Workplace>()
let opening: Promise<unknown> = Promise.resolve()

async function openWorkplace(options: EngineOptions): Promise<Workplace> {
  for (const workplace of workplaces) {
    if (!workplace.serves(options)) continue
    workplace.users++
    return workplace
  }
  for (const { backend } of workplaces)
    if (backend.name === 'webgpu' && options.device)
      throw new Error(
        'The engines of a page share one graphics device: dispose those on the other one first.',
      )
  const workplace = new Workplace(options, await openBackend(options))
  workplace.users++
  workplaces.add(workplace)
  return workplace
}

/** A place to work in, shared with the engines that asked for the same; `leaveWorkplace` gives it back. */
export function enterWorkplace(options: EngineOptions): Promise<Workplace> {
  const entered = opening.then(() => openWorkplace(options))
  opening = entered.catch(() => undefined)
  return entered
}

/** The last to leave closes the backend and the device. */
export function leaveWorkplace(workplace: Workplace): void {
  if (--workplace.users > 0) return
  workplaces.delete(workplace)
  workplace.close()
}
