/** A choice of the reader's that this machine keeps from visit to visit, under a key of the browser's store. */
export class SavedChoice<Choice extends string> {
  readonly #key: string
  readonly #choices: readonly [Choice, ...Choice[]]

  /** `choices`: all that there are, the usual one first. */
  constructor(key: string, choices: readonly [Choice, ...Choice[]]) {
    this.#key = key
    this.#choices = choices
  }

  /** The choice that was kept; the usual one where none was, or where nothing can be kept. */
  get(): Choice {
    const [usual] = this.#choices
    try {
      const kept = localStorage.getItem(this.#key)
      return this.#choices.find((choice) => choice === kept) ?? usual
    } catch {
      return usual
    }
  }

  keep(choice: Choice): void {
    try {
      localStorage.setItem(this.#key, choice)
    } catch {
      return
    }
  }
}
