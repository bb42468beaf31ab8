import { isInFormula } from './word-tools.ts'

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
