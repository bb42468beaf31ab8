import { effect, untracked, type ReadonlySignal } from '@preact/signals-core'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'

/** All that an owner asks of an analysis. */
export interface Owned {
  readonly busy: ReadonlySignal<boolean>
  readonly error: ReadonlySignal<readonly ExperimentIssue[]>
  run(): void
  cancel(): void
  dismiss(): void
  whenIdle(): Promise<void>
  dispose(): void
}

/** Takes over each analysis as it is made, however deep it is hidden in what is made of it. */
export interface AnalysisOwner {
  /** Count of the experiments that were opened: an answer to one is not shown for another. Tracked. */
  readonly openings: number
  own(analysis: Owned): void
}

/** All that an owner reads of the store that its analyses are computed from. */
interface Opened {
  readonly openings: number
  /** Count of the times that the graphics device was asked for again. */
  readonly retries: number
}

/** What an owner does for an analysis besides disposing it. */
interface AnalysisOptions {
  /** Its faults are shown on the screen, until they are put away. */
  readonly reported?: boolean
  /** Escape ends it. */
  readonly cancellable?: boolean
}

/** The analyses of one owner, and all that is asked of them together: `dispose`. */
export class OwnedAnalyses implements AnalysisOwner {
  readonly #all: (AnalysisOptions & { readonly analysis: Owned })[] = []
  readonly #store: () => Opened | undefined
  readonly #stop: () => void
  #seen: number

  /** Asks again what has failed when the graphics device of `store`, which is tracked, was asked for again. */
  constructor(store: () => Opened | undefined) {
    this.#store = store
    this.#seen = untracked(() => this.#retries)
    this.#stop = effect(this.#retriesFollowed)
  }

  get openings(): number {
    return this.#store()?.openings ?? 0
  }

  own(analysis: Owned, options: AnalysisOptions = {}): void {
    this.#all.push({ ...options, analysis })
  }

  /** This owner, for analyses whose faults are shown or that Escape ends. */
  with(options: AnalysisOptions): AnalysisOwner {
    const openings = () => this.openings
    return {
      get openings() {
        return openings()
      },
      own: (analysis) => this.own(analysis, options),
    }
  }

  get #retries(): number {
    return this.#store()?.retries ?? 0
  }

  get #reported(): readonly Owned[] {
    return this.#all.filter(({ reported }) => reported).map(({ analysis }) => analysis)
  }

  /** Faults that are shown on the screen. */
  get issues(): readonly ExperimentIssue[] {
    return this.#reported.flatMap(({ error }) => error.value)
  }

  /** Puts the faults on the screen away. */
  dismiss(): void {
    for (const analysis of this.#reported) analysis.dismiss()
  }

  /** Ends the work that Escape ends; results so far stay. Returns false where there was none. */
  cancel(): boolean {
    const ended = this.#all.filter(({ cancellable }) => cancellable).map(({ analysis }) => analysis)
    const busy = ended.some((analysis) => analysis.busy.peek())
    for (const analysis of ended) analysis.cancel()
    return busy
  }

  /** Resolves when each has been idle since. */
  async whenIdle(): Promise<void> {
    for (const { analysis } of this.#all) await analysis.whenIdle()
  }

  dispose(): void {
    this.#stop()
    for (const { analysis } of this.#all) analysis.dispose()
  }

  readonly #retriesFollowed = (): void => {
    const retries = this.#retries
    if (retries === this.#seen) return
    this.#seen = retries
    for (const { analysis } of this.#all)
      if (analysis.error.peek().length > 0) untracked(() => analysis.run())
  }
}
