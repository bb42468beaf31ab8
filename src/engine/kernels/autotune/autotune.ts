import type { IdleTime } from '../../backend/idle-time.ts'
import type { VariantStore } from '../../backend/options.ts'

interface Named {
  readonly name: string
}

/** A comparison of variants that give the same bits. */
export interface Trial<Variant extends Named> {
  /** Names the class of work that the fastest variant is kept for. */
  readonly key: string
  /** The one that compiles soonest first. */
  readonly variants: readonly Variant[]
  readonly isReady: (variant: Variant) => boolean
  /** Resolves when a variant is ready. */
  readonly compile: (variant: Variant) => Promise<unknown>
  /** Milliseconds of a small piece of the work. Rejects when the signal aborts. */
  readonly time: (variant: Variant, signal: AbortSignal) => Promise<number>
}

/** Times of each variant that count, after one that does not. */
const rounds = 3

const asFlags = [() => true, () => false] as const

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/**
 * Finds out in idle time which of several variants is the fastest on this adapter. Until then, and while the fastest is being
 * compiled, the variant that compiles soonest works, so that nobody waits for a shader.
 */
export class Autotune<Variant extends Named> {
  readonly #idle: IdleTime
  readonly #store: VariantStore
  readonly #adapter: string
  readonly #gone = new AbortController()
  #next: Trial<Variant> | undefined
  #words = 'not yet'

  /** `adapter` names whose times the store keeps. */
  constructor(idle: IdleTime, store: VariantStore, adapter: string) {
    this.#idle = idle
    this.#store = store
    this.#adapter = adapter
  }

  /** The result of the last trial, in words. */
  get words(): string {
    return this.#words
  }

  /** The variant to work with now: the fastest where it is known and ready, otherwise the one that compiles soonest. */
  choose(trial: Trial<Variant>): Variant {
    const [soonest] = trial.variants
    if (!soonest) throw new Error('There is no variant to choose from.')
    const fastest = this.#fastest(trial)
    return fastest && trial.isReady(fastest) ? fastest : soonest
  }

  /** In idle time, compiles the fastest variant, and finds out which that is where it is not known. The latest trial counts. */
  propose(trial: Trial<Variant>): void {
    const fastest = this.#fastest(trial)
    if (trial.variants.length < 2 || (fastest && trial.isReady(fastest))) return
    if (this.#gone.signal.aborted) return
    const waits = this.#next !== undefined
    this.#next = trial
    if (!waits) this.#idle.want((signal) => this.#work(AbortSignal.any([signal, this.#gone.signal])))
  }

  /** Gives up what was proposed. */
  dispose(): void {
    this.#gone.abort()
    this.#next = undefined
  }

  #fastest({ key, variants }: Trial<Variant>): Variant | undefined {
    const name = this.#store.get(this.#keyOf(key))
    return variants.find((variant) => variant.name === name)
  }

  #keyOf(key: string): string {
    return `${this.#adapter}, ${key}`
  }

  async #work(signal: AbortSignal): Promise<void> {
    for (let trial = this.#next; trial; trial = this.#next) {
      try {
        await this.#settle(trial, signal)
      } catch (error) {
        if (signal.aborted) throw error
      }
      if (this.#next === trial) this.#next = undefined
    }
  }

  /** Compiles the variant that is known to be the fastest, or finds out which that is. */
  async #settle(trial: Trial<Variant>, signal: AbortSignal): Promise<void> {
    const known = this.#fastest(trial)
    const compiled = known && (await trial.compile(known).then(...asFlags))
    if (compiled) this.#words = `${known.name}, as found before`
    else await this.#try(trial, signal)
  }

  async #try({ key, variants, compile, time }: Trial<Variant>, signal: AbortSignal): Promise<void> {
    const times = new Map<Variant, number[]>()
    for (const variant of variants) {
      signal.throwIfAborted()
      if (await compile(variant).then(...asFlags)) times.set(variant, [])
    }
    for (let round = -1; round < rounds; round++)
      for (const [variant, taken] of times) {
        signal.throwIfAborted()
        const milliseconds = await time(variant, signal)
        if (round >= 0) taken.push(milliseconds)
      }
    signal.throwIfAborted()
    const found = [...times].map(([variant, taken]) => ({ name: variant.name, taken: median(taken) }))
    found.sort((a, b) => a.taken - b.taken)
    this.#words = found.map(({ name, taken }) => `${name}: ${taken.toFixed(1)} ms`).join('; ')
    if (found[0]) this.#store.set(this.#keyOf(key), found[0].name)
  }
}
