import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { trainingSeconds } from '../../../engine/workload.ts'
import { acquireWorkers, releaseWorkers } from '../../../engine/workers/worker-pool.ts'
import type { QuantityCall } from '../../../exchange/lecture/notation/quantity-text.ts'
import { hasRuns, type Experiment } from '../../../experiment/spec/experiment.ts'

/** Seconds of training up to which a place of a dial is tried unasked. */
const quick = 0.5

/** What is asked at each place of a dial. */
export interface AskedAlong {
  /** The experiments of its places. */
  readonly experiments: readonly Experiment[]
  readonly calls: readonly QuantityCall[]
}

const keyOf = (experiment: Experiment, { quantity, arguments: given }: QuantityCall): string =>
  JSON.stringify([{ ...experiment, view: undefined, title: undefined }, quantity, given])

const isQuick = (experiment: Experiment): boolean =>
  !hasRuns(experiment) || trainingSeconds(experiment, undefined) <= quick

/** Numbers in float64 at the places of a dial to which nobody turned it, from the workers of the page. Owns them: `dispose`. */
export class DialAnswers {
  readonly #found = signal<ReadonlyMap<string, number>>(new Map())
  readonly #pool = acquireWorkers()
  readonly #stop: () => void
  #asking = new AbortController()

  constructor(wanted: ReadonlySignal<AskedAlong>) {
    this.#stop = effect(() => {
      const asked = wanted.value
      untracked(() => void this.#work(asked))
    })
  }

  /** A number at a place; NaN where there is none, undefined while it is not known. Tracked. */
  valueOf(experiment: Experiment, call: QuantityCall): number | undefined {
    return this.#found.value.get(keyOf(experiment, call))
  }

  dispose(): void {
    this.#stop()
    this.#asking.abort()
    releaseWorkers()
  }

  /** Finds one number after another, until others are wanted. */
  async #work({ experiments, calls }: AskedAlong): Promise<void> {
    this.#asking.abort()
    const { signal } = (this.#asking = new AbortController())
    for (const experiment of experiments.filter(isQuick))
      for (const call of calls) {
        const key = keyOf(experiment, call)
        if (this.#found.peek().has(key)) continue
        const number = await this.#numberOf(experiment, call, signal)
        if (signal.aborted) return
        this.#found.value = new Map([...this.#found.peek(), [key, number]])
      }
  }

  async #numberOf(experiment: Experiment, call: QuantityCall, signal: AbortSignal): Promise<number> {
    try {
      const task = { kind: 'quantity', ...call, draws: 1 } as const
      const [number = NaN] = await this.#pool.do(experiment, task, 'study', {
        signal,
        onProgress: () => undefined,
      })
      return number
    } catch {
      // There is no such number there, or nobody wants it any more.
      return NaN
    }
  }
}
