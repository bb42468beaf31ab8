import { missingPart } from '../elements/missing-part.ts'
import type { ExperimentIssue } from '../experiment/spec/error.ts'
import type { predictionsOf } from '../view/predictions.ts'

type Predict = typeof predictionsOf

/** The closed forms and what is drawn of them, which are loaded after the first picture. Dispatches `change` when they have come. */
export class Theory extends EventTarget {
  issues: readonly ExperimentIssue[] = []
  #predict: Predict | undefined
  #coming: Promise<void> | undefined
  #begin: () => void = () => undefined
  readonly #begun = new Promise<void>((resolve) => (this.#begin = resolve))

  /** What predicts; undefined until it has come, which `whenIdle` waits for from now on. */
  get predict(): Predict | undefined {
    this.#coming ??= this.#load()
    return this.#predict
  }

  /** There is a picture: the rest may be loaded. */
  begin(): void {
    this.#coming ??= this.#load()
    this.#begin()
  }

  dismiss(): void {
    this.issues = []
  }

  async whenIdle(): Promise<void> {
    await this.#coming
  }

  async #load(): Promise<void> {
    await this.#begun
    await new Promise((resolve) => setTimeout(resolve))
    try {
      this.#predict = (await import('../view/predictions.ts')).predictionsOf
    } catch {
      this.issues = [{ path: '', message: missingPart('What theory predicts') }]
    }
    this.dispatchEvent(new Event('change'))
  }
}
