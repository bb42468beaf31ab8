import * as v from 'valibot'
import { isFields } from '../../../experiment/format/merge.ts'
import type { Step } from '../scenario.ts'
import { showSchema } from '../fences/show-schema.ts'
import { readPlace, setField } from './data.ts'
import { edited, type Edit } from './edit.ts'
import { Outline } from './outline.ts'

type Fields = Readonly<Record<string, unknown>>

/** A key for caches: the text of a step's show fence, and of the lists that it may refer to. */
export function showLetters(text: string, step: number): string {
  const outline = new Outline(text)
  const section = outline.steps[step]
  const fence = section && outline.fenceOf(section, 'show')
  if (!fence) return ''
  const { numbers } = outline
  const lists = outline.listsOf(fence).size > 0 && numbers ? text.slice(outline.from(numbers.line)) : ''
  return `${fence.lines.join('\n')}\n${lists}`
}

/** The fields of a step's show fence as written; empty if the fence is missing or cannot be read. */
export function shownFields(text: string, step: number): Fields {
  const { value, problems } = readPlace(new Outline(text), { step, fence: 'show' })
  return problems.length === 0 && isFields(value) ? value : {}
}

/** What a step shows, parsed; undefined if the fence cannot be read. */
export function readShown(text: string, step: number): Partial<Step> | undefined {
  const { value = {}, problems } = readPlace(new Outline(text), { step, fence: 'show' })
  const read = problems.length === 0 ? v.safeParse(showSchema, value) : undefined
  return read?.success ? read.output : undefined
}

/** Sets fields of a step's show fence in one edit; undefined removes a field. The rest of the text is left unchanged. */
export function writeShown(text: string, step: number, fields: Fields): Edit {
  let after = text
  for (const [name, value] of Object.entries(fields)) {
    const one = setField(after, { step, fence: 'show' }, [name], value)
    if (one.problems.length > 0) return { text, problems: one.problems }
    after = one.text
  }
  return edited(text, after)
}
