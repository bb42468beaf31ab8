// What the pages about the library take from the sources, and from what makes the page about lectures.
import { kinds } from '../../src/experiment/spec/experiment.ts'

export { fieldTable } from '../guide/field-tables.ts'
export { code } from '../guide/html.ts'
export { lookStyles } from '../guide/page.ts'

/** The fields of each kind of experiment, as a type names them. */
export const experimentFields = {
  training: Object.keys(kinds.training.entries),
  problem: Object.keys(kinds.problem.entries),
} as const
