/** A change of the text in a field: `text` replaces the characters from `from` to `to`, and `select` is selected afterwards. */
export interface WordChange {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly select: readonly [from: number, to: number]
}

const dollar = /(?<!\\)\$/gu

/** Whether an offset lies between the dollar signs of a formula. */
export const isInFormula = (text: string, at: number): boolean =>
  (text.slice(0, at).match(dollar)?.length ?? 0) % 2 === 1

/**
 * Turns the selection into a formula. Without a selection it inserts an empty one with the caret inside; within a formula it moves the
 * caret behind it.
 */
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

/** Inserts an open brace before the selection, so that the list of numbers searches for the selected text. */
export function asNumber(text: string, from: number, to: number): WordChange {
  const opened = `${isInFormula(text, from) ? String.raw`\num{` : '{'}${text.slice(from, to).trim()}`
  return { from, to, text: opened, select: [from + opened.length, from + opened.length] }
}

/** The text after an open brace that is not escaped. */
const open = /(?:^|[^\\])\{([^{}=[\n]*)$/u
const closing = /^[^{}\n]*\}/u

/**
 * The text between an open brace and the caret; undefined if no brace is open there. In a formula a brace only groups, unless `\num` comes
 * before it. A brace that is closed after the caret already contains a number.
 */
export function numberBefore(text: string, caret: number): string | undefined {
  const before = text.slice(0, caret)
  const query = open.exec(before)?.[1]
  if (query === undefined || closing.test(text.slice(caret))) return undefined
  return isInFormula(text, caret) && !before.endsWith(`\\num{${query}`) ? undefined : query
}

/** The text in the braces around the caret, with single spaces; undefined outside of braces. */
export function sourceAt(text: string, caret: number): string | undefined {
  const before = /\{([^{}\n]*)$/u.exec(text.slice(0, caret))?.[1]
  const after = /^([^{}\n]*)\}/u.exec(text.slice(caret))?.[1]
  if (before === undefined || after === undefined) return undefined
  return `${before}${after}`.trim().replaceAll(/\s+/gu, ' ')
}

/** Number of words in a Markdown text; a formula counts as one, and so does a number in braces. */
export const wordCount = (markdown: string): number =>
  markdown
    .replaceAll(/\$\$[^]*?\$\$|\$[^$]*\$|(?<!\\)\{[^{}]*\}/gu, 'formula')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length
