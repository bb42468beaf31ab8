import type { AlgorithmId, AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import {
  finerHyperparameters,
  hyperparameterWords as words,
  usualHyperparameters,
  type HyperparameterName,
} from '../../../words/hyperparameters.ts'
import type { NumberMark } from '../../controls/bl-number.ts'
import type { Field } from '../../controls/fields/fields.ts'

/** The largest number below 1, which is what a decay of a mean may at most be. */
const below1 = 1 - 2 ** -53

const fields: Readonly<Record<HyperparameterName, Field<AlgorithmSpec>>> = {
  learningRate: {
    number: 'learningRate',
    ...words.learningRate,
    min: 1e-4,
    max: 10,
    least: 0,
    most: Infinity,
    step: 0.05,
    log: true,
  },
  steps: {
    number: 'steps',
    ...words.steps,
    min: 1,
    max: 100_000,
    least: 0,
    most: 1_000_000,
    step: 0.05,
    log: true,
    whole: true,
  },
  momentum: { number: 'momentum', ...words.momentum },
  beta1: { number: 'beta1', ...words.beta1, max: 0.999, most: below1, step: 0.001 },
  beta2: { number: 'beta2', ...words.beta2, max: 0.9999, most: below1, step: 0.0001 },
  decay: { number: 'decay', ...words.decay },
  epsilon: {
    number: 'epsilon',
    ...words.epsilon,
    min: 1e-12,
    max: 1,
    least: 0,
    most: Infinity,
    step: 0.5,
    log: true,
  },
  epsilonInside: { toggle: 'epsilonInside', ...words.epsilonInside },
  initialAccumulator: { number: 'initialAccumulator', ...words.initialAccumulator, most: Infinity },
  weightDecay: { number: 'weightDecay', ...words.weightDecay, max: 0.1, step: 0.001, most: Infinity },
  damping: { number: 'damping', ...words.damping, max: 10, step: 0.001, most: Infinity },
  rho: { number: 'rho', ...words.rho, max: 1, most: Infinity },
  temperature: { number: 'temperature', ...words.temperature, step: 0.001, most: Infinity },
  radius: { number: 'radius', ...words.radius, most: Infinity },
  threshold: { number: 'threshold', ...words.threshold, most: Infinity },
  interval: {
    number: 'interval',
    ...words.interval,
    min: 1,
    max: 1000,
    most: 1_000_000,
    step: 0.05,
    log: true,
    whole: true,
  },
  noise: { number: 'noise', ...words.noise, most: Infinity },
}

/** The fields of a rule that one turns every day; `marks` stand on the learning rate. */
export const hyperparametersOf = (
  id: AlgorithmId,
  marks: readonly NumberMark[] = [],
): readonly Field<AlgorithmSpec>[] =>
  usualHyperparameters(id).map((name) =>
    name === 'learningRate' ? { ...fields[name], marks } : fields[name],
  )

/** The other fields of a rule. */
export const finerOf = (id: AlgorithmId): readonly Field<AlgorithmSpec>[] =>
  finerHyperparameters(id).map((name) => fields[name])
