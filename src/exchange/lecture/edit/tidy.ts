import { hasComments, yamlText } from '../fences/yaml-text.ts'
import { readData } from '../fences/read-fence.ts'
import type { Piece } from '../text/pieces.ts'
import { partName } from '../parts.ts'
import type { Block, Fence } from '../text/scan.ts'
import { edited, replaced, type Edit } from './edit.ts'
import { Outline } from './outline.ts'

/** The fences to format, each with the number of levels whose items get their own lines. */
const levels: Readonly<Record<string, number>> = { experiment: 1, show: 1, question: 1, check: 3 }

const close: readonly string[] = ['experiment', 'show', 'check']

/** Formats data; undefined if they contain comments, which would be lost, or cannot be read. */
function tidyLines(lines: readonly string[], open: number): string | undefined {
  const { data } = readData(lines, 1)
  return data && !hasComments(lines) ? yamlText(data.value, open) : undefined
}

function fencePieces(outline: Outline, { line, lines, name, closed }: Fence): readonly Piece[] {
  const open = levels[name]
  const text = open !== undefined && closed && lines.length > 0 ? tidyLines(lines, open) : undefined
  if (text === undefined) return []
  return [{ from: outline.from(line + 1), to: outline.to(line + lines.length), text }]
}

const areClose = (blocks: readonly Block[], one: Block, other: Block): boolean =>
  close.includes(partName(blocks, one)) && close.includes(partName(blocks, other))

/**
 * Formats a text like `lectureText`: each list or map on one line if it fits, one blank line between parts, and none between fences of
 * data. No word changes, and data with comments stay as they are.
 */
export function tidied(text: string): Edit {
  const outline = new Outline(text)
  const { front, head, steps } = outline
  const pieces: Piece[] = []
  const whole = front && front.length > 0 ? tidyLines(front, 1) : undefined
  if (whole !== undefined)
    pieces.push({ from: outline.from(2), to: outline.to(1 + (front?.length ?? 0)), text: whole })
  let end: number | undefined
  const gap = (line: number, lines: string) => {
    if (end !== undefined && text.slice(outline.to(end), outline.from(line)).trim() === '')
      pieces.push({ from: outline.to(end), to: outline.from(line), text: lines })
  }
  for (const section of [...(head ? [head] : []), ...steps]) {
    const { blocks } = section
    gap(section.line, '\n\n')
    end = section.line
    for (const [i, block] of blocks.entries()) {
      const before = blocks[i - 1]
      gap(block.line, before && areClose(blocks, before, block) ? '\n' : '\n\n')
      if (block.kind === 'fence') pieces.push(...fencePieces(outline, block))
      end = block.end
    }
  }
  return edited(text, replaced(text, pieces))
}
