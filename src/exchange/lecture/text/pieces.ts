/** A piece of a text, from one place up to, but not including, another. Lines and columns are counted from 1. */
export interface Range {
  readonly line: number
  readonly column: number
  readonly end: number
  readonly endColumn: number
}

/** The part of a text from one offset to another, and the text to replace it. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly text: string
}

const isInserted = ({ from, to }: Piece): boolean => from === to

/**
 * Replaces pieces of a text. A piece within another disappears with it, and a text inserted at an offset comes before a piece that begins
 * there.
 */
export function withPieces(text: string, pieces: readonly Piece[]): string {
  const sorted = pieces.toSorted((a, b) => a.from - b.from || Number(isInserted(b)) - Number(isInserted(a)))
  let [whole, at] = ['', 0]
  for (const { from, to, text: piece } of sorted) {
    whole += text.slice(at, from) + piece
    at = Math.max(at, to)
  }
  return whole + text.slice(at)
}
