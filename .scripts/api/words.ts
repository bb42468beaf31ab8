// The parts of the library's pages that come from the sources, and from the scripts that make the lecture
// guide.
import { kinds } from '../../src/experiment/spec/experiment.ts'

export { fieldTable } from '../guide/field-tables.ts'
export { code } from '../guide/html.ts'
export { lookStyles } from '../guide/page.ts'

/** The fields of each kind of experiment, by the name of its type. */
export const experimentFields = {
  training: Object.keys(kinds.training.entries),
  problem: Object.keys(kinds.problem.entries),
} as const
