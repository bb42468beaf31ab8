import type { IdleTime } from '../../backend/idle-time.ts'
import type { VariantStore } from '../../backend/options.ts'

interface Named {
  readonly name: string
}

/** A small piece of the work, computed by one variant. */
export interface Sample {
  readonly milliseconds: number
  readonly values: Float32Array
}

/** A comparison of variants of the same work. */
export interface Trial<Variant extends Named> {
  /** Names the class of work, for which the fastest variant is stored. */
  readonly key: string
  /** Names the exact program, of which a class may have several. */
  readonly program: string
  /** The fastest to compile comes first. */
  readonly variants: readonly Variant[]
  readonly isReady: (variant: Variant) => boolean
  readonly compile: (variant: Variant) => Promise<unknown>
  /** Runs the same small piece of the work on a variant. Rejects when the signal aborts. */
  readonly sample: (variant: Variant, signal: AbortSignal) => Promise<Sample>
}

/** Timed rounds of each variant, after a warm-up round. */
const rounds = 3

const asFlags = [() => true, () => false] as const

const sameBits = (one: Sample, other: Sample): boolean => {
  const words = new Uint32Array(other.values.buffer, other.values.byteOffset, other.values.length)
  return new Uint32Array(one.values.buffer, one.values.byteOffset, one.values.length).every(
    (w, i) => w === words[i],
  )
}

const sameKey = (program: string, { name }: Named): string => `${program}, ${name}`

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/**
 * Finds the fastest of several variants on this adapter in idle time. Until it is found and compiled, the
 * variant that compiles soonest does the work, so nobody waits for a shader. A compiler may fuse products and
 * sums differently in each variant, so a variant whose sample differs in any bit from that of the
 * soonest-compiled one never takes over, and a picture stays as it was. Each program is compared again.
 */
export class Autotune<Variant extends Named> {
  readonly #idle: IdleTime
  readonly #store: VariantStore
  readonly #adapter: string
  readonly #disposed = new AbortController()
  /** Programs and variants whose bits were compared and agree. */
  readonly #same = new Set<string>()
  #next: Trial<Variant> | undefined
  #words = 'not yet'

  /** `adapter` names the adapter under which the store keeps results. */
  constructor(idle: IdleTime, store: VariantStore, adapter: string) {
    this.#idle = idle
    this.#store = store
    this.#adapter = adapter
  }

  /** Describes the result of the last trial. */
  get words(): string {
    return this.#words
  }

  /**
   * Returns the variant to use now: the fastest if it is known and ready, otherwise the one that compiles
   * soonest.
   */
  choose(trial: Trial<Variant>): Variant {
    const [soonest] = trial.variants
    if (!soonest) throw new Error('There is no variant to choose from.')
    const fastest = this.#fastest(trial)
    return fastest && this.#isSettled(trial, fastest) ? fastest : soonest
  }

  /**
   * Schedules idle work that compiles the fastest variant, or finds it if it is unknown. Only the latest
   * trial counts.
   */
  propose(trial: Trial<Variant>): void {
    const fastest = this.#fastest(trial)
    if (trial.variants.length < 2 || (fastest && this.#isSettled(trial, fastest))) return
    if (this.#disposed.signal.aborted) return
    const waits = this.#next !== undefined
    this.#next = trial
    if (!waits) this.#idle.want((signal) => this.#work(AbortSignal.any([signal, this.#disposed.signal])))
  }

  /** Cancels what was proposed. */
  dispose(): void {
    this.#disposed.abort()
    this.#next = undefined
  }

  #fastest({ key, variants }: Trial<Variant>): Variant | undefined {
    const name = this.#store.get(this.#keyOf(key))
    return variants.find((variant) => variant.name === name)
  }

  #isSettled({ program, variants, isReady }: Trial<Variant>, variant: Variant): boolean {
    return isReady(variant) && (variant === variants[0] || this.#same.has(sameKey(program, variant)))
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

  /** Compiles the fastest known variant and compares its bits, or runs the trial if none is known. */
  async #settle(trial: Trial<Variant>, signal: AbortSignal): Promise<void> {
    const known = this.#fastest(trial)
    if (known && (await this.#agrees(trial, known, signal))) this.#words = `${known.name}, as found before`
    else await this.#try(trial, signal)
  }

  /**
   * Compiles a variant, and returns whether that succeeds and its bits equal those of the soonest-compiled
   * one.
   */
  async #agrees(
    { program, variants, compile, sample }: Trial<Variant>,
    variant: Variant,
    signal: AbortSignal,
  ): Promise<boolean> {
    const [soonest = variant] = variants
    for (const one of [soonest, variant]) if (!(await compile(one).then(...asFlags))) return false
    if (variant === soonest) return true
    const same = sameBits(await sample(soonest, signal), await sample(variant, signal))
    if (same) this.#same.add(sameKey(program, variant))
    return same
  }

  async #try(
    { key, program, variants, compile, sample }: Trial<Variant>,
    signal: AbortSignal,
  ): Promise<void> {
    const samples = new Map<Variant, Sample[]>()
    for (const variant of variants) {
      signal.throwIfAborted()
      if (await compile(variant).then(...asFlags)) samples.set(variant, [])
    }
    for (let round = -1; round < rounds; round++)
      for (const [variant, taken] of samples) {
        signal.throwIfAborted()
        const found = await sample(variant, signal)
        if (round >= 0) taken.push(found)
      }
    signal.throwIfAborted()
    const [soonest] = [...samples.values()].map(([first]) => first)
    const found = [...samples].map(([{ name }, taken]) => ({
      name,
      milliseconds: median(taken.map(({ milliseconds }) => milliseconds)),
      same: taken.every((one) => soonest && sameBits(one, soonest)),
    }))
    found.sort((a, b) => a.milliseconds - b.milliseconds)
    const words = (same: boolean) => (same ? '' : ', with other bits')
    this.#words = found
      .map(({ name, milliseconds, same }) => `${name}: ${milliseconds.toFixed(1)} ms${words(same)}`)
      .join('; ')
    for (const { name, same } of found) if (same) this.#same.add(sameKey(program, { name }))
    const fastest = found.find(({ same }) => same)
    if (fastest) this.#store.set(this.#keyOf(key), fastest.name)
  }
}
