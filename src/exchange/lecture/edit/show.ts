import { isFields } from '../../../experiment/format/merge.ts'
import { readPlace, setField } from './data.ts'
import { edited, type Edit } from './edit.ts'
import { Outline } from './outline.ts'

type Fields = Readonly<Record<string, unknown>>

/** The fields of a step's show fence as they are written; none where there is no fence that can be read. */
export function shownFields(text: string, step: number): Fields {
  const { value, problems } = readPlace(new Outline(text), { step, fence: 'show' })
  return problems.length === 0 && isFields(value) ? value : {}
}

/** Values in the places of fields of a step's show fence, in one edit; a field whose value is undefined goes. What is around stays letter by letter. */
export function writeShown(text: string, step: number, fields: Fields): Edit {
  let after = text
  for (const [name, value] of Object.entries(fields)) {
    const one = setField(after, { step, fence: 'show' }, [name], value)
    if (one.problems.length > 0) return { text, problems: one.problems }
    after = one.text
  }
  return edited(text, after)
}
