/** The methods by which a text that a person wrote stays one. */
interface Kept {
  /** In no value: only types have it. */
  readonly authored?: never
  trim(): Authored
  slice(from?: number, to?: number): Authored
}

/**
 * A text that a person wrote: the title of a lecture, the name of a column or of a file. Any string can be one. It comes onto the screen
 * as `Given` (words/language) alone, or it would be translated wherever it is a word of the screen; a rule of ESLint holds that.
 */
export type Authored = Kept & string
