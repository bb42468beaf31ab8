import type { ExperimentIssue } from '../experiment/spec/values/error.ts'
import { Analysis } from './analysis.ts'

/** The care of an owner for an analysis, besides disposing it. */
interface Care {
  /** Its faults stand on the screen, until they are put away. */
  readonly told?: boolean
  /** Escape ends it. */
  readonly cancellable?: boolean
}

/** The analyses of one owner, and all that is asked of them together. */
export class OwnedAnalyses {
  readonly #all: (Care & { readonly analysis: Analysis<unknown, unknown> })[] = []

  /** Takes over an analysis, or those among the fields of what is made of some, and returns what it was given. */
  own<Made extends object>(made: Made, care: Care = {}): Made {
    const parts: unknown[] = [made, ...Object.values(made)]
    for (const part of parts) if (part instanceof Analysis) this.#all.push({ ...care, analysis: part })
    return made
  }

  get #told(): readonly Analysis<unknown, unknown>[] {
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

  /** Asks again for what has failed. */
  retry(): void {
    for (const { analysis } of this.#all) if (analysis.error.peek().length > 0) analysis.run()
  }

  /** Resolves when each has been idle since. */
  async whenIdle(): Promise<void> {
    for (const { analysis } of this.#all) await analysis.whenIdle()
  }

  dispose(): void {
    for (const { analysis } of this.#all) analysis.dispose()
  }
}
