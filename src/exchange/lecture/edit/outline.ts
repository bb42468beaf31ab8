import { readLists } from '../fences/read-fence.ts'
import { stepId } from '../merged.ts'
import type { NumberList } from '../notation/number-lists.ts'
import { partName } from '../parts.ts'
import { scanLecture, type Block, type Fence, type Section } from '../text/scan.ts'
import { lectureEnd } from '../translation/documents.ts'
import type { Piece } from '../text/pieces.ts'

const order = [
  'prose', 'try', 'watch', 'scene', 'ask', 'options', 'because', 'question', 'experiment', 'show', 'check',
] as const // prettier-ignore
export type PartName = (typeof order)[number]

const headOrder = ['idea', 'minute'] as const
export type HeadName = (typeof headOrder)[number]

/** Fences with no blank line between them. */
const close: readonly string[] = ['experiment', 'show', 'check']

const none: ReadonlyMap<string, NumberList> = new Map()

/** The parts of a lecture's text, with their places as offsets. */
export class Outline {
  readonly text: string
  /** The lines of the front matter; undefined if it does not end. */
  readonly front: readonly string[] | undefined
  readonly head: Section | undefined
  readonly steps: readonly Section[]
  readonly numbers: Section | undefined
  readonly #starts: readonly number[]
  #lists: ReadonlyMap<string, NumberList> | undefined

  constructor(text: string) {
    this.text = text
    const { front, sections } = scanLecture(text)
    this.front = front?.closed ? front.lines : undefined
    const [first] = sections
    this.head = first?.level === 1 ? first : undefined
    this.steps = sections.filter(({ level }) => level === 2)
    this.numbers = sections.find(
      (section) => section.level === 1 && section !== this.head && stepId(section) === 'numbers',
    )
    const ends = text.matchAll(/\r\n|\n|\r/gu)
    this.#starts = [0, ...Array.from(ends, (end) => end.index + end[0].length)]
  }

  /** The named lists that a fence may refer to. */
  listsOf({ lines }: Fence): ReadonlyMap<string, NumberList> {
    return lines.some((line) => line.includes('numbers')) ? this.lists : none
  }

  get lists(): ReadonlyMap<string, NumberList> {
    return (this.#lists ??= readLists(this.numbers?.blocks ?? []).lists)
  }

  /** The offset at which a line, counted from 1, begins; the length of the text for any line after the last. */
  from(line: number): number {
    return this.#starts[line - 1] ?? this.text.length
  }

  /** The offset at which the lecture ends, before its translations. */
  get end(): number {
    return lectureEnd(this.text)
  }

  /**
   * The offset after the last character before another offset. The space of a heading without a title counts as a character, because
   * without it the line would not be a heading.
   */
  lastBefore(offset: number): number {
    const text = this.text.slice(0, offset)
    const end = text.trimEnd().length
    return /(?:^|[\r\n])##? $/u.test(text.slice(0, end + 1)) ? end + 1 : end
  }

  /** The piece that replaces everything from an offset to the end of the lecture. */
  atEnd(from: number, text: string): Piece {
    const to = this.end
    return { from, to, text: to < this.text.length ? `${text}\n` : text }
  }

  to(line: number): number {
    const [from, next] = [this.from(line), this.from(line + 1)]
    return from + this.text.slice(from, next).replace(/(?:\r\n|\r|\n)$/u, '').length
  }

  /** The offset at which the last line of a section that is not blank ends. */
  endOf(section: Section): number {
    return this.to(section.blocks.at(-1)?.end ?? section.line)
  }

  blocksOf({ blocks }: Section, name: string): readonly Block[] {
    return blocks.filter((block) => partName(blocks, block) === name)
  }

  fenceOf(section: Section, name: string): Fence | undefined {
    return section.blocks.find((block): block is Fence => block.kind === 'fence' && block.name === name)
  }

  /** The piece that inserts a missing part after the parts that precede it in the order above. */
  added(section: Section, name: PartName | HeadName, text: string): Piece {
    const names: readonly string[] = section === this.head ? headOrder : order
    const [before, after] = [names.slice(0, names.indexOf(name)), names.slice(names.indexOf(name) + 1)]
    const nameIn = (block: Block) => partName(section.blocks, block)
    const isClose = close.includes(name)
    const next = isClose && section.blocks.find((block) => after.includes(nameIn(block)))
    const nearest = before.findLast((each) => section.blocks.some((block) => nameIn(block) === each))
    const last = section.blocks.findLast((block) => nameIn(block) === nearest)
    if (next && !(last && close.includes(nameIn(last)))) {
      const at = this.from(next.line)
      return { from: at, to: at, text: `${text}\n` }
    }
    const end = last?.end ?? section.line
    const at = this.to(end)
    const gap = isClose && last && close.includes(nameIn(last)) ? '\n' : '\n\n'
    const isFollowed = this.text.slice(this.from(end + 1), this.to(end + 1)).trim() !== '' && !isClose
    return { from: at, to: at, text: `${gap}${text}${isFollowed ? '\n' : ''}` }
  }

  insteadOf(line: number, text: string): Piece {
    return { from: this.from(line), to: this.to(line), text }
  }

  instead(block: Block, text: string): Piece {
    return { from: this.from(block.line), to: this.to(block.end), text }
  }

  /** The piece that removes a block and the blank lines after it, or those before it if it is the last in its section. */
  removed({ blocks, line }: Section, block: Block): Piece {
    const [before, next] = [blocks[blocks.indexOf(block) - 1], blocks[blocks.indexOf(block) + 1]]
    const end = this.to(before?.end ?? line)
    if (!next) return { from: end, to: this.to(block.end), text: '' }
    if (before?.kind === 'prose' && next.kind === 'prose')
      return { from: end, to: this.from(next.line), text: '\n\n' }
    const isAlone = block.line > (before?.end ?? line) + 1 || next.kind === 'fence'
    return { from: this.from(block.line), to: this.from(next.line), text: isAlone ? '' : '\n' }
  }
}
