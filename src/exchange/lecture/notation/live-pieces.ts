import { writtenNumber } from '../../../math/picture/written-number.ts'

/** A number in a text that is computed from the current state. */
export interface LivePiece {
  /** The contents of its braces, with single spaces. */
  readonly source: string
  /** The index of the first character in the braces, and of the closing brace. */
  readonly at: number
  readonly end: number
}

const inFormula = /\\num\{(?<live>[^{}]*)\}/gu
const formula = /(\$\$?)(?:\\.|[^$\\])+\1/uy
const ticks = /`+/uy
const anyTicks = /`+/gu
const brace = /[{}]/gu

/** Longer code is not recognised, so that the time stays linear in the length of the text. */
const longestCode = 1000

const plain = (source: string): string => source.trim().replaceAll(/\s+/gu, ' ')

const pieceAt = (source: string, at: number): LivePiece => ({
  source: plain(source),
  at,
  end: at + source.length,
})

/** The index after a match of a sticky regular expression at `at`; undefined if there is none. */
function endOf(form: RegExp, text: string, at: number): number | undefined {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : undefined
}

/** The index after the code at `at`; after the backticks if they do not begin code. */
function endOfCode(text: string, at: number): number {
  const begin = endOf(ticks, text, at) ?? at
  for (const { 0: run, index } of text.slice(begin, begin + longestCode).matchAll(anyTicks))
    if (run.length === begin - at) return begin + index + run.length
  return begin
}

const piecesOfFormula = (tex: string, from: number): readonly LivePiece[] =>
  Array.from(tex.matchAll(inFormula), ({ index, groups }) =>
    pieceAt(groups?.['live'] ?? '', from + index + '\\num{'.length),
  )

/** Finds the numbers in a text: `{…}`, and `\num{…}` in formulas. As in Markdown, code contains none, and `\{` is a literal brace. */
export function livePieces(markdown: string): readonly LivePiece[] {
  const pieces: LivePiece[] = []
  for (let at = 0; at < markdown.length;) {
    const letter = markdown[at]
    if (letter === '\\') at += 2
    else if (letter === '`') at = endOfCode(markdown, at)
    else if (letter === '$') {
      const end = endOf(formula, markdown, at) ?? at + 1
      pieces.push(...piecesOfFormula(markdown.slice(at, end), at))
      at = end
    } else if (letter === '{') {
      const next = endOf(brace, markdown, at + 1)
      const end = next !== undefined && markdown[next - 1] === '}' ? next : undefined
      if (end !== undefined) pieces.push(pieceAt(markdown.slice(at + 1, end - 1), at + 1))
      at = end ?? at + 1
    } else at++
  }
  return pieces
}

/** Replaces each number in a formula by `write(source)`. */
export const withNumbers = (tex: string, write: (source: string) => string): string =>
  tex.replaceAll(inFormula, (_, source: string) => write(plain(source)))

/** Writes a claimed interval, one end of which may be infinite. */
function boundsText(from: string, to: string): string {
  const [low, high] = [from, to].map((end) => writtenNumber(end.trim().replace('−', '-')))
  if (/^[-−]∞$/u.test(from.trim())) return `≤ ${high}`
  return to.trim() === '∞' ? `≥ ${low}` : `${low} … ${high}`
}

/** The claimed value of a number, as it appears in print; a dash if nothing is claimed. */
export function claimedText(source: string): string {
  const [, from, to] = /\sin \[([^,\]]+),([^,\]]+)\]/u.exec(source) ?? []
  if (from !== undefined && to !== undefined) return boundsText(from, to)
  const [, value, percent] = /(?:^|\s)= ([^\s%,]+)(\s?%)?/u.exec(source) ?? []
  if (value === undefined) return '–'
  return `${writtenNumber(value.replace('−', '-'))}${percent === undefined ? '' : '\u00a0%'}`
}

/** Replaces each number in a text by `write(source)`, by default its claimed value. */
export function withNumbersWritten(markdown: string, write = claimedText): string {
  let [text, from] = ['', 0]
  for (const { source, at, end } of livePieces(markdown)) {
    const before = markdown.slice(from, at)
    text += before.replace(/(?:\\num)?\{$/u, '') + write(source)
    from = end + 1
  }
  return text + markdown.slice(from)
}
