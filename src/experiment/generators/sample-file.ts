/** A file of samples, one text each, loaded when it is first needed. */
export class SampleFile {
  /** Its name in messages. */
  readonly name: string
  readonly #load: () => Promise<readonly string[]>
  #rows: readonly string[] | undefined

  constructor(name: string, load: () => Promise<readonly string[]>) {
    this.name = name
    this.#load = load
  }

  /** All texts; undefined until they are loaded. */
  get rows(): readonly string[] | undefined {
    return this.#rows
  }

  /** Loads the texts; undefined if they are already loaded. */
  fetch(): Promise<void> | undefined {
    return this.#rows ? undefined : this.#load().then((rows) => this.keep(rows))
  }

  /** Sets texts that were loaded elsewhere. */
  keep(rows: readonly string[]): void {
    this.#rows = rows
  }

  /**
   * Returns all texts.
   * @throws Error if they are not loaded.
   */
  read(): readonly string[] {
    if (!this.#rows) throw new Error(`${this.name} must be loaded first.`)
    return this.#rows
  }

  /**
   * Returns text n.
   * @throws Error if it does not exist or is not loaded.
   */
  row(n: number): string {
    const row = this.read()[n]
    if (row === undefined) throw new Error(`There is no row ${n} in ${this.name}.`)
    return row
  }
}
