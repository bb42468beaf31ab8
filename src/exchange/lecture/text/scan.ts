import { withoutEndSpaces } from './end-spaces.ts'

export interface Line {
  readonly line: number
  readonly text: string
}

/** Data between ``` and ```. */
export interface Fence {
  readonly kind: 'fence'
  readonly line: number
  readonly end: number
  /** The word after the opening ```, and the rest of that line. */
  readonly name: string
  readonly info: string
  readonly lines: readonly string[]
  /** False if the text ends before the fence does. */
  readonly closed: boolean
}

/** `> [!name] text`, and the lines of the quotation that follow. */
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

/** A heading, and everything below it up to the next heading. */
export interface Section {
  readonly line: number
  readonly end: number
  /** 1 for `#`, 2 for `##`. */
  readonly level: 1 | 2
  readonly title: string
  /** The contents of `{#id}`. */
  readonly id?: string
  readonly blocks: readonly Block[]
}

/** The parts of a lecture's text, whatever they contain. */
export interface Scanned {
  /** The lines between the two `---`; undefined if the text does not begin with `---`. */
  readonly front?: { readonly lines: readonly string[]; readonly closed: boolean }
  /** Everything above the first heading. */
  readonly before: readonly Block[]
  readonly sections: readonly Section[]
}

/** A heading. Its title may be empty, even if it has an id. */
interface Heading {
  readonly level: 1 | 2
  readonly title: string
  readonly id: string | undefined
}

/** Reads a line as a heading; undefined if it is not one. */
function headingOf(line: string): Heading | undefined {
  const level = line.startsWith('# ') ? 1 : line.startsWith('## ') ? 2 : undefined
  if (level === undefined) return undefined
  const words = withoutEndSpaces(line.slice(level))
  const [written = '', id] = / \{#([^{}\s]+)\}$/u.exec(words) ?? []
  const title = withoutEndSpaces(words.slice(0, words.length - written.length))
  return { level, title: title.replace(/^ +/u, ''), id }
}

/** Joins lines without the blank ones at the beginning and the end. If all are blank, the last one stays. */
export function withoutBlankEnds(lines: readonly string[]): string {
  const isWritten = (line: string) => line.trim() !== ''
  const first = lines.findIndex(isWritten)
  return first < 0 ? (lines.at(-1) ?? '') : lines.slice(first, lines.findLastIndex(isWritten) + 1).join('\n')
}

const opening = /^```+([^`]*)$/su
/** Where a fence ends: at its closing line, or if that is missing at the start of another fence or a step. */
const endOfFence = /^(?:```|## )/u
const callout = /^> \[!([a-z-]+)\] ?(.*)$/su
/** The starts of lines that have a meaning in the first column. With spaces before them they are prose. */
const structure = /^ *(?:#{1,2} |```|> \[!|translates:)/u
const shifted = /^ +(?:#{1,2} |```|> \[!|translates:)/u

/** A line of prose, with a space before anything that would be structure. `proseLine` removes it. */
export const asProse = (line: string): string => (structure.test(line) ? ` ${line}` : line)

const proseLine = (line: string): string => (shifted.test(line) ? line.slice(1) : line)

/** A line of a callout after its first, with `> ` before it. */
export const quoted = (line: string): string =>
  line === '' ? '>' : `> ${/^ *\[!/u.test(line) ? ' ' : ''}${line}`

const unquoted = (line: string): string => {
  const text = line.slice(line.startsWith('> ') ? 2 : 1)
  return /^ +\[!/u.test(text) ? text.slice(1) : text
}

/** The lines of a text, with any kind of line ending. */
export const linesOf = (text: string): readonly string[] => text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)

/** True of the line that begins the front matter of a translation: `---`, with `translates:` below it. */
function beginsTranslation(lines: readonly string[], at: number): boolean {
  if (lines[at] !== '---') return false
  for (let next = at + 1; next < lines.length; next++) {
    const line = lines[next] ?? ''
    if (line.startsWith('translates:')) return true
    if (line.trim() === '' || line === '---' || headingOf(line)) return false
  }
  return false
}

/** The indices of the lines at which translations begin, after the first line. */
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
 * Finds the structure of a lecture's text up to its first translation: front matter, headings with one or two #, fences and callouts, all
 * of which begin in the first column. Everything else is prose, word for word.
 */
export const scanLecture = (text: string): Scanned => new Scanner(text).whole()

export function isTranslation(text: string): boolean {
  const { front } = scanLecture(text)
  return front?.lines.some((line) => line.startsWith('translates:')) ?? false
}
