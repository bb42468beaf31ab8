import { diffArrays } from 'diff'

/** A line that is in both texts, or in only one of them. */
export interface ComparedLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Beyond this many changed lines, all of the old text counts as gone and all of the new one as new. */
const mostChanges = 4000

const lineEnd = /\r\n|\n|\r/u

/** The lines of both texts with as few changes as possible, removed lines before new ones. */
export function lineDifferences(before: string, after: string): readonly ComparedLine[] {
  const [one, other] = [before.split(lineEnd), after.split(lineEnd)]
  const all = (kind: ComparedLine['kind'], lines: readonly string[]) => lines.map((text) => ({ kind, text }))
  const changes = diffArrays(one, other, { maxEditLength: mostChanges })
  if (!changes) return [...all('gone', one), ...all('new', other)]
  return changes.flatMap(({ value, added, removed }) => all(added ? 'new' : removed ? 'gone' : 'same', value))
}

const around = 2

/** Keeps the lines that differ and two lines around them. A line with three dots stands for the rest. */
export function withoutSame(lines: readonly ComparedLine[]): readonly ComparedLine[] {
  const isNear = lines.map((_, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  )
  return lines.flatMap((line, i): readonly ComparedLine[] =>
    isNear[i] ? [line] : i === 0 || isNear[i - 1] ? [{ kind: 'same', text: '…' }] : [],
  )
}
