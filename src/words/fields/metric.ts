import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { lossNames, reductionNames } from '../names.ts'
import type { FieldsOf } from './field.ts'

export const metricFields = {
  loss: { label: 'loss', words: lossNames },
  factor: { label: 'factor', name: 'factor of the loss' },
  reduction: { label: 'reduction', words: reductionNames },
  part: { name: 'part of the loss' },
  weightDecay: { label: 'weight decay', name: 'weight decay of the loss' },
  attack: { label: 'attack' },
} satisfies FieldsOf<MetricSpec>
