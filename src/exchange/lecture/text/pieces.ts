/** A piece of a text, from a letter of one line up to, not including, one of another, all counted from 1. */
export interface Range {
  readonly line: number
  readonly column: number
  /** The last line. */
  readonly end: number
  readonly endColumn: number
}

/** A piece of a text, from one offset to another, and what stands there instead. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly text: string
}

const isInserted = ({ from, to }: Piece): boolean => from === to

/** A text with other pieces: one within another goes with it, and what is inserted at an offset stands before what begins there. */
export function withPieces(text: string, pieces: readonly Piece[]): string {
  const sorted = pieces.toSorted((a, b) => a.from - b.from || Number(isInserted(b)) - Number(isInserted(a)))
  let [whole, at] = ['', 0]
  for (const { from, to, text: piece } of sorted) {
    whole += text.slice(at, from) + piece
    at = Math.max(at, to)
  }
  return whole + text.slice(at)
}
