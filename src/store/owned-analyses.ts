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
  own(analysis: Owned): void
}

/** The care of an owner for an analysis, besides disposing it. */
interface Care {
  /** Its faults stand on the screen, until they are put away. */
  readonly told?: boolean
  /** Escape ends it. */
  readonly cancellable?: boolean
}

/** The analyses of one owner, and all that is asked of them together: `dispose`. */
export class OwnedAnalyses implements AnalysisOwner {
  readonly #all: (Care & { readonly analysis: Owned })[] = []
  readonly #retries: () => number
  readonly #stop: () => void
  #seen: number

  /** `retries` is the count of the times that the graphics device was asked for again; tracked. What has failed is then asked again. */
  constructor(retries: () => number) {
    this.#retries = retries
    this.#seen = untracked(retries)
    this.#stop = effect(this.#retriesFollowed)
  }

  own(analysis: Owned, care: Care = {}): void {
    this.#all.push({ ...care, analysis })
  }

  /** This owner, for analyses that are told of or that Escape ends. */
  with(care: Care): AnalysisOwner {
    return { own: (analysis) => this.own(analysis, care) }
  }

  get #told(): readonly Owned[] {
    return this.#all.filter(({ told }) => told).map(({ analysis }) => analysis)
  }

  /** Faults that stand on the screen. */
  get issues(): readonly ExperimentIssue[] {
    return this.#told.flatMap(({ error }) => error.value)
  }

  /** Puts the faults that stand on the screen away. */
  dismiss(): void {
    for (const analysis of this.#told) analysis.dismiss()
  }

  /** Ends the work that Escape ends; what stands stays. Returns false where there was none. */
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
    const retries = this.#retries()
    if (retries === this.#seen) return
    this.#seen = retries
    for (const { analysis } of this.#all)
      if (analysis.error.peek().length > 0) untracked(() => analysis.run())
  }
}
