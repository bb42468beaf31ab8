import {
  hyperparameters,
  type AlgorithmId,
  type HyperparameterName,
  type Hyperparameters,
} from '../../../experiment/spec/algorithm.ts'
import {
  finerHyperparameters,
  hyperparameterWords as words,
  usualHyperparameters,
} from '../../../words/hyperparameters.ts'
import type { NumberMark } from '../../controls/bl-number.ts'
import type { Field, NumberField } from '../../controls/fields/fields.ts'

/** The reach of each slider; from 0 to 1 where nothing else is said. Its bounds are those of the schema. */
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

function fieldOf(name: HyperparameterName): Field<Hyperparameters> {
  if (name === 'epsilonInside') return { toggle: name, ...words[name] }
  return { number: name, ...words[name], ...sliders[name], ...hyperparameters[name].bounds }
}

/** The fields of a rule that one turns every day; `marks` are those of the learning rate. */
export const hyperparametersOf = (
  id: AlgorithmId,
  marks: readonly NumberMark[] = [],
): readonly Field<Hyperparameters>[] =>
  usualHyperparameters(id).map((name) =>
    name === 'learningRate' ? { ...fieldOf(name), marks } : fieldOf(name),
  )

/** The other fields of a rule. */
export const finerOf = (id: AlgorithmId): readonly Field<Hyperparameters>[] =>
  finerHyperparameters(id).map(fieldOf)
