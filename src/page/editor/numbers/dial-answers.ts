import { effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core'
import { trainingSeconds } from '../../../engine/workload.ts'
import { acquireWorkers, releaseWorkers } from '../../../engine/workers/worker-pool.ts'
import type { QuantityCall } from '../../../exchange/lecture/notation/quantity-text.ts'
import { hasRuns, type Experiment } from '../../../experiment/spec/experiment.ts'

/** Seconds of training up to which a value of a dial is tried automatically. */
const quick = 0.5

/** What to compute for each value of a dial. */
export interface AskedAlong {
  /** The experiments of its values. */
  readonly experiments: readonly Experiment[]
  readonly calls: readonly QuantityCall[]
}

const keyOf = (experiment: Experiment, { quantity, arguments: given }: QuantityCall): string =>
  JSON.stringify([{ ...experiment, view: undefined, title: undefined }, quantity, given])

const isQuick = (experiment: Experiment): boolean =>
  !hasRuns(experiment) || trainingSeconds(experiment, undefined) <= quick

/** Computes numbers in float64 for all values of a dial, in the workers of the page. Owns them: call `dispose`. */
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

  /** A number for one experiment; NaN if it does not exist, undefined while unknown. Tracked. */
  valueOf(experiment: Experiment, call: QuantityCall): number | undefined {
    return this.#found.value.get(keyOf(experiment, call))
  }

  dispose(): void {
    this.#stop()
    this.#asking.abort()
    releaseWorkers()
  }

  /** Computes one number after another until other numbers are requested. */
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
      // This number does not exist there, or is no longer needed.
      return NaN
    }
  }
}
