import { linearProgram, type LinearProgramSpec } from '../../../experiment/spec/problem/linear-program.ts'
import { problemFields } from '../../../words/fields/problem.ts'
import { fieldMaker, type Field } from '../../controls/fields/fields.ts'

const field = fieldMaker<LinearProgramSpec>(linearProgram, problemFields)

const shake = field('sigma', {
  hint: 'Each entry of a shaken row is moved by σ N(0, 1) times the length of the longest row',
  max: 0.1,
  step: 0.001,
})
const cube: readonly Field<LinearProgramSpec>[] = [
  field('id', {
    hint: 'A cube whose corners simplex visits one after the other, or one that keeps all corners in its shadow',
    without: ['given'],
  }),
  field('size', { label: 'variables n', hint: 'A cube of n variables has 2ⁿ corners; three are drawn' }),
  shake,
  field('shaken', { hint: 'Only the upper walls, or also those of the signs' }),
  field('units', { hint: 'The units in which Dantzig’s rule compares how fast the objective grows' }),
]

/** The fields of a linear program: those of a generated cube, and its noise. */
export const linearProgramFields = ({ id }: LinearProgramSpec): readonly Field<LinearProgramSpec>[] =>
  id === 'given' ? [shake] : cube
