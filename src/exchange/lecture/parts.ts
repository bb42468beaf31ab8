import { stepId } from './merged.ts'
import type { Range } from './text/pieces.ts'
import type { Block, Section } from './text/scan.ts'

export type { Range } from './text/pieces.ts'

/**
 * The places of a step and its parts: its title, its id if written, its prose, each callout, the options of its question, and each fence by
 * name.
 */
export interface StepPlace {
  readonly id: string
  readonly line: number
  readonly end: number
  readonly parts: Readonly<Record<string, Range>>
}

const itemForm = /^- +([^ ].*|)$/su

/** True of the list that follows a question. */
export function isOptionsOf(blocks: readonly Block[], block: Block): boolean {
  const before = blocks[blocks.indexOf(block) - 1]
  return (
    block.kind === 'prose' &&
    before?.kind === 'callout' &&
    before.name === 'ask' &&
    itemForm.test(block.text.split('\n')[0] ?? '')
  )
}

/** The items of a list, each with its line. Indented lines belong to the item before. */
export function itemsOf(
  blocks: readonly Block[],
): readonly { readonly text: string; readonly line: number }[] {
  const items: { text: string; line: number }[] = []
  for (const block of blocks) {
    if (block.kind !== 'prose') continue
    for (const [i, line] of block.text.split('\n').entries()) {
      const [whole, first = ''] = itemForm.exec(line) ?? []
      const last = items.at(-1)
      if (whole !== undefined) items.push({ text: first, line: block.line + i })
      else if (last && line.startsWith('  ')) last.text += `\n${line.slice(2)}`
    }
  }
  return items
}

/** The name of the step's part that a block belongs to. */
export function partName(blocks: readonly Block[], block: Block): string {
  if (block.kind !== 'prose') return block.name
  return isOptionsOf(blocks, block) ? 'options' : 'prose'
}

const marker = /^> \[![a-z-]+\] ?/u

const markLength = (line: string): number => marker.exec(line)?.[0].length ?? 0

/** A block from a column of its first line on. */
const blockRange = ({ line, end }: Block, lines: readonly string[], column: number): Range => ({
  line,
  column,
  end,
  endColumn: (lines[end - 1] ?? '').length + 1,
})

/** The places of a heading's title, and of its id if written. */
function headingRanges(
  { line, title, id }: Section,
  lines: readonly string[],
): readonly (readonly [string, Range])[] {
  const text = lines[line - 1] ?? ''
  const from = /^#+ */u.exec(text)?.[0].length ?? 0
  const start = title === '' ? Math.min(from, text.indexOf(' ') + 1) : from
  const range = (column: number, length: number): Range => ({
    line,
    column,
    end: line,
    endColumn: column + length,
  })
  const titled = ['title', range(start + 1, title.length)] as const
  if (id === undefined) return [titled]
  return [titled, ['id', range(text.lastIndexOf(`{#${id}}`) + 3, id.length)]]
}

/** The places of the parts of a section, by name; of several with the same name the first. */
export function partsOf(section: Section, lines: readonly string[]): Readonly<Record<string, Range>> {
  const blocks = section.blocks.map((block) => {
    const mark = block.kind === 'callout' ? markLength(lines[block.line - 1] ?? '') : 0
    return [partName(section.blocks, block), blockRange(block, lines, mark + 1)] as const
  })
  return Object.fromEntries([...blocks.toReversed(), ...headingRanges(section, lines)])
}

export const stepPlace = (section: Section, lines: readonly string[]): StepPlace => ({
  id: stepId(section),
  line: section.line,
  end: section.end,
  parts: partsOf(section, lines),
})
