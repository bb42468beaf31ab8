import { formatNumber } from '../math/picture/format.ts'
import type { StageNumber } from '../scenarios/scenario.ts'
import { answersOf } from './answers.ts'
import { Latest } from './latest.ts'
import { sameItems } from './same-items.ts'
import type { Workbench } from './workbench.ts'

/** A number that stands on a stage; empty until it is known, a dash where it cannot be. */
export interface ShownNumber {
  readonly label: string
  readonly value: string
}

const none: readonly StageNumber[] = []

/**
 * The numbers that a lecture's step wants on each of its stages, of the experiment and the runs that the stage shows. They are
 * computed while the workbench rests; the newest question counts. Dispatches `change` when there is something new to show.
 */
export class StageNumbers extends EventTarget {
  readonly #workbench: Workbench
  #asked: readonly StageNumber[] = none
  #of: readonly unknown[] = []
  #values: readonly (number | undefined)[] = []
  readonly #work = new Latest(() => undefined)

  constructor(workbench: Workbench) {
    super()
    this.#workbench = workbench
    for (const name of ['change', 'terrain-change', 'trajectory-change'])
      workbench.addEventListener(name, () => this.#follow())
  }

  get asked(): readonly StageNumber[] {
    return this.#asked
  }

  ask(asked: readonly StageNumber[] = none): void {
    if (asked === this.#asked) return
    this.#asked = asked
    this.#follow()
  }

  /** Each that is asked for, in its order. */
  get shown(): ShownNumber[] {
    return this.#asked.map(({ label }, i) => {
      const value = this.#values[i]
      return {
        label,
        value: value === undefined ? '…' : Number.isFinite(value) ? formatNumber(value, 3) : '–',
      }
    })
  }

  async whenIdle(): Promise<void> {
    await this.#work.whenIdle()
  }

  cancel(): void {
    this.#work.cancel()
    this.#of = []
  }

  #follow(): void {
    const of = [this.#asked, ...this.#workbench.runs]
    if (sameItems(of, this.#of)) return
    this.#work.cancel()
    this.#of = of
    this.#values = []
    if (this.#asked.length > 0) this.#work.submit((signal) => this.#compute(signal))
  }

  /** Waits until everything rests: what changes until then asks anew. */
  async #compute(signal: AbortSignal): Promise<void> {
    await this.#workbench.whenIdle()
    const { experiment, engine, runs: all } = this.#workbench
    const runs = all.filter((run) => run !== undefined)
    if (signal.aborted || !engine || runs.length < all.length) return
    const source = { experiment, runs, answers: answersOf(engine, signal) }
    const { quantityOf } = await import('../experiment/quantity/index.ts')
    for (const { quantity, arguments: given } of this.#asked) {
      const value = await quantityOf(source, quantity, given).catch(() => NaN)
      if (signal.aborted) return
      this.#values = [...this.#values, value]
      this.dispatchEvent(new Event('change'))
    }
  }
}
