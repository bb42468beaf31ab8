/** Thrown for a piece of a lecture's text that cannot be read, with a plain sentence; whoever knows its place adds it. */
export class TextError extends Error {
  override readonly name = 'TextError'
  /** Keys that lead from what was read to the part that it is about; a number behind a text is that of its letter. */
  readonly within: readonly (string | number)[]

  constructor(sentence: string, within: readonly (string | number)[] = []) {
    super(sentence)
    this.within = within
  }
}

/** What reads a part of something, whose errors say which. */
export function reading<T>(part: readonly (string | number)[], read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof TextError) throw new TextError(error.message, [...part, ...error.within])
    throw error
  }
}

/** The sentence of such an error; any other is thrown on. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof TextError) return error.message
  throw error
}
