import type { GenericSchema } from 'valibot'
import { kinds } from '../../../experiment/spec/experiment.ts'
import { frontSchema } from './front.ts'
import { questionSchema } from './question-schema.ts'
import { showSchema } from './show-schema.ts'

/** The schemas of all data of a lecture; an experiment's are those of its kinds, on which a step has a merge patch. */
export const lectureSchemas: Readonly<Record<'front' | 'show' | 'question', GenericSchema>> & {
  readonly kinds: readonly GenericSchema[]
} = {
  front: frontSchema,
  show: showSchema,
  question: questionSchema,
  kinds: Object.values(kinds),
}
