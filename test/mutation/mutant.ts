/** One small change to a source text that its tests should notice. */
export interface Change {
  /** Description of the mutator that made it. */
  readonly mutator: string
  /** The replaced range of the text: from `start` up to, but not including, `end`. */
  readonly start: number
  readonly end: number
  /** The replacement. */
  readonly text: string
}

/** A change to a file, as it is printed and explained. */
export interface Mutant extends Change {
  /** Path from the root, with slashes. */
  readonly file: string
  /** Line of the change, from 1. */
  readonly line: number
  /** The changed lines before and after, trimmed and joined by single spaces. */
  readonly before: string
  readonly after: string
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, ' ')

/** Applies one change to a text. */
export const changed = (text: string, { start, end, text: by }: Change): string =>
  text.slice(0, start) + by + text.slice(end)

/** A change to `file`, whose text is `text`, with the lines around it. */
export function mutantOf(file: string, text: string, change: Change): Mutant {
  const first = text.lastIndexOf('\n', change.start - 1) + 1
  const newline = text.indexOf('\n', change.end)
  const last = newline < 0 ? text.length : newline
  return {
    ...change,
    file,
    line: text.slice(0, change.start).split('\n').length,
    before: oneLine(text.slice(first, last)),
    after: oneLine(text.slice(first, change.start) + change.text + text.slice(change.end, last)),
  }
}
