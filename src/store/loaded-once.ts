import { signal } from '@preact/signals-core'
import { orLoadError } from '../experiment/spec/values/load-error.ts'

/** A part of the code that is loaded when it is first needed. */
export class LoadedOnce<T> {
  readonly #fetch: () => Promise<T>
  readonly #name: string
  readonly #loaded = signal<{ readonly part: T } | undefined>()
  #loading: Promise<void> | undefined

  constructor(fetch: () => Promise<T>, name: string) {
    this.#fetch = fetch
    this.#name = name
  }

  /** The part; undefined until it is loaded. */
  get part(): T | undefined {
    return this.#loaded.value?.part
  }

  /** Begins to load it, once. */
  load(failed: (error: unknown) => void): void {
    this.#loading ??= orLoadError(this.#fetch(), this.#name).then(
      (part) => void (this.#loaded.value = { part }),
      failed,
    )
  }

  /** Resolves when loading has ended, if it has begun. */
  async whenLoaded(): Promise<void> {
    await this.#loading
  }
}
