import { isPair, isScalar, visit, type Node, type YAMLError } from 'yaml'
import { cut } from '../../../experiment/spec/values/error.ts'
import { decimalComma } from '../notation/decimal-comma.ts'

/** A fault at an offset of some YAML; `mild` if the value can still be read. */
export interface YamlFault {
  readonly at: number
  readonly message: string
  readonly mild?: true
}

const inQuotes = /"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#[^\n]*/gu

/** The text with spaces instead of quotations and comments, so that offsets stay the same. */
const withoutQuotes = (text: string): string =>
  text.replaceAll(inQuotes, (quoted) => quoted.replaceAll(/[^\n]/gu, ' '))

/** The offset of the last bracket before `end` that is not closed; undefined if all are. */
function openBracket(text: string, end: number): number | undefined {
  const open: number[] = []
  for (const { 0: bracket, index } of withoutQuotes(text.slice(0, end)).matchAll(/[[\]{}]/gu))
    if (bracket === '[' || bracket === '{') open.push(index)
    else open.pop()
  return open.at(-1)
}

const indentFault = (at: number): YamlFault => ({
  at,
  message: 'this line is indented differently from its neighbours. Align it with them',
})

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The offset of the first character of the next line that is not a space. */
const nextLine = (text: string, at: number): number => {
  const next = lineEnd(text, at) + 1
  return next + (/^ */u.exec(text.slice(next))?.[0].length ?? 0)
}

/** A fault for a second colon in a line, or else for a wrongly indented line after a complete value. */
function nestedFault(text: string, at: number): YamlFault {
  const rest = text.slice(at, lineEnd(text, at)).trim()
  if (!/:(?:\s|$)/u.test(rest)) return indentFault(nextLine(text, at))
  const quoted = /["'[\]{}]/u.test(rest) ? 'the text before it' : `"${cut(rest, 60)}"`
  return {
    at,
    message: `a second colon in one line cannot be read. Write ${quoted} in quotation marks, or remove the colon`,
  }
}

/** Turns an error of the YAML parser into a sentence at the place to correct. */
export function yamlFault(text: string, { code, pos: [at], message }: YAMLError): YamlFault {
  if (code === 'TAB_AS_INDENT') return { at, message: 'a tab indents this line. Use spaces instead' }
  const unclosed = /^Flow (?:sequence|map) .* end with a (.)$/u.exec(message)?.[1]
  if (unclosed) {
    const open = openBracket(text, at) ?? at
    return {
      at: open,
      message: `this "${text[open] ?? ''}" is not closed. Write the "${unclosed}" that is missing`,
    }
  }
  if (message.startsWith('Missing closing'))
    return {
      at: Math.max(0, withoutQuotes(text).search(/["']/u)),
      message: 'this quotation mark is not closed. Write another one after the text, or remove it',
    }
  if (code === 'BAD_INDENT') return indentFault(at)
  if (message.startsWith('Nested mappings') || code === 'BLOCK_IN_FLOW') return nestedFault(text, at)
  if (message.startsWith('A block sequence')) return indentFault(at)
  if (code === 'MULTILINE_IMPLICIT_KEY' || message.includes('need to be followed by map values'))
    return {
      at,
      message: 'this line has no colon between a name and a value. Write it as name: value',
    }
  if (code === 'BAD_SCALAR_START')
    return { at, message: `a text cannot begin with "${text[at] ?? ''}". Write it in quotation marks` }
  if (code === 'BAD_DQ_ESCAPE')
    return {
      at,
      message: 'a backslash has a special meaning here. Write the text in single quotation marks',
    }
  return {
    at,
    message: `this is not YAML (${message.replaceAll(/\s+/gu, ' ')}). Check its colons, brackets and indentation`,
  }
}

const startOf = (node: unknown): number => (isScalar(node) ? (node.range?.[0] ?? 0) : 0)

const digitsOf = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === 'number' && /^-?\d+$/u.test(node.source ?? '')
    ? node.source
    : undefined

/** A fault if only a comma separates two numbers, as in `0,07`. */
function commaBetween(text: string, before: unknown, after: unknown): YamlFault | undefined {
  const [whole, decimals] = [digitsOf(before), digitsOf(after)]
  if (whole === undefined || decimals === undefined || decimals.startsWith('-')) return undefined
  const between = text.slice(startOf(before), startOf(after) + decimals.length)
  return between === `${whole},${decimals}`
    ? { at: startOf(before), message: decimalComma(between) }
    : undefined
}

/**
 * A fault for the first number in a list with a decimal comma. Commas in a list are ambiguous, so the decimals must begin with 0, or commas
 * with and without a space must alternate.
 */
function commaInList(text: string, items: readonly unknown[]): YamlFault | undefined {
  const faults = items.slice(1).map((item, i) => commaBetween(text, items[i], item))
  const takeTurns =
    items.length > 2 && items.length % 2 === 0 && faults.every((fault, i) => Boolean(fault) === (i % 2 === 0))
  const hasZero = (i: number) => /^0\d/u.test(digitsOf(items[i + 1]) ?? '')
  return faults.find((fault, i) => fault && (takeTurns || hasZero(i)))
}

/** Finds valid YAML that a lecture may not contain: aliases, repeated keys and decimal commas. */
export function structureFaults(text: string, root: Node | null): readonly YamlFault[] {
  const found: YamlFault[] = []
  const at = (node: Node) => node.range?.[0] ?? 0
  visit(root, {
    Alias(_key, node) {
      found.push({
        at: at(node),
        message: `"*${cut(node.source, 40)}" repeats another part. Write that part out`,
      })
    },
    Seq(_key, { flow, items }) {
      const comma = flow ? commaInList(text, items) : undefined
      if (comma) found.push({ ...comma, mild: true })
    },
    Map(_key, map) {
      const keys = new Set<string>()
      for (const [i, { key, value }] of map.items.entries()) {
        if (!isScalar(key)) {
          if (key)
            found.push({ at: at(key as Node), message: 'a name must be a word. Put it in quotation marks' })
          continue
        }
        const before: unknown = map.items[i - 1]
        const isBare = map.flow && (value === null || (isScalar(value) && value.value === null))
        const comma = isBare && isPair(before) ? commaBetween(text, before.value, key) : undefined
        const name = String(key.value)
        if (comma) found.push(comma)
        else if (keys.has(name))
          found.push({ at: startOf(key), message: `"${cut(name, 80)}" is given twice. Remove one of them` })
        keys.add(name)
      }
    },
  })
  return found
}
