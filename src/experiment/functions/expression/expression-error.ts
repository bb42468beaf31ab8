/** An error in an expression: a sentence, and its place in the text from `start` up to `end`. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  readonly start: number
  readonly end: number

  constructor(sentence: string, { start, end }: { readonly start: number; readonly end: number }) {
    super(sentence)
    this.start = start
    this.end = end
  }
}
