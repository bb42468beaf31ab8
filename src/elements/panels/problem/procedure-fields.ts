import { mostSorted } from '../../../experiment/spec/values/bounds.ts'
import type { ProcedureSpec } from '../../../experiment/spec/problem/problem.ts'
import { optionsOf, type Field } from '../../controls/fields/fields.ts'

/** The fields of a procedure: the shift is shown where there is an order to shift. */
export const procedureFields = ({ input, pivot }: ProcedureSpec): readonly Field<ProcedureSpec>[] => [
  {
    number: 'size',
    label: 'keys n',
    hint: 'How many different keys are sorted',
    min: 1,
    max: mostSorted,
    log: true,
    whole: true,
  },
  {
    choice: 'pivot',
    label: 'pivot',
    hint: 'The key that a call compares all others with',
    options: optionsOf({ random: 'random', first: 'the first key' }),
  },
  ...(pivot === 'first'
    ? [
        {
          choice: 'input',
          label: 'input',
          hint: 'The order of the keys before they are sorted',
          options: optionsOf({ random: 'random order', sorted: 'sorted', reversed: 'reversed' }),
        } as const,
      ]
    : []),
  ...(pivot === 'first' && input !== 'random'
    ? [
        {
          number: 'sigma',
          label: 'shift σ',
          hint: 'The key of rank i is shifted by σ n N(0, 1)',
          max: 1,
          step: 0.001,
          most: Infinity,
        } as const,
      ]
    : []),
]
