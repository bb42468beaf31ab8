/** A claim of words that is false. */
export interface ClaimNote {
  /** What stands in the braces of its number. */
  readonly source: string
  /** What it is about, in words. */
  readonly label: string
  /** Why it is false, as the end of a sentence that begins with that. */
  readonly fault: string
  /** The value that would be true; '' where none is known. */
  readonly mend: string
}
