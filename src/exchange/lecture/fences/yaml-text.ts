import { Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml'
import { structureFaults, yamlFault } from './yaml-faults.ts'

/** A place in a text, counted from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** A problem at a place of a piece of YAML. */
export interface YamlProblem extends Place {
  readonly message: string
  /** Its value is read all the same. */
  readonly mild?: true
}

/** The problems by which a value cannot be read. */
export const unread = (problems: readonly YamlProblem[]): readonly YamlProblem[] =>
  problems.filter(({ mild }) => !mild)

/** Keys and indices that lead from the top of a value to a part of it. */
export type Path = readonly (string | number)[]

/** The value of a piece of YAML, and where its parts stand. */
export interface YamlRead {
  readonly value?: unknown
  readonly problems: readonly YamlProblem[]
  /** The place of the value at a path, or of its key; of the nearest part above it where there is none. A number behind a text is a letter of it. */
  placeOf(path: Path, key?: boolean): Place
}

/** How data are printed, also where a part of them has changed. */
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

/** The width up to which a list or a map stands in one line. */
const oneLine = 100

/** Letters of a node in flow; from `most` on they are not counted on. */
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

/** Sets each list and map in one line where it fits, but for those of the first `open` levels. */
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
 * Data as YAML 1.2, each list and map in one line where it fits, but for those of the first `open` levels; read again, it is the same to the
 * last bit.
 */
export function yamlText(value: unknown, open = 1): string {
  const document = new Document(value, { aliasDuplicateObjects: false, version: '1.2' })
  layOut(document, open)
  return document.toString(printing).trimEnd()
}

/** The plain value of a node; names are texts, -0 and the infinities stay. */
function plain(node: unknown): unknown {
  if (isScalar(node)) return node.value
  if (isSeq(node)) return node.items.map(plain)
  if (!isMap(node)) return null
  const fields = node.items.map(
    ({ key, value }) => [isScalar(key) ? String(key.value) : '', plain(value)] as const,
  )
  return Object.fromEntries(fields)
}

/** A text as the YAML of lectures. */
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

/** True of YAML that has comments. */
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

/** The value of `lines`, the first of which is line `first` of the whole text. */
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
  // What follows the first is mostly of it: a bracket that is not closed makes all lines behind it wrong.
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
