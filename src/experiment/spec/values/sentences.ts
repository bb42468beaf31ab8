import type { BaseIssue } from 'valibot'
import { itemPath, type ExperimentIssue } from './error.ts'

/** Returns a number with its noun: `1 layer`, `3 layers`. */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`

/** Returns names in quotes, separated by commas. */
export const listed = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')

const pathOf = (issue: BaseIssue<unknown>): string =>
  (issue.path ?? []).reduce(
    (path, { key }) => itemPath(path, typeof key === 'number' ? key : String(key)),
    '',
  )

/** Returns `("a" | "b")` as `"a", "b"`. */
const choices = (expected: string): string => expected.replace(/^\(|\)$/g, '').replaceAll(' | ', ', ')

function sentence({ message, type, expected, received, path }: BaseIssue<unknown>): string {
  if (!message.startsWith('Invalid')) return message
  if (expected === 'never') return `unknown field ${received}`
  if (message.startsWith('Invalid key') || received === 'undefined') {
    const needed =
      type === 'picklist' || type === 'variant' ? `. Choose one of ${choices(expected ?? '')}` : ''
    return `${path?.length ? 'is missing' : 'the experiment is missing'}${needed}`
  }
  switch (type) {
    case 'picklist':
    case 'variant':
      return `must be one of ${choices(expected ?? '')}, not ${received}`
    case 'literal':
      return `must be ${expected}, not ${received}`
    case 'array':
      return 'must be a list'
    case 'string':
      return 'must be text'
    case 'boolean':
      return 'must be true or false'
    default:
      return 'must be an object with named fields'
  }
}

/** Converts an issue of the schema library to a path and a plain sentence. */
export const issueOf = (issue: BaseIssue<unknown>): ExperimentIssue => ({
  path: pathOf(issue),
  message: sentence(issue),
})
