/** Thrown for a piece of a lecture's text that cannot be read, with a plain sentence; whoever knows its place adds it. */
export class TextError extends Error {
  override readonly name = 'TextError'
}

/** The sentence of such an error; any other is thrown on. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof TextError) return error.message
  throw error
}
