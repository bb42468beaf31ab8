import { ExperimentError } from '../spec/values/error.ts'
import { missingPart } from '../spec/values/missing-part.ts'

/** Texts that samples are read from, one each, which are loaded when they are first needed. */
export class SampleFile {
  readonly #load: () => Promise<readonly string[]>
  readonly #missing: string
  #rows: readonly string[] | undefined

  /** `name` says what is missing where it does not come. */
  constructor(name: string, load: () => Promise<readonly string[]>) {
    this.#missing = missingPart(name)
    this.#load = load
  }

  /** All texts; undefined while they are not here. */
  get rows(): readonly string[] | undefined {
    return this.#rows
  }

  /** Loads the texts; undefined where they are here. Rejects with a sentence where they do not come. */
  fetch(): Promise<void> | undefined {
    if (this.#rows) return undefined
    return this.#load().then(
      (rows) => this.keep(rows),
      () => Promise.reject(new Error(this.#missing)),
    )
  }

  /** Takes texts over that were loaded elsewhere. */
  keep(rows: readonly string[]): void {
    this.#rows = rows
  }

  /** Text n. @throws ExperimentError where it is not here */
  row(n: number): string {
    const row = this.#rows?.[n]
    if (row === undefined) throw ExperimentError.at('data.id', this.#missing)
    return row
  }
}
