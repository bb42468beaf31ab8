import { nothing } from 'lit'
import {
  hyperparameters,
  takesSubspace,
  type AlgorithmSpec,
  type BatchRule,
  type Stop,
} from '../../../experiment/spec/algorithm.ts'
import { drawsAnew } from '../../../experiment/spec/data.ts'
import { layerCount, weightCount } from '../../../experiment/spec/model.ts'
import { mostDirectionsOf } from '../../../experiment/spec/subspace.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import {
  choiceControl,
  controls,
  listControl,
  numberControl,
  optionsOf,
  type Field,
  type Put,
} from '../../controls/fields/fields.ts'
import { taskOf } from '../../../edit/metric.ts'
import { hyperparameterWords } from '../../../words/hyperparameters.ts'
import { algorithmNames } from '../../../words/names.ts'

type Batch = Exclude<BatchRule, 'full'>

/** Directions of a subspace when it is chosen. */
const usualDirections = 10

const batchSize: Field<Batch> = {
  number: 'size',
  label: 'batch size',
  hint: 'Samples of one step; the last batch of an epoch may be smaller',
  min: 1,
  max: 1024,
  most: 65_536,
  step: 0.05,
  log: true,
  whole: true,
}

/** Controls of the samples that a step sees. */
export function batchControls(
  { data }: TrainingExperiment,
  { batch }: AlgorithmSpec,
  put: Put<AlgorithmSpec>,
) {
  const mini = batch === 'full' ? undefined : batch
  const choose = (value: string) =>
    put(
      { batch: value === 'full' ? value : { size: mini?.size ?? 16, order: value as Batch['order'] } },
      'batches',
    )
  return [
    choiceControl(
      {
        label: 'batches',
        hint: 'Which samples a step sees; shuffled anew each epoch, the same for every algorithm; or new ones that no step saw before',
        options: [
          { value: 'full', label: 'all samples' },
          { value: 'shuffled', label: 'shuffled' },
          { value: 'sequential', label: 'in order' },
          ...(drawsAnew(data) ? [{ value: 'fresh', label: 'new each step' }] : []),
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

/** A factor of the learning rate for each layer of a network. */
export function layerRates({ model }: TrainingExperiment, algorithm: AlgorithmSpec, put: Put<AlgorithmSpec>) {
  const count = layerCount(model)
  if (count < 2 || algorithm.subspace) return nothing
  return listControl(
    {
      label: 'layer rates',
      hint: 'What the learning rate of each layer is multiplied by',
      count,
      each: 'layer',
      least: 0,
      usual: new Array<number>(count).fill(1).join(', '),
    },
    algorithm.layerRates,
    (rates) => put({ layerRates: rates }, 'layer rates'),
  )
}

/** Controls of the rule that makes a step of SAM's gradient; none for other rules. */
export function baseControls(algorithm: AlgorithmSpec, put: Put<AlgorithmSpec>) {
  if (algorithm.id !== 'sam') return nothing
  const { base } = algorithm
  return [
    choiceControl(
      {
        label: 'on',
        hint: 'The rule that makes a step of the gradient from uphill',
        options: optionsOf({ sgd: algorithmNames.sgd, momentum: algorithmNames.momentum }),
      },
      base === 'sgd' ? base : 'momentum',
      (value) => put({ base: value === 'sgd' ? value : { momentum: 0.9 } }, 'base'),
    ),
    base === 'sgd'
      ? nothing
      : numberControl(
          { ...hyperparameterWords.momentum, ...hyperparameters.momentum.bounds },
          base.momentum,
          (momentum, live) => put({ base: { momentum } }, 'momentum', live),
        ),
  ]
}

/** Controls of the random subspace that a run stays in; none for rules that take none. */
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
        : { subspace: { dimension: usualDirections }, layerRates: undefined },
      'subspace',
    )
  return [
    choiceControl(
      {
        label: 'moves in',
        hint: 'All weights, or w₀ + Q z: the rule acts on z alone, the columns of Q are random directions of length 1',
        options: [
          { value: 'all', label: 'all weights' },
          { value: 'subspace', label: 'random directions' },
        ],
      },
      subspace ? 'subspace' : 'all',
      choose,
    ),
    subspace
      ? numberControl(
          {
            label: 'directions',
            hint: 'Dimension of z',
            min: 1,
            max: Math.min(most, weightCount(model)),
            most,
            step: 0.05,
            log: true,
            whole: true,
          },
          subspace.dimension,
          (dimension, live) => put({ subspace: { dimension } }, 'directions', live),
        )
      : nothing,
  ]
}

/** Controls of the rule that ends a run before its last step. */
export function stopControls({ data }: TrainingExperiment, { stop }: AlgorithmSpec, put: Put<AlgorithmSpec>) {
  const choose = (value: string) => {
    const quantity = value as Stop['quantity'] | 'never'
    put({ stop: quantity === 'never' ? undefined : { quantity, below: stop?.below ?? 0.01 } }, 'stop')
  }
  return [
    choiceControl(
      {
        label: 'stop early',
        hint: 'A run ends at the first step at which this holds on the whole train part',
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
          { label: 'below', hint: 'The bound that ends the run', plain: true },
          stop.below,
          (below, live) => put({ stop: { ...stop, below } }, 'stop', live),
        )
      : nothing,
  ]
}
