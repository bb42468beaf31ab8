import { fenceRefusal } from '../bounds.ts'
import { readNumberList, withLists, type NumberList } from '../notation/number-lists.ts'
import { sentenceOf, TextError } from '../notation/text-error.ts'
import type { Block, Fence } from '../text/scan.ts'
import { readYaml, unread, type YamlProblem, type YamlRead } from './yaml-text.ts'

/** Data with the places of their parts, or the problems. */
export interface DataRead {
  readonly data?: { readonly value: unknown; readonly placeOf: YamlRead['placeOf'] }
  readonly problems: readonly YamlProblem[]
}

/** Reads lines of YAML within the size limits. `first` is the number of the first line in the whole text. */
export function readData(lines: readonly string[], first: number): DataRead {
  const refusal = fenceRefusal(lines)
  if (refusal !== undefined) return { problems: [{ line: first, column: 1, message: refusal }] }
  const { value, problems, placeOf } = readYaml(lines, first)
  return { ...(unread(problems).length === 0 && { data: { value, placeOf } }), problems }
}

/** Reads a fence, and replaces the names of lists in it by the lists. */
export function readFence(fence: Fence, lists: ReadonlyMap<string, NumberList>): DataRead {
  const there = { line: fence.line, column: 1 }
  if (!fence.closed)
    return { problems: [{ ...there, message: 'this fence is not closed. Write ``` below its last line' }] }
  const { data, problems } = readData(fence.lines, fence.line + 1)
  if (!data) return { problems }
  try {
    return { data: { ...data, value: withLists(data.value, lists) }, problems }
  } catch (error) {
    return { problems: [...problems, { ...there, message: sentenceOf(error) }] }
  }
}

/** Reads the named lists in the fences below # Numbers. */
export function readLists(blocks: readonly Block[]): {
  readonly lists: ReadonlyMap<string, NumberList>
  readonly problems: readonly YamlProblem[]
} {
  const lists = new Map<string, NumberList>()
  const problems: YamlProblem[] = []
  for (const block of blocks) {
    if (block.kind !== 'fence' || block.name !== 'numbers') continue
    const [name = '', form] = block.info.split(' ')
    try {
      lists.set(name, readNumberList(block.lines, form === 'rows'))
    } catch (error) {
      problems.push({ line: block.line, column: 1, message: sentenceOf(error) })
    }
  }
  return { lists, problems }
}

/**
 * Reads what a step's patch is on: undefined for the step before, null for nothing, otherwise the id of a step.
 * @throws TextError if the words are not understood
 */
export function readBase(info: string): string | null | undefined {
  if (info === '') return undefined
  const [word, id = '', ...others] = info.split(/[\s:]+/u)
  if (word === 'whole' && id === '') return null
  if (word !== 'from' || id === '' || others.length > 0)
    throw new TextError(`"${info}" is not understood. Write whole, or from and the id of an earlier step`)
  return id
}
