import { Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { structureFaults, yamlFault } from './yaml-faults.ts'

export interface Place {
  readonly line: number
  readonly column: number
}

export interface YamlProblem extends Place {
  readonly message: string
  /** The value can still be read. */
  readonly mild?: true
}

/** The problems that prevent reading a value. */
export const unread = (problems: readonly YamlProblem[]): readonly YamlProblem[] =>
  problems.filter(({ mild }) => !mild)

export type Path = readonly (string | number)[]

export interface YamlRead {
  readonly value?: unknown
  readonly problems: readonly YamlProblem[]
  /**
   * Returns the place of the value at a path, or of its key; if it does not exist, that of the nearest parent. A number after a text in the
   * path is a position in the text.
   */
  placeOf(path: Path, key?: boolean): Place
}

/** Options for printing data, also when only a part has changed. */
export const printing = {
  indent: 2,
  lineWidth: 108,
  minContentWidth: 0,
  flowCollectionPadding: false,
  singleQuote: false,
  indentSeq: false,
  blockQuote: false,
  doubleQuotedMinMultiLineLength: 1e9,
} as const

/** The longest line, in characters, for a whole list or map. */
const oneLine = 100

/** The number of characters of a node on one line. It stops counting at `most`. */
function widthOf(node: unknown, most: number): number {
  if (isScalar(node)) return String(node.value).length
  if (isPair(node)) return widthOf(node.key, most) + 2 + widthOf(node.value, most)
  const items: readonly unknown[] = isMap(node) || isSeq(node) ? node.items : []
  let width = 2
  for (const item of items) {
    width += 2 + widthOf(item, most)
    if (width > most) break
  }
  return width
}

/** Puts each list and map on one line if it fits, except those of the first `open` levels. */
function layOut(document: Document, open: number): void {
  visit(document, {
    Collection(_key, node, ancestors) {
      const depth = ancestors.filter((each) => isMap(each) || isSeq(each)).length
      const room = oneLine - 2 * depth
      if (depth >= open && widthOf(node, room) <= room) node.flow = true
    },
  })
}

/**
 * Writes data as YAML 1.2 that reads back to the last bit. Each list and map is on one line if it fits, except those of the first `open`
 * levels.
 */
export function yamlText(value: unknown, open = 1): string {
  const document = new Document(value, { aliasDuplicateObjects: false, version: '1.2' })
  layOut(document, open)
  return document.toString(printing).trimEnd()
}

/** The plain value of a node. Keys become text, and -0 and the infinities are kept. */
function plain(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(plain)
  if (!isMap(node)) return null
  const fields = node.items.map(
    ({ key, value }) => [isScalar(key) ? String(key.value) : '', plain(value)] as const,
  )
  return Object.fromEntries(fields)
}

export const yamlDocument = (text: string, lineCounter = new LineCounter()) =>
  parseDocument(text, {
    version: '1.2',
    schema: 'core',
    uniqueKeys: false,
    strict: true,
    prettyErrors: false,
    lineCounter,
    logLevel: 'silent',
  })

export function hasComments(lines: readonly string[]): boolean {
  const document = yamlDocument(lines.join('\n'))
  let found = Boolean(document.comment ?? document.commentBefore)
  visit(document, {
    Node: (_key, node) => {
      found ||= Boolean(node.comment ?? node.commentBefore)
    },
  })
  return found
}

/** Reads lines of YAML. `first` is the number of the first line in the whole text. */
export function readYaml(lines: readonly string[], first: number): YamlRead {
  const counter = new LineCounter()
  const text = lines.join('\n')
  const document = yamlDocument(text, counter)
  const at = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: first + line - 1, column: Math.max(1, col) }
  }
  const ofNode = (node: unknown): Place =>
    at((isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined) ?? 0)
  // Later errors mostly follow from the first: an unclosed bracket makes all lines after it wrong.
  const [broken] = [...document.errors, ...document.warnings]
  const faults = broken ? [yamlFault(text, broken)] : structureFaults(text, document.contents)
  const problems = faults.map(({ at: offset, ...fault }) => ({ ...at(offset), ...fault }))
  const placeOf = (path: Path, key = false): Place => {
    let node: unknown = document.contents
    let place = ofNode(node)
    for (const [i, step] of path.entries()) {
      if (isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step))
        if (!pair) break
        const asKey = key && i === path.length - 1
        node = pair.value
        const hasPlace = isScalar(node) || isMap(node) || isSeq(node)
        place = ofNode(asKey || !hasPlace ? pair.key : node)
      } else if (isSeq(node)) {
        const item = node.items[Number(step)]
        if (item === undefined) break
        node = item
        place = ofNode(node)
      } else if (isScalar(node) && typeof step === 'number') {
        const [from, to] = node.range ?? [0, 0]
        const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
        return at(Math.min(to, from + step + (isQuoted ? 1 : 0)))
      } else break
    }
    return place
  }
  return { ...(unread(problems).length === 0 && { value: plain(document.contents) }), problems, placeOf }
}
