/** A choice that the browser saves between visits under a key. */
export class SavedChoice<Choice extends string> {
  readonly #key: string
  readonly #choices: readonly [Choice, ...Choice[]]

  /** `choices`: all possible ones, the default first. */
  constructor(key: string, choices: readonly [Choice, ...Choice[]]) {
    this.#key = key
    this.#choices = choices
  }

  /** Returns the stored choice, or the default if there is none or storage is unavailable. */
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
