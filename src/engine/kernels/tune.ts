import type { IdleTime } from '../backend/idle-time.ts'
import type { VariantStore } from '../backend/options.ts'

interface Named {
  readonly name: string
}

/** Forms that give the same bits, and how to find out which is the fastest. */
export interface Trial<Form extends Named> {
  /** Names the class of work that the fastest form is kept for. */
  readonly key: string
  /** The one that compiles soonest first. */
  readonly forms: readonly Form[]
  readonly isReady: (form: Form) => boolean
  /** Resolves when a form is ready. */
  readonly compile: (form: Form) => Promise<unknown>
  /** Milliseconds of a small piece of the work. Rejects when the signal aborts. */
  readonly time: (form: Form, signal: AbortSignal) => Promise<number>
}

/** Times of each form that count, after one that does not. */
const rounds = 3

const asFlags = [() => true, () => false] as const

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/**
 * Finds out in idle time which of several forms is the fastest on this adapter. Until then, and while the fastest is being
 * compiled, the form that compiles soonest works, so that nobody waits for a shader.
 */
export class Tune<Form extends Named> {
  readonly #idle: IdleTime
  readonly #store: VariantStore
  readonly #adapter: string
  readonly #gone = new AbortController()
  #next: Trial<Form> | undefined
  #words = 'not yet'

  /** `adapter` names whose times the store keeps. */
  constructor(idle: IdleTime, store: VariantStore, adapter: string) {
    this.#idle = idle
    this.#store = store
    this.#adapter = adapter
  }

  /** What the last trial found, in words. */
  get words(): string {
    return this.#words
  }

  /** The form to work with now: the fastest where it is known and ready, otherwise the one that compiles soonest. */
  choose(trial: Trial<Form>): Form {
    const [soonest] = trial.forms
    if (!soonest) throw new Error('There is no form to choose from.')
    const fastest = this.#fastest(trial)
    return fastest && trial.isReady(fastest) ? fastest : soonest
  }

  /** In idle time, compiles the fastest form, and finds out which that is where it is not known. The latest trial counts. */
  propose(trial: Trial<Form>): void {
    const fastest = this.#fastest(trial)
    if (trial.forms.length < 2 || (fastest && trial.isReady(fastest))) return
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

  #fastest({ key, forms }: Trial<Form>): Form | undefined {
    const name = this.#store.get(this.#keyOf(key))
    return forms.find((form) => form.name === name)
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

  /** Compiles the form that is known to be the fastest, or finds out which that is. */
  async #settle(trial: Trial<Form>, signal: AbortSignal): Promise<void> {
    const known = this.#fastest(trial)
    const compiled = known && (await trial.compile(known).then(...asFlags))
    if (compiled) this.#words = `${known.name}, as found before`
    else await this.#try(trial, signal)
  }

  async #try({ key, forms, compile, time }: Trial<Form>, signal: AbortSignal): Promise<void> {
    const times = new Map<Form, number[]>()
    for (const form of forms) {
      signal.throwIfAborted()
      if (await compile(form).then(...asFlags)) times.set(form, [])
    }
    for (let round = -1; round < rounds; round++)
      for (const [form, taken] of times) {
        signal.throwIfAborted()
        const milliseconds = await time(form, signal)
        if (round >= 0) taken.push(milliseconds)
      }
    signal.throwIfAborted()
    const found = [...times].map(([form, taken]) => ({ name: form.name, taken: median(taken) }))
    found.sort((a, b) => a.taken - b.taken)
    this.#words = found.map(({ name, taken }) => `${name}: ${taken.toFixed(1)} ms`).join('; ')
    if (found[0]) this.#store.set(this.#keyOf(key), found[0].name)
  }
}
