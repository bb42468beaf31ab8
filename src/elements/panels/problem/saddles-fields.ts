import { saddles, type SaddlesSpec } from '../../../experiment/spec/problem/saddles.ts'
import { problemFields } from '../../../words/fields/problem.ts'
import { fieldMaker, type Field } from '../../controls/fields/fields.ts'

const field = fieldMaker<SaddlesSpec>(saddles, problemFields)

export const saddlesFields = ({ dimension }: SaddlesSpec): readonly Field<SaddlesSpec>[] => [
  field('dimension', { hint: 'One saddle for each of them', step: 1 }),
  field('saddle', { hint: 'The saddle whose steps are counted', max: dimension, most: dimension, step: 1 }),
  field('steepness', { hint: 'Curvature of the weights that wait; those that leave have 1', step: 0.1 }),
  field('kicks', { hint: 'A small random vector is added where the slope vanishes' }),
  field('precision', { hint: 'In float32 a weight that waits becomes exactly 0, and then stays there' }),
]
