import { ExpressionError } from '../../../experiment/functions/expression/expression-error.ts'
import { parseExpression } from '../../../experiment/functions/expression/parse.ts'
import type { Tree } from '../../../experiment/functions/expression/tree.ts'
import { TextError } from './text-error.ts'

/**
 * Parses arithmetic with some names, in the grammar of typed functions. `written` returns what the text contains instead of a name.
 * @throws TextError at the first character that cannot be read
 */
export function readArithmetic(
  text: string,
  names: readonly string[],
  written = (name: string): string => name,
): Tree {
  try {
    return parseExpression(text, { variables: [], parameters: names })
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error
    const sentence = error.message
      .replace(/\.$/u, '')
      .replaceAll(/\w+/gu, (word) => (names.includes(word) ? written(word) : word))
    throw new TextError(`${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`, [error.start])
  }
}
