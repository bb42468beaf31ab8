import { mostExpression } from './bounds.ts'
import { ExpressionError } from './expression-error.ts'

/** A token of an expression, and its place. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end'
  readonly text: string
  readonly start: number
  readonly end: number
}

const piece =
  /\s*(?:(?<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)|(?<name>[a-z][a-z0-9_]*)|(?<sign>[-+*/^(),])|(?<other>\S)|$)/iuy

/** The spelling here of signs that are common elsewhere. */
const instead: Readonly<Record<string, string>> = {
  '×': '*',
  '·': '*',
  '⋅': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '²': '^2',
  '³': '^3',
  '√': 'sqrt(…)',
  '|': 'abs(…)',
  '[': '(',
  ']': ')',
  '{': '(',
  '}': ')',
  π: 'pi',
}

const unknown = (sign: string): string => {
  if (sign === '=') return 'Write only the value, without “=”.'
  const meant = instead[sign]
  return meant ? `Write ${meant} instead of “${sign}”.` : `“${sign}” has no meaning here.`
}

/**
 * Splits an expression into tokens; the last one marks its end.
 * @throws ExpressionError if it is too long or contains an unknown sign.
 */
export function scan(text: string): Token[] {
  if (text.length > mostExpression)
    throw new ExpressionError(
      `A formula can have at most ${mostExpression} characters. This one has ${text.length}.`,
      {
        start: mostExpression,
        end: text.length,
      },
    )
  const tokens: Token[] = []
  piece.lastIndex = 0
  for (;;) {
    const { number, name, sign, other } = piece.exec(text)?.groups ?? {}
    const found = number ?? name ?? sign ?? other ?? ''
    const end = other === undefined && found === '' ? text.length : piece.lastIndex
    const place = { start: end - found.length, end }
    if (other !== undefined) throw new ExpressionError(unknown(other), place)
    const kind = number ? 'number' : name ? 'name' : sign ? 'sign' : 'end'
    tokens.push({ kind, text: found, ...place })
    if (kind === 'end') return tokens
  }
}
