/** Thrown for a piece of a lecture's text that cannot be read, with a plain sentence; whoever knows its place adds it. */
export class TextError extends Error {
  override readonly name = 'TextError'
}
