import { mostUnshaken } from '../../../experiment/spec/values/bounds.ts'
import type { LinearProgramSpec } from '../../../experiment/spec/problem/linear-program.ts'
import { optionsOf, type Field } from '../../controls/fields/fields.ts'

const shake: Field<LinearProgramSpec> = {
  number: 'sigma',
  label: 'noise σ',
  hint: 'Each entry of a shaken row is moved by σ N(0, 1) times the length of the longest row',
  max: 0.1,
  step: 0.001,
  most: Infinity,
}

/** The fields of a linear program: those of a cube where it is generated, and its noise. */
export const linearProgramFields = ({ id }: LinearProgramSpec): readonly Field<LinearProgramSpec>[] =>
  id === 'given'
    ? [shake]
    : [
        {
          choice: 'id',
          label: 'program',
          hint: 'A cube whose corners simplex visits one after the other, or one that keeps all corners in its shadow',
          options: optionsOf({ 'klee-minty': 'Klee and Minty’s cube', goldfarb: 'Goldfarb’s cube' }),
        },
        {
          number: 'size',
          label: 'variables n',
          hint: 'A cube of n variables has 2ⁿ corners; three are drawn',
          min: 2,
          max: mostUnshaken,
          whole: true,
        },
        shake,
        {
          choice: 'shaken',
          label: 'rows that shake',
          hint: 'The upper walls alone, or those of the signs too',
          options: optionsOf({ upper: 'upper', all: 'all' }),
        },
        {
          choice: 'units',
          label: 'units',
          hint: 'The units in which Dantzig’s rule compares how fast the objective grows',
          options: optionsOf({ own: 'the cube’s own', drawn: 'as drawn' }),
        },
      ]
