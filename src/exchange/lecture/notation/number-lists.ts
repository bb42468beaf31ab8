import { commaInList, decimalComma } from './decimal-comma.ts'
import { numberOf, numberText } from './number-text.ts'
import { TextError } from './text-error.ts'

/** A list of numbers, or of rows of numbers, that can be written below # Numbers. */
export type NumberList = readonly number[] | readonly (readonly number[])[]

type Fields = Readonly<Record<string, unknown>>

/** Longer lists, in characters, get a name and are written once, at the end. */
const longList = 400

const areNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number')

const areRows = (value: unknown): value is readonly (readonly number[])[] =>
  Array.isArray(value) && value.length > 0 && value.every(areNumbers)

const isLong = (value: unknown): value is NumberList =>
  (areNumbers(value) && value.map(numberText).join(' ').length > longList) ||
  (areRows(value) && value.map((row) => row.map(numberText).join(' ')).join(' ').length > longList)

/** The name in `{numbers: n1}`; undefined for any other value. */
const nameOf = (value: Fields): string | undefined => {
  const { numbers, ...others } = value
  return typeof numbers === 'string' && Object.keys(others).length === 0 ? numbers : undefined
}

/**
 * Collects the long lists of a lecture in the order in which they appear. Equal lists share a name, and one that equals a known list gets
 * its name.
 */
export class NumberLists {
  readonly #known: ReadonlyMap<string, NumberList>
  /** Names by the text of their lists. The known lists are added when a name is first needed. */
  readonly #names = new Map<string, string>()
  readonly #taken: Set<string>
  readonly #lists: { readonly name: string; readonly rows: boolean; readonly lines: readonly string[] }[] = []

  constructor(known: ReadonlyMap<string, NumberList> = new Map()) {
    this.#known = known
    this.#taken = new Set(known.keys())
  }

  /** Data with names instead of long lists. */
  named(data: unknown): unknown {
    if (isLong(data)) return { numbers: this.nameFor(data) }
    if (Array.isArray(data)) return data.map((each) => this.named(each))
    if (typeof data !== 'object' || data === null) return data
    return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, this.named(value)]))
  }

  /** The name of a list of any length. */
  nameFor(list: NumberList): string {
    if (this.#names.size === 0)
      for (const [name, each] of [...this.#known].toReversed()) this.#names.set(written(each).key, name)
    const { key, rows, lines } = written(list)
    const known = this.#names.get(key)
    if (known !== undefined) return known
    let count = this.#taken.size + 1
    while (this.#taken.has(`n${count}`)) count++
    const name = `n${count}`
    this.#taken.add(name)
    this.#names.set(key, name)
    this.#lists.push({ name, rows, lines })
    return name
  }

  /** The fences of all new lists. */
  get fences(): readonly string[] {
    return this.#lists.map(({ name, rows, lines }) =>
      ['```numbers ' + name + (rows ? ' rows' : ''), ...lines, '```'].join('\n'),
    )
  }
}

const widest = 108

/** The lines of a list, and a key that equal lists share. */
function written(list: NumberList) {
  const rows = areRows(list)
  const lines = rows
    ? list.map((row) => row.map(numberText).join(' '))
    : brokenAt(list.map(numberText), widest)
  return { key: `${rows ? 'rows' : ''}\n${lines.join('\n')}`, rows, lines }
}

function brokenAt(words: readonly string[], width: number): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function rowOf(line: string): readonly number[] {
  const comma = commaInList(line)
  if (comma !== undefined) throw new TextError(decimalComma(comma))
  return line
    .trim()
    .split(/[\s,]+/u)
    .map(numberOf)
}

/** Reads the list in a fence. @throws TextError if it contains anything but numbers */
export function readNumberList(lines: readonly string[], rows: boolean): NumberList {
  const filled = lines.filter((line) => line.trim() !== '')
  return rows ? filled.map(rowOf) : filled.flatMap(rowOf)
}

/** Replaces names of lists by the lists. @throws TextError if a name is unknown */
export function withLists(data: unknown, lists: ReadonlyMap<string, NumberList>): unknown {
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map((each) => withLists(each, lists))
  const name = nameOf(data as Fields)
  if (name !== undefined) {
    const list = lists.get(name)
    if (!list) throw new TextError(`there are no numbers "${name}". Write them in a fence below # Numbers`)
    return list
  }
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withLists(value, lists)]))
}
