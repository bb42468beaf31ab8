import { effect, untracked, type ReadonlySignal } from '@preact/signals-core'
import type { ExperimentIssue } from '../experiment/spec/values/error.ts'

/** What an owner needs of an analysis. */
export interface Owned {
  readonly busy: ReadonlySignal<boolean>
  readonly error: ReadonlySignal<readonly ExperimentIssue[]>
  run(): void
  cancel(): void
  dismiss(): void
  whenIdle(): Promise<void>
  dispose(): void
}

/** Takes ownership of each analysis as it is made, at any depth. */
export interface AnalysisOwner {
  /** Number of experiments opened so far: an answer to one is not shown for another. Tracked. */
  readonly openings: number
  own(analysis: Owned): void
}

/** What an owner reads of the store behind its analyses. */
interface Opened {
  readonly openings: number
  /** Number of times that the graphics device was requested again. */
  readonly retries: number
}

/** What an owner does for an analysis besides disposing it. */
interface AnalysisOptions {
  /** Whether its errors are shown on the screen until they are dismissed. */
  readonly reported?: boolean
  /** Whether Escape cancels it. */
  readonly cancellable?: boolean
}

/** The analyses of one owner, with operations on all of them. Call `dispose`. */
export class OwnedAnalyses implements AnalysisOwner {
  readonly #all: (AnalysisOptions & { readonly analysis: Owned })[] = []
  readonly #store: () => Opened | undefined
  readonly #stop: () => void
  #seen: number

  /**
   * Failed analyses run again when the graphics device of `store`, which is tracked, has been requested
   * again.
   */
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

  /** Returns this owner for analyses with these options. */
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

  /** Errors to show on the screen. */
  get issues(): readonly ExperimentIssue[] {
    return this.#reported.flatMap(({ error }) => error.value)
  }

  /** Dismisses the errors on the screen. */
  dismiss(): void {
    for (const analysis of this.#reported) analysis.dismiss()
  }

  /** Cancels the work that Escape ends, keeping partial results. Returns false if there was none. */
  cancel(): boolean {
    const ended = this.#all.filter(({ cancellable }) => cancellable).map(({ analysis }) => analysis)
    const busy = ended.some((analysis) => analysis.busy.peek())
    for (const analysis of ended) analysis.cancel()
    return busy
  }

  /** Resolves when each analysis has been idle once. */
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
