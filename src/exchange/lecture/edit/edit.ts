import type { LectureProblem } from '../parse-lecture.ts'
import { withPieces, type Piece } from '../text/pieces.ts'

export interface Edit {
  readonly text: string
  /** The smallest changed piece of the old text; undefined if nothing changed. */
  readonly change?: Piece
  /** Why parts of the text were left unchanged. */
  readonly problems: readonly LectureProblem[]
}

function changeOf(before: string, after: string): Piece | undefined {
  if (before === after) return undefined
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let end = 0
  while (
    end < most - from &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  return { from, to: before.length - end, text: after.slice(from, after.length - end) }
}

export function edited(before: string, text: string, problems: readonly LectureProblem[] = []): Edit {
  const change = changeOf(before, text)
  return { text, ...(change && { change }), problems }
}

/** An edit that changes nothing, and why. */
export const refused = (text: string, ...problems: readonly LectureProblem[]): Edit => ({ text, problems })

const lineEnd = /\r\n|\n|\r/u
const lineEnds = /\r\n|\n|\r/gu

/** Replaces pieces of a text. Inserted lines get the line endings of the first line. */
export function replaced(text: string, pieces: readonly Piece[]): string {
  const end = lineEnd.exec(text)?.[0] ?? '\n'
  return withPieces(
    text,
    pieces.map((piece) => ({ ...piece, text: piece.text.replace(lineEnds, end) })),
  )
}
