import { Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, type Pair } from 'yaml'
import { isFields } from '../../../experiment/format/merge.ts'
import { same } from '../../../experiment/format/same.ts'
import { withPieces, type Piece, type Range } from '../text/pieces.ts'
import { printing, yamlDocument, yamlText, type Path } from './yaml-text.ts'

/** Replaces long lists by their names. */
type Named = (value: unknown) => unknown

type Fields = Readonly<Record<string, unknown>>

/** The longest line, in characters, in which a list or map stays after a change. */
const widest = 108

const nameOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '')

const isNode = (value: unknown): value is Node => isScalar(value) || isMap(value) || isSeq(value)

const isBlock = (node: unknown): boolean => (isMap(node) || isSeq(node)) && !node.flow

/** The offset at which a node, or the name of a pair, begins. */
const startOf = (part: unknown): number =>
  (isNode(part) ? part.range?.[0] : isPair(part) && isNode(part.key) ? part.key.range?.[0] : undefined) ?? 0

/** Finds the pieces of a YAML text to replace if its value changes. */
class YamlChange {
  readonly pieces: Piece[] = []
  readonly #text: string
  readonly #named: Named
  readonly #open: number

  /** `text` ends with the end of its last line. */
  constructor(text: string, named: Named, open: number) {
    this.#text = text
    this.#named = named
    this.#open = open
  }

  /** Changes a part from one value to another; false if its parent has to be rewritten. */
  part(node: unknown, before: unknown, after: unknown, depth = 0): boolean {
    if (same(before, after)) return true
    if (!isNode(node) || node.tag !== undefined) return false
    const mark = this.pieces.length
    if (isMap(node) && isFields(before) && isFields(after)) {
      const isDone = node.flow
        ? this.#inMap(node.items, before, after, depth)
        : this.#inBlock(node.items, before, after, depth)
      return isDone || this.#instead(node, after, mark)
    }
    if (isSeq(node) && Array.isArray(before) && Array.isArray(after) && !node.flow)
      return this.#inList(node.items, before, after, depth)
    return this.#instead(node, after, mark)
  }

  /** Replaces a node within a line. Returns false if the node is not within a line, or the line would become too long. */
  #instead(node: Node, value: unknown, mark: number): boolean {
    this.pieces.length = mark
    const [from, to] = [startOf(node), this.#endOf(node)]
    if (isBlock(node) || from === to) return false
    const text = this.#inFlow(value)
    if (typeof value === 'object' && this.#lineAt(from) + text.length - (to - from) > widest) return false
    this.pieces.push({ from, to, text })
    return true
  }

  #inMap(pairs: readonly Pair[], before: Fields, after: Fields, depth: number): boolean {
    const isKept = (pair: Pair | undefined) => pair !== undefined && Object.hasOwn(after, nameOf(pair))
    const first = pairs.findIndex(isKept)
    const [head] = pairs.slice(first)
    if (first < 0 || !head) return false
    const [mark, line] = [this.pieces.length, this.#lineAt(startOf(head))]
    for (const [i, pair] of pairs.entries()) {
      const name = nameOf(pair)
      if (isKept(pair)) {
        if (!this.part(pair.value, before[name], after[name], depth + 1)) return false
      } else if (i < first) this.pieces.push({ from: startOf(pair), to: startOf(pairs[i + 1]), text: '' })
      else this.pieces.push({ from: this.#endOf(pairs[i - 1]), to: this.#endOf(pair), text: '' })
    }
    let last: Pair | undefined
    for (const [name, value] of Object.entries(after)) {
      const found = pairs.find((pair) => nameOf(pair) === name)
      if (found) last = found
      else {
        const [at, field] = [
          last ? this.#endOf(last) : startOf(head),
          this.#inFlow({ [name]: value }).slice(1, -1),
        ]
        this.pieces.push({ from: at, to: at, text: last ? `, ${field}` : `${field}, ` })
      }
    }
    const growth = this.pieces
      .slice(mark)
      .reduce((sum, { from, to, text }) => sum + text.length - (to - from), 0)
    return growth <= 0 || line + growth <= widest
  }

  #inBlock(pairs: readonly Pair[], before: Fields, after: Fields, depth: number): boolean {
    const kept = pairs.filter((pair) => Object.hasOwn(after, nameOf(pair)))
    const [head] = kept
    const isPlain = pairs.every((pair) => /^[ -]*$/u.test(this.#before(startOf(pair))))
    if (!head || !isPlain) return false
    const column = this.#columnOf(startOf(pairs[0]))
    const written = (name: string, value: unknown) => this.#lines({ [name]: value }, column, depth)
    for (const pair of pairs) {
      const name = nameOf(pair)
      const [from, to, mark] = [startOf(pair), this.#endOf(pair), this.pieces.length]
      if (!kept.includes(pair)) {
        if (!this.#isFirst(from)) return false
        this.pieces.push(this.#linesOf(from, to))
      } else if (!this.part(pair.value, before[name], after[name], depth + 1)) {
        this.pieces.length = mark
        this.pieces.push({ from, to, text: written(name, after[name]) })
      }
    }
    let last: Pair | undefined
    for (const [name, value] of Object.entries(after)) {
      const found = pairs.find((pair) => nameOf(pair) === name)
      if (found) last = found
      else this.#insert(written(name, value), column, last ? this.#endOf(last) : undefined, startOf(head))
    }
    return true
  }

  /** Changes a list in block style. Items that both lists begin or end with stay as they are. */
  #inList(
    items: readonly unknown[],
    before: readonly unknown[],
    after: readonly unknown[],
    depth: number,
  ): boolean {
    const most = Math.min(before.length, after.length)
    let first = 0
    while (first < most && same(before[first], after[first])) first++
    let last = 0
    while (last < most - first && same(before.at(-1 - last), after.at(-1 - last))) last++
    const dashes = items.map((item) => this.#text.lastIndexOf('-', startOf(item) - 1))
    const isPlain = dashes.every((dash, i) => /^- +$/u.test(this.#text.slice(dash, startOf(items[i]))))
    const [head = 0] = dashes
    if (!isPlain || after.length === 0) return false
    const column = this.#columnOf(head)
    const written = (value: unknown) => this.#lines([value], column, depth)
    const old = items.slice(first, items.length - last)
    const fresh = after.slice(first, after.length - last)
    for (const [i, item] of old.entries()) {
      const [dash, to, mark] = [dashes[first + i] ?? 0, this.#endOf(item), this.pieces.length]
      if (i >= fresh.length) {
        if (!this.#isFirst(dash)) return false
        this.pieces.push(this.#linesOf(dash, to))
      } else if (!this.part(item, before[first + i], fresh[i], depth + 1)) {
        this.pieces.length = mark
        this.pieces.push({ from: dash, to, text: written(fresh[i]) })
      }
    }
    const behind = items[first + Math.min(old.length, fresh.length) - 1]
    for (const value of fresh.slice(old.length))
      this.#insert(written(value), column, behind === undefined ? undefined : this.#endOf(behind), head)
    return true
  }

  /** Inserts lines after the line at offset `behind`, or at `start` if that is undefined. */
  #insert(text: string, column: number, behind: number | undefined, start: number): void {
    const indent = ' '.repeat(column)
    if (behind === undefined) this.pieces.push({ from: start, to: start, text: `${text}\n${indent}` })
    else {
      const at = this.#lineEnd(behind) + 1
      this.pieces.push({ from: at, to: at, text: `${indent}${text}\n` })
    }
  }

  /** A value as lines indented to a column, without the indentation of the first. */
  #lines(value: unknown, column: number, depth: number): string {
    return yamlText(this.#named(value), Math.max(1, this.#open - depth)).replace(
      /\n(?=.)/gu,
      `\n${' '.repeat(column)}`,
    )
  }

  /** A value as it is written within a list or map on one line. */
  #inFlow(value: unknown): string {
    const document = new Document([this.#named(value)], { aliasDuplicateObjects: false, version: '1.2' })
    if (isSeq(document.contents)) document.contents.flow = true
    return document
      .toString({ ...printing, lineWidth: 0 })
      .trim()
      .slice(1, -1)
  }

  #endOf(part: unknown): number {
    if (isPair(part))
      return isNode(part.value) && startOf(part.value) >= startOf(part)
        ? this.#endOf(part.value)
        : this.#endOf(part.key)
    const last: unknown = (isMap(part) || isSeq(part)) && !part.flow ? part.items.at(-1) : undefined
    if (last !== undefined) return this.#endOf(last)
    const end = (isNode(part) ? part.range?.[1] : undefined) ?? 0
    return this.#text.slice(0, end).trimEnd().length
  }

  #lineStart(offset: number): number {
    return this.#text.lastIndexOf('\n', offset - 1) + 1
  }

  #lineEnd(offset: number): number {
    const end = this.#text.indexOf('\n', offset)
    return end < 0 ? this.#text.length : end
  }

  #lineAt(offset: number): number {
    return this.#lineEnd(offset) - this.#lineStart(offset)
  }

  #columnOf(offset: number): number {
    return offset - this.#lineStart(offset)
  }

  #before(offset: number): string {
    return this.#text.slice(this.#lineStart(offset), offset)
  }

  /** True if only spaces come before an offset in its line. */
  #isFirst(offset: number): boolean {
    return this.#before(offset).trim() === ''
  }

  /** The piece that removes the lines from one offset to another. */
  #linesOf(from: number, to: number): Piece {
    return { from: this.#lineStart(from), to: this.#lineEnd(to) + 1, text: '' }
  }
}

/**
 * Changes YAML whose value is `before` to `after`. Whatever is equal in both stays as it is written, with its comments. New lists and maps
 * of the first `open` levels get a line for each item.
 */
export function changedYaml(
  text: string,
  before: unknown,
  after: unknown,
  { named = (value) => value, open = 1 }: { readonly named?: Named; readonly open?: number } = {},
): string {
  const { contents } = yamlDocument(text)
  const lines = `${text}\n`
  const change = new YamlChange(lines, named, open)
  if (change.part(contents, before, after)) return withPieces(lines, change.pieces).trimEnd()
  const whole = yamlText(named(after), open)
  return isScalar(contents) && contents.value === null ? `${text.trimEnd()}\n${whole}`.trimStart() : whole
}

export interface FieldPlace {
  readonly path: Path
  /** From its name to the end of its value. */
  readonly range: Range
  /** The range of the value; of the name if there is no value. */
  readonly value: Range
}

/** The places of all fields and items of some YAML, each before its contents. `first` is the number of the first line in the whole text. */
export function fieldPlaces(lines: readonly string[], first: number): readonly FieldPlace[] {
  const counter = new LineCounter()
  const document = yamlDocument(lines.join('\n'), counter)
  const range = (from: number, to: number): Range => {
    const [start, end] = [counter.linePos(from), counter.linePos(to)]
    return {
      line: first + start.line - 1,
      column: start.col,
      end: first + end.line - 1,
      endColumn: end.col,
    }
  }
  const places: FieldPlace[] = []
  const walk = (node: unknown, path: Path, key?: unknown): void => {
    const [own, named] = [node, key].map((each) => (isNode(each) ? each.range : undefined))
    const value = own ?? named
    if (!value) return
    if (path.length > 0)
      places.push({ path, range: range((named ?? value)[0], value[1]), value: range(value[0], value[1]) })
    if (isMap(node)) for (const pair of node.items) walk(pair.value, [...path, nameOf(pair)], pair.key)
    if (isSeq(node)) for (const [i, item] of node.items.entries()) walk(item, [...path, i])
  }
  walk(document.contents, [])
  return places
}
