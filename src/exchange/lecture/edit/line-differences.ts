import { diffArrays } from 'diff'

/** A line of two texts: in both, or in one of them alone. */
export interface ComparedLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Lines that may be changed at most for their order to be looked at: of more, all of the one text are gone and all of the other new. */
const mostChanges = 4000

const lineEnd = /\r\n|\n|\r/u

/** The lines of a text and of another one, what is gone before what is new; as few of them changed as can be. */
export function lineDifferences(before: string, after: string): readonly ComparedLine[] {
  const [one, other] = [before.split(lineEnd), after.split(lineEnd)]
  const all = (kind: ComparedLine['kind'], lines: readonly string[]) => lines.map((text) => ({ kind, text }))
  const changes = diffArrays(one, other, { maxEditLength: mostChanges })
  if (!changes) return [...all('gone', one), ...all('new', other)]
  return changes.flatMap(({ value, added, removed }) => all(added ? 'new' : removed ? 'gone' : 'same', value))
}

/** Lines around a difference that are shown with it. */
const around = 2

/** The lines that differ, with some around them; what is left out between them is one line of three dots. */
export function withoutSame(lines: readonly ComparedLine[]): readonly ComparedLine[] {
  const isNear = lines.map((_, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  )
  return lines.flatMap((line, i): readonly ComparedLine[] =>
    isNear[i] ? [line] : i === 0 || isNear[i - 1] ? [{ kind: 'same', text: '…' }] : [],
  )
}
