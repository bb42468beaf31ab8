import { withoutEndSpaces } from './end-spaces.ts'

/** A line of a text, counted from 1. */
export interface Line {
  readonly line: number
  readonly text: string
}

/** Data between ``` and ```. */
export interface Fence {
  readonly kind: 'fence'
  readonly line: number
  /** Its last line. */
  readonly end: number
  /** The word behind the opening ```, and what follows it. */
  readonly name: string
  readonly info: string
  readonly lines: readonly string[]
  /** False where the text ends before it does. */
  readonly closed: boolean
}

/** `> [!name] words`, and the lines of the quotation that follow. */
export interface Callout {
  readonly kind: 'callout'
  readonly line: number
  readonly end: number
  readonly name: string
  readonly text: string
}

/** Lines of prose with no structure between them. */
export interface Prose {
  readonly kind: 'prose'
  readonly line: number
  readonly end: number
  readonly text: string
}

export type Block = Fence | Callout | Prose

/** A heading, and what stands below it up to the next of its kind. */
export interface Section {
  readonly line: number
  /** The last line before the next section. */
  readonly end: number
  /** 1 for `#`, 2 for `##`. */
  readonly level: 1 | 2
  readonly title: string
  /** What stands in `{#id}`. */
  readonly id?: string
  readonly blocks: readonly Block[]
}

/** The parts of a lecture's text, whatever stands in them. */
export interface Scanned {
  /** The lines between the two `---`; undefined where the text does not begin so. */
  readonly front?: { readonly lines: readonly string[]; readonly closed: boolean }
  /** What stands above the first heading. */
  readonly before: readonly Block[]
  readonly sections: readonly Section[]
}

/** A heading; its title may be empty, also before an id. */
interface Heading {
  readonly level: 1 | 2
  readonly title: string
  readonly id: string | undefined
}

/** Returns the heading that a line is; undefined if it is none. */
function headingOf(line: string): Heading | undefined {
  const level = line.startsWith('# ') ? 1 : line.startsWith('## ') ? 2 : undefined
  if (level === undefined) return undefined
  const words = withoutEndSpaces(line.slice(level))
  const [written = '', id] = / \{#([^{}\s]+)\}$/u.exec(words) ?? []
  const title = withoutEndSpaces(words.slice(0, words.length - written.length))
  return { level, title: title.replace(/^ +/u, ''), id }
}

/** Returns lines as a text without the blank ones at its beginning and its end; where all are blank the last one stays. */
export function withoutBlankEnds(lines: readonly string[]): string {
  const isWritten = (line: string) => line.trim() !== ''
  const first = lines.findIndex(isWritten)
  return first < 0 ? (lines.at(-1) ?? '') : lines.slice(first, lines.findLastIndex(isWritten) + 1).join('\n')
}

const opening = /^```+([^`]*)$/su
/** What ends a fence: its closing line, or, where that is forgotten, what opens something else. */
const endOfFence = /^(?:```|## )/u
const callout = /^> \[!([a-z-]+)\] ?(.*)$/su
/** What a line begins with that has a meaning at its first column; with more spaces before it, it is prose. */
const structure = /^ *(?:#{1,2} |```|> \[!|translates:)/u
const shifted = /^ +(?:#{1,2} |```|> \[!|translates:)/u

/** A line of prose, with a space before what would be structure; `proseLine` takes it away. */
export const asProse = (line: string): string => (structure.test(line) ? ` ${line}` : line)

const proseLine = (line: string): string => (shifted.test(line) ? line.slice(1) : line)

/** The lines of a callout behind its first, each in `> `. */
export const quoted = (line: string): string =>
  line === '' ? '>' : `> ${/^ *\[!/u.test(line) ? ' ' : ''}${line}`

const unquoted = (line: string): string => {
  const text = line.slice(line.startsWith('> ') ? 2 : 1)
  return /^ +\[!/u.test(text) ? text.slice(1) : text
}

/** The lines of a text, whatever ends them. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)

/** True of the line at an index with which the front matter of a translation begins: `---`, and `translates:` below it. */
function beginsTranslation(lines: readonly string[], at: number): boolean {
  if (lines[at] !== '---') return false
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] ?? ''
    if (line.startsWith('translates:')) return true
    if (line.trim() === '' || line === '---' || headingOf(line)) return false
  }
  return false
}

/** The indices of the lines with which translations begin, behind the first line. */
export const translationStarts = (lines: readonly string[]): readonly number[] =>
  lines.flatMap((_, at) => (at > 0 && beginsTranslation(lines, at) ? [at] : []))

class Scanner {
  readonly #lines: readonly string[]
  #at = 0

  constructor(text: string) {
    const lines = linesOf(text)
    this.#lines = lines.slice(0, translationStarts(lines)[0])
  }

  whole(): Scanned {
    const front = this.#front()
    const before = this.#blocks()
    const sections: Section[] = []
    while (this.#at < this.#lines.length) {
      const line = this.#at + 1
      const { level = 1, title = '', id } = headingOf(this.#lines[this.#at++] ?? '') ?? {}
      const blocks = this.#blocks()
      sections.push({
        line,
        end: this.#at,
        ...{ level, title },
        ...(id !== undefined && { id }),
        blocks,
      })
    }
    return { ...(front && { front }), before, sections }
  }

  #front(): Scanned['front'] {
    if (this.#lines[0] !== '---') return undefined
    const end = this.#lines.indexOf('---', 1)
    this.#at = end < 0 ? this.#lines.length : end + 1
    return { lines: this.#lines.slice(1, end < 0 ? undefined : end), closed: end >= 0 }
  }

  /** The blocks up to the next heading or the end. */
  #blocks(): readonly Block[] {
    const blocks: Block[] = []
    let prose: Line[] = []
    const endProse = () => {
      const text = withoutBlankEnds(prose.map((one) => proseLine(one.text)))
      const first = prose.find((one) => one.text.trim() !== '')
      const last = prose.findLast((one) => one.text.trim() !== '')
      if (first && last) blocks.push({ kind: 'prose', line: first.line, end: last.line, text })
      prose = []
    }
    while (this.#at < this.#lines.length) {
      const text = this.#lines[this.#at] ?? ''
      if (headingOf(text)) break
      const block = this.#fence(text) ?? this.#callout(text)
      if (block) {
        endProse()
        blocks.push(block)
      } else prose.push({ line: ++this.#at, text })
    }
    endProse()
    return blocks
  }

  #fence(text: string): Fence | undefined {
    const [whole, words = ''] = opening.exec(text) ?? []
    if (whole === undefined) return undefined
    const line = ++this.#at
    const from = this.#at
    while (this.#at < this.#lines.length && !endOfFence.test(this.#lines[this.#at] ?? '')) this.#at++
    const lines = this.#lines.slice(from, this.#at)
    const closed = (this.#lines[this.#at] ?? '').trimEnd() === '```'
    if (closed) this.#at++
    const [name = '', ...info] = words.trim().split(/\s+/u)
    return { kind: 'fence', line, end: this.#at, name, info: info.join(' '), lines, closed }
  }

  #callout(text: string): Callout | undefined {
    const [whole, name = '', first = ''] = callout.exec(text) ?? []
    if (whole === undefined) return undefined
    const line = ++this.#at
    const lines = [first]
    for (; this.#at < this.#lines.length; this.#at++) {
      const next = this.#lines[this.#at] ?? ''
      if (!/^>(?: |$)/u.test(next) || callout.test(next)) break
      lines.push(unquoted(next))
    }
    return { kind: 'callout', line, end: this.#at, name, text: lines.join('\n') }
  }
}

/**
 * The structure of a lecture's text up to its first translation, found by lines that begin at the first column: front matter, headings of one and two #, fences and
 * callouts. All else is prose, word for word.
 */
export const scanLecture = (text: string): Scanned => new Scanner(text).whole()

/** True of a text that begins with the front matter of a translation. */
export function isTranslation(text: string): boolean {
  const { front } = scanLecture(text)
  return front?.lines.some((line) => line.startsWith('translates:')) ?? false
}
