/** Thrown if a piece of a lecture's text cannot be read, with a plain sentence. The caller adds the place. */
export class TextError extends Error {
  override readonly name = 'TextError'
  /** The keys that lead to the faulty part. A number after a text is the position of a character. */
  readonly within: readonly (string | number)[]

  constructor(sentence: string, within: readonly (string | number)[] = []) {
    super(sentence)
    this.within = within
  }
}

/** Runs `read`, and prefixes the path of its errors with `part`. */
export function reading<T>(part: readonly (string | number)[], read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof TextError) throw new TextError(error.message, [...part, ...error.within])
    throw error
  }
}

/** The message of a TextError; throws any other error again. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof TextError) return error.message
  throw error
}
