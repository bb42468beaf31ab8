import { procedure, type ProcedureSpec } from '../../../experiment/spec/problem/problem.ts'
import { problemFields } from '../../../words/fields/problem.ts'
import { fieldMaker, type Field } from '../../controls/fields/fields.ts'

const field = fieldMaker<ProcedureSpec>(procedure, problemFields)

const size = field('size', { label: 'keys n', hint: 'How many different keys are sorted', log: true })
const pivot = field('pivot', { hint: 'The key that a call compares all others with' })
const order = field('input', { hint: 'The order of the keys before they are sorted' })
const shift = field('sigma', {
  label: 'shift σ',
  hint: 'The key of rank i is shifted by σ n N(0, 1)',
  step: 0.001,
})

/** The fields of a procedure; the shift only if there is an order to shift. */
export const procedureFields = (given: ProcedureSpec): readonly Field<ProcedureSpec>[] => {
  if (given.pivot !== 'first') return [size, pivot]
  return given.input === 'random' ? [size, pivot, order] : [size, pivot, order, shift]
}
