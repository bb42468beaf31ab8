/** A line of two texts: in both, or in one of them alone. */
export interface ComparedLine {
  readonly kind: 'same' | 'gone' | 'new'
  readonly text: string
}

/** Products of lines up to which the most that two texts have in common is looked for. */
const mostPairs = 4_000_000

/** The lines of two lists, so that as many as can be are in both. */
function between(before: readonly string[], after: readonly string[]): readonly ComparedLine[] {
  const all = (kind: 'gone' | 'new', lines: readonly string[]) => lines.map((text) => ({ kind, text }))
  if (before.length * after.length > mostPairs) return [...all('gone', before), ...all('new', after)]
  const width = after.length + 1
  /** How many lines those from i and from k on have in common. */
  const common = new Uint32Array((before.length + 1) * width)
  for (let i = before.length - 1; i >= 0; i--)
    for (let k = after.length - 1; k >= 0; k--)
      common[i * width + k] =
        before[i] === after[k]
          ? 1 + common[(i + 1) * width + k + 1]!
          : Math.max(common[(i + 1) * width + k]!, common[i * width + k + 1]!)
  const lines: ComparedLine[] = []
  let [i, k] = [0, 0]
  while (i < before.length && k < after.length) {
    if (before[i] === after[k]) {
      lines.push({ kind: 'same', text: before[i++]! })
      k++
    } else if (common[(i + 1) * width + k]! >= common[i * width + k + 1]!)
      lines.push({ kind: 'gone', text: before[i++]! })
    else lines.push({ kind: 'new', text: after[k++]! })
  }
  return [...lines, ...all('gone', before.slice(i)), ...all('new', after.slice(k))]
}

/** The lines of a text and of another one, what is gone before what is new. */
export function lineDifferences(before: string, after: string): readonly ComparedLine[] {
  const [one, other] = [before.split(/\r\n|\n|\r/u), after.split(/\r\n|\n|\r/u)]
  const most = Math.min(one.length, other.length)
  let from = 0
  while (from < most && one[from] === other[from]) from++
  let end = 0
  while (end < most - from && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  const same = (lines: readonly string[]) => lines.map((text) => ({ kind: 'same', text }) as const)
  return [
    ...same(one.slice(0, from)),
    ...between(one.slice(from, one.length - end), other.slice(from, other.length - end)),
    ...same(one.slice(one.length - end)),
  ]
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
