import type { GenericSchema } from 'valibot'
import { kinds } from '../../../experiment/spec/experiment.ts'
import { frontSchema } from './front.ts'
import { questionSchema } from './question-schema.ts'
import { showSchema } from './show-schema.ts'

/** The schemas of all data in a lecture. `kinds` are those of whole experiments; a step contains a merge patch on one. */
export const lectureSchemas: Readonly<Record<'front' | 'show' | 'question', GenericSchema>> & {
  readonly kinds: readonly GenericSchema[]
} = {
  front: frontSchema,
  show: showSchema,
  question: questionSchema,
  kinds: Object.values(kinds),
}
