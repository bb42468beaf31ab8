/** A claim of words that is false. */
export interface ClaimNote {
  /** What stands in the braces of its number. */
  readonly source: string
  /** What it is about, in words. */
  readonly label: string
  /** Why it is false, as the end of a sentence that begins with that. */
  readonly fault: string
  /** The button that makes it true, such as `Write 2.57`; '' where nothing is known that would. */
  readonly mend: string
}
