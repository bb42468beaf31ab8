/** The string methods whose result is still a text that a person wrote. */
interface Kept {
  /** Never present at run time; it only marks the type. */
  readonly authored?: never
  trim(): Authored
  slice(from?: number, to?: number): Authored
}

/**
 * A text that a person wrote, such as the title of a lecture or the name of a column or file. Any string can be one. It appears on the
 * screen only as `Given` (words/language); otherwise it would be translated wherever it matches a text of the interface. An ESLint rule
 * enforces this.
 */
export type Authored = Kept & string
