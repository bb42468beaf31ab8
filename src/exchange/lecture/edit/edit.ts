import type { LectureProblem } from '../parse-lecture.ts'
import { withPieces, type Piece } from '../text/pieces.ts'

/** A lecture's text after an edit. */
export interface Edit {
  readonly text: string
  /** The smallest piece of the text before that is another now; undefined where nothing is. */
  readonly change?: Piece
  /** What stayed as it stands, and why. */
  readonly problems: readonly LectureProblem[]
}

/** The smallest piece in which two texts differ; undefined where they are equal. */
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

/** The edit that makes one text of another. */
export function edited(before: string, text: string, problems: readonly LectureProblem[] = []): Edit {
  const change = changeOf(before, text)
  return { text, ...(change && { change }), problems }
}

/** An edit that is not made. */
export const refused = (text: string, ...problems: readonly LectureProblem[]): Edit => ({ text, problems })

const lineEnd = /\r\n|\n|\r/u
const lineEnds = /\r\n|\n|\r/gu

/** A text with other pieces, whose lines end as the first one of the text does. */
export function replaced(text: string, pieces: readonly Piece[]): string {
  const end = lineEnd.exec(text)?.[0] ?? '\n'
  return withPieces(
    text,
    pieces.map((piece) => ({ ...piece, text: piece.text.replace(lineEnds, end) })),
  )
}
