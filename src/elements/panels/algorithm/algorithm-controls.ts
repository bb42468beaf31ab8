import { nothing } from 'lit'
import {
  batches,
  packed,
  takesSubspace,
  type AlgorithmSpec,
  type BatchRule,
  type Hyperparameters,
  type Stop,
} from '../../../experiment/spec/algorithm.ts'
import { drawsAnew } from '../../../experiment/spec/data.ts'
import { layerCount, weightCount } from '../../../experiment/spec/model.ts'
import { mostDirectionsOf, subspace as subspaceSchema } from '../../../experiment/spec/subspace.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import {
  choiceControl,
  controls,
  fieldMaker,
  listControl,
  numberControl,
  optionsOf,
  type Put,
} from '../../controls/fields/fields.ts'
import { taskOf } from '../../../edit/metric.ts'
import { algorithmFields as words } from '../../../words/fields/algorithm.ts'
import { algorithmNames } from '../../../words/names.ts'
import { hyperparameterFields } from './hyperparameter-fields.ts'

type Batch = Exclude<BatchRule, 'full'>

const defaultDirections = 10

const batchSize = fieldMaker<Batch>(batches, words.batch.fields)('size', {
  hint: 'Samples per step; the last batch of an epoch may be smaller',
  min: 1,
  max: 1024,
  step: 0.05,
  log: true,
})

const directions = fieldMaker<NonNullable<AlgorithmSpec['subspace']>>(subspaceSchema, words.subspace.fields)(
  'dimension',
  { hint: 'Dimension of z', min: 1, step: 0.05, log: true },
)

export function batchControls(
  { data }: TrainingExperiment,
  { batch }: AlgorithmSpec,
  put: Put<AlgorithmSpec>,
) {
  const mini = batch === 'full' ? undefined : batch
  const choose = (value: string) =>
    put(
      { batch: value === 'full' ? value : { size: mini?.size ?? 16, order: value as Batch['order'] } },
      words.batch.label,
    )
  return [
    choiceControl(
      {
        label: words.batch.label,
        hint: 'Which samples a step sees: reshuffled every epoch, in the same order for every algorithm, or always new ones',
        options: [
          { value: 'full', label: 'all samples' },
          ...optionsOf(words.batch.fields.order.words).filter(
            ({ value }) => value !== 'fresh' || drawsAnew(data),
          ),
        ],
      },
      mini?.order ?? 'full',
      choose,
    ),
    mini
      ? controls([batchSize], mini, (change, label, live) =>
          put({ batch: { ...mini, ...change } }, label, live),
        )
      : nothing,
  ]
}

/** A learning-rate factor for each layer of a network. */
export function layerRates({ model }: TrainingExperiment, algorithm: AlgorithmSpec, put: Put<AlgorithmSpec>) {
  const count = layerCount(model)
  if (count < 2 || algorithm.subspace) return nothing
  return listControl(
    {
      label: words.layerRates.label,
      hint: 'Factor on the learning rate of each layer',
      count,
      each: 'layer',
      least: 0,
      usual: new Array<number>(count).fill(1).join(', '),
    },
    algorithm.layerRates,
    (rates) => put({ layerRates: rates }, words.layerRates.label),
  )
}

/** The controls of the rule that turns SAM's gradient into a step; `nothing` for other rules. */
export function baseControls(algorithm: AlgorithmSpec, put: Put<AlgorithmSpec>) {
  if (algorithm.id !== 'sam') return nothing
  const { base } = algorithm
  return [
    choiceControl(
      {
        label: words.base.label,
        hint: 'The rule that turns the gradient taken uphill into a step',
        options: optionsOf({ sgd: algorithmNames.sgd, momentum: algorithmNames.momentum }),
      },
      base === 'sgd' ? base : 'momentum',
      (value) => put({ base: value === 'sgd' ? value : { momentum: 0.9 } }, words.base.name),
    ),
    base === 'sgd'
      ? nothing
      : controls<Hyperparameters>(
          hyperparameterFields(['momentum']),
          { ...packed(algorithm), ...base },
          ({ momentum = 0 }, label, live) => put({ base: { momentum } }, label, live),
        ),
  ]
}

/** The controls of the random subspace of a run; `nothing` for rules without one. */
export function subspaceControls(
  { model }: TrainingExperiment,
  { id, subspace }: AlgorithmSpec,
  put: Put<AlgorithmSpec>,
) {
  if (!takesSubspace(id)) return nothing
  const most = mostDirectionsOf(weightCount(model))
  const choose = (value: string) =>
    put(
      value === 'all'
        ? { subspace: undefined }
        : { subspace: { dimension: defaultDirections }, layerRates: undefined },
      words.subspace.name,
    )
  return [
    choiceControl(
      {
        label: words.subspace.label,
        hint: 'All weights, or w₀ + Q z, where the rule acts only on z and the columns of Q are random directions of length 1',
        options: [
          { value: 'all', label: 'all weights' },
          { value: 'subspace', label: 'random directions' },
        ],
      },
      subspace ? 'subspace' : 'all',
      choose,
    ),
    subspace
      ? controls(
          [{ ...directions, max: Math.min(most, weightCount(model)), most }],
          subspace,
          (change, label, live) => put({ subspace: { ...subspace, ...change } }, label, live),
        )
      : nothing,
  ]
}

/** The controls of the rule that ends a run early. */
export function stopControls({ data }: TrainingExperiment, { stop }: AlgorithmSpec, put: Put<AlgorithmSpec>) {
  const choose = (value: string) => {
    const quantity = value as Stop['quantity'] | 'never'
    put(
      { stop: quantity === 'never' ? undefined : { quantity, below: stop?.below ?? 0.01 } },
      words.stop.label,
    )
  }
  return [
    choiceControl(
      {
        label: words.stop.label,
        hint: 'A run ends at the first step at which this holds on the whole training set',
        options: [
          { value: 'never', label: 'never' },
          { value: 'loss', label: 'loss below' },
          ...(taskOf(data) === 'classification' ? [{ value: 'zero-one', label: 'error rate below' }] : []),
          { value: 'gradient-norm', label: '|gradient| below' },
        ],
      },
      stop?.quantity ?? 'never',
      choose,
    ),
    stop
      ? numberControl(
          { label: words.stop.fields.below.label, hint: 'The bound that ends the run', plain: true },
          stop.below,
          (below, live) => put({ stop: { ...stop, below } }, words.stop.label, live),
        )
      : nothing,
  ]
}
