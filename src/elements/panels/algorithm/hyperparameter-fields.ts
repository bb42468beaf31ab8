import {
  hyperparameters,
  type HyperparameterName,
  type Hyperparameters,
} from '../../../experiment/spec/algorithm.ts'
import { algorithmFields } from '../../../words/fields/algorithm.ts'
import type { NumberMark } from '../../controls/bl-number.ts'
import { fieldMaker, type Field, type NumberField } from '../../controls/fields/fields.ts'

/** The range of each slider; by default from 0 to 1. */
const sliders: Readonly<Partial<Record<HyperparameterName, Partial<NumberField>>>> = {
  learningRate: { min: 1e-4, max: 10, step: 0.05, log: true },
  steps: { min: 1, max: 100_000, step: 0.05, log: true },
  beta1: { max: 0.999, step: 0.001 },
  beta2: { max: 0.9999, step: 0.0001 },
  epsilon: { min: 1e-12, max: 1, step: 0.5, log: true },
  weightDecay: { max: 0.1, step: 0.001 },
  damping: { max: 10, step: 0.001 },
  temperature: { step: 0.001 },
  interval: { min: 1, max: 1000, step: 0.05, log: true },
}

const field = fieldMaker<Hyperparameters>({ entries: hyperparameters }, algorithmFields)

/** The fields of hyperparameters; `marks` are those of the learning rate. */
export const hyperparameterFields = (
  names: readonly HyperparameterName[],
  marks: readonly NumberMark[] = [],
): readonly Field<Hyperparameters>[] =>
  names.map((name) =>
    field(name, {
      hint: algorithmFields[name].hint,
      ...sliders[name],
      ...(name === 'learningRate' && { marks }),
    }),
  )
