// What the pages about the library take from the sources: fields of experiments, colours and typefaces.
import { kinds } from '../../src/experiment/spec/experiment.ts'

export { fieldTable } from '../guide/field-tables.ts'
export { lookStyles } from '../guide/page.ts'

/** The fields of each kind of experiment, as a type names them. */
export const experimentFields = {
  training: Object.keys(kinds.training.entries),
  problem: Object.keys(kinds.problem.entries),
} as const
