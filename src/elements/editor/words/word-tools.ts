/** A change of the words in a field: what takes the place of the letters from `from` to `to`, and what of it is selected then. */
export interface WordChange {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly select: readonly [from: number, to: number]
}

const dollar = /(?<!\\)\$/gu

/** True of a place between the dollars of a formula. */
export const isInFormula = (text: string, at: number): boolean =>
  (text.slice(0, at).match(dollar)?.length ?? 0) % 2 === 1

/** What is selected as a formula; a new one, with the caret in it, where nothing is. In a formula the caret goes behind it. */
export function asFormula(text: string, from: number, to: number): WordChange {
  if (isInFormula(text, from)) {
    const closing = text.slice(to).search(dollar)
    const behind = closing < 0 ? text.length : to + closing + 1
    return { from: behind, to: behind, text: closing < 0 ? '$' : '', select: [behind, behind] }
  }
  const formula = text.slice(from, to).trim()
  return {
    from,
    to,
    text: `$${formula}$`,
    select: formula === '' ? [from + 1, from + 1] : [from + formula.length + 2, from + formula.length + 2],
  }
}

/** An open brace, behind which a list of numbers finds what is selected. */
export function asNumber(text: string, from: number, to: number): WordChange {
  const opened = `${isInFormula(text, from) ? String.raw`\num{` : '{'}${text.slice(from, to).trim()}`
  return { from, to, text: opened, select: [from + opened.length, from + opened.length] }
}

/** Behind an open brace that is no letter itself. */
const open = /(?:^|[^\\])\{([^{}=[\n]*)$/u
const closing = /^[^{}\n]*\}/u

/**
 * What stands between an open brace and the caret; undefined where none is open there. In a formula a brace groups, unless `\num` is before
 * it, and one that is closed behind the caret is a number already.
 */
export function numberBefore(text: string, caret: number): string | undefined {
  const before = text.slice(0, caret)
  const query = open.exec(before)?.[1]
  if (query === undefined || closing.test(text.slice(caret))) return undefined
  return isInFormula(text, caret) && !before.endsWith(`\\num{${query}`) ? undefined : query
}

/** What stands in the braces around the caret, with single spaces; undefined where it is in none. */
export function sourceAt(text: string, caret: number): string | undefined {
  const before = /\{([^{}\n]*)$/u.exec(text.slice(0, caret))?.[1]
  const after = /^([^{}\n]*)\}/u.exec(text.slice(caret))?.[1]
  if (before === undefined || after === undefined) return undefined
  return `${before}${after}`.trim().replaceAll(/\s+/gu, ' ')
}

/** Words of Markdown; a formula is one, and so is a number in braces. */
export const wordCount = (markdown: string): number =>
  markdown
    .replaceAll(/\$\$[^]*?\$\$|\$[^$]*\$|(?<!\\)\{[^{}]*\}/gu, 'formula')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
