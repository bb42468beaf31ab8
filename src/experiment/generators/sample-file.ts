/** Texts that samples are read from, one each, which are loaded when they are first needed. */
export class SampleFile {
  /** Its name for people. */
  readonly name: string
  readonly #load: () => Promise<readonly string[]>
  #rows: readonly string[] | undefined

  constructor(name: string, load: () => Promise<readonly string[]>) {
    this.name = name
    this.#load = load
  }

  /** All texts; undefined while they are not here. */
  get rows(): readonly string[] | undefined {
    return this.#rows
  }

  /** Loads the texts; undefined where they are here. */
  fetch(): Promise<void> | undefined {
    return this.#rows ? undefined : this.#load().then((rows) => this.keep(rows))
  }

  /** Takes texts over that were loaded elsewhere. */
  keep(rows: readonly string[]): void {
    this.#rows = rows
  }

  /** All texts. @throws Error where they are not here */
  read(): readonly string[] {
    if (!this.#rows) throw new Error(`${this.name} must be loaded first.`)
    return this.#rows
  }

  /** Text n. @throws Error where there is none */
  row(n: number): string {
    const row = this.read()[n]
    if (row === undefined) throw new Error(`${this.name}: there is no text ${n}.`)
    return row
  }
}
