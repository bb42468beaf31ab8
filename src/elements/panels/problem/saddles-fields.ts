import { mostSaddles } from '../../../experiment/spec/values/bounds.ts'
import type { SaddlesSpec } from '../../../experiment/spec/problem/saddles.ts'
import { optionsOf, type Field } from '../../controls/fields/fields.ts'

/** The fields of a row of saddles. */
export const saddlesFields = ({ dimension }: SaddlesSpec): readonly Field<SaddlesSpec>[] => [
  {
    number: 'dimension',
    label: 'weights d',
    hint: 'A saddle for each of them',
    min: 2,
    max: mostSaddles,
    step: 1,
    whole: true,
  },
  {
    number: 'saddle',
    label: 'saddle',
    hint: 'The saddle whose steps are counted',
    min: 1,
    max: dimension,
    step: 1,
    whole: true,
  },
  {
    number: 'steepness',
    label: 'steepness L',
    hint: 'Curvature of the weights that wait; those that leave have 1',
    min: 1,
    max: 4,
    step: 0.1,
  },
  { toggle: 'kicks', label: 'kicks', hint: 'A small random vector is added where the slope vanishes' },
  {
    choice: 'precision',
    label: 'precision',
    hint: 'In float32 a weight that waits becomes exactly 0, and then it never leaves',
    options: optionsOf({ float64: 'float64', float32: 'float32: false from five saddles on' }),
  },
]
