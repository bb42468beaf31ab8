import { isEscape } from '../../../reference/oracle/measure/escape-bound.ts'
import { mostForSpectrum } from '../../../reference/measurement.ts'
import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import {
  both,
  canJudge,
  isLinearNetwork,
  isNetwork,
  isSquareLinear,
  isTraining,
  ofParts,
  ofTraining,
} from './conditions.ts'
import { moment, number, testPart, trainPart } from './arguments.ts'
import type { QuantityEntry } from './entry.ts'

type Row = Pick<QuantityEntry, 'name' | 'label' | 'applies'> & Partial<QuantityEntry>

const index = number('index', 0)

/** A measure at a run's end, or after some of its updates: its value `index`. */
const measure = (row: Row): QuantityEntry => ({
  group: 'loss and accuracy',
  cost: 'asked',
  mark: 'run',
  ...row,
  arguments: [index, ...moment, ...(row.arguments ?? [])],
})

/** Measures of a run's end (reference/measurement.ts), and results on a part of the data. */
export const measureEntries: readonly QuantityEntry[] = [
  measure({ name: 'metric', label: 'loss', applies: isTraining }),
  measure({ name: 'gradient', label: 'entry of the gradient', applies: isTraining }),
  measure({ name: 'gradient-norm', label: 'length of the gradient', applies: isTraining }),
  measure({
    name: 'hessian-top',
    label: 'largest curvature',
    group: 'curvature',
    arguments: [number('count', 1)],
    applies: isTraining,
  }),
  measure({
    name: 'hessian-spectrum',
    label: 'eigenvalue of the Hessian, the least first',
    group: 'curvature',
    applies: ofTraining((experiment) => buildTrainingProblem(experiment).size <= mostForSpectrum),
  }),
  measure({ name: 'sharpness', label: 'sharpness', group: 'curvature', applies: isTraining }),
  measure({
    name: 'singular-values',
    label: 'singular value of the end-to-end map',
    group: 'matrix',
    applies: isLinearNetwork,
  }),
  measure({ name: 'effective-rank', label: 'effective rank', group: 'matrix', applies: isLinearNetwork }),
  measure({
    name: 'map-norms',
    label: 'norm of the end-to-end map',
    group: 'matrix',
    applies: isLinearNetwork,
  }),
  measure({ name: 'determinant', label: 'determinant', group: 'matrix', applies: isSquareLinear }),
  measure({
    name: 'escape',
    label: 'hidden entry and its bound',
    group: 'matrix',
    applies: both(isLinearNetwork, ofTraining(isEscape)),
  }),
  measure({ name: 'outputs', label: 'output', arguments: [trainPart], applies: isNetwork }),
  measure({
    name: 'linearized-outputs',
    label: 'output of the linearised network',
    group: 'kernel',
    arguments: [trainPart],
    applies: isNetwork,
  }),
  measure({
    name: 'linearization-gap',
    label: 'distance from the linearised network',
    group: 'kernel',
    arguments: [trainPart],
    applies: isNetwork,
  }),
  measure({
    name: 'ntk',
    label: 'entry of the tangent kernel',
    group: 'kernel',
    arguments: [trainPart],
    applies: isNetwork,
  }),
  measure({
    name: 'ntk-spectrum',
    label: 'eigenvalue of the tangent kernel, the least first',
    group: 'kernel',
    arguments: [trainPart],
    applies: isNetwork,
  }),
  measure({
    name: 'kernel-change',
    label: 'change of the tangent kernel',
    group: 'kernel',
    arguments: [trainPart],
    applies: isNetwork,
  }),
  measure({ name: 'movement', label: 'movement of the weights', group: 'kernel', applies: isTraining }),
  measure({
    name: 'margin',
    label: 'margin',
    group: 'margin and bounds',
    arguments: [trainPart],
    applies: both(isNetwork, canJudge('train', 'zero-one')),
  }),
  measure({
    name: 'gaps',
    label: 'model, metric or algorithm gap',
    group: 'the three gaps',
    mark: 'gap',
    applies: canJudge('test'),
  }),
  measure({
    name: 'step',
    label: 'learning rate of the next step',
    group: 'runs',
    applies: ofTraining(({ algorithms: [first] }) => first?.subspace === undefined),
  }),
  {
    name: 'part-loss',
    label: 'loss on a part of the data',
    group: 'loss and accuracy',
    arguments: [testPart, ...moment],
    cost: 'asked',
    mark: 'run',
    ...ofParts(),
  },
  {
    name: 'part-errors',
    label: 'share of wrong answers',
    group: 'loss and accuracy',
    arguments: [testPart, ...moment],
    cost: 'asked',
    mark: 'run',
    ...ofParts('zero-one'),
  },
  {
    name: 'part-accuracy',
    label: 'share of right answers',
    group: 'loss and accuracy',
    arguments: [testPart, ...moment],
    cost: 'asked',
    mark: 'run',
    ...ofParts('zero-one'),
  },
  {
    name: 'part-ratio',
    label: 'loss over the least of the family',
    group: 'the three gaps',
    arguments: [testPart, ...moment],
    cost: 'asked',
    mark: 'run',
    applies: canJudge('test'),
  },
  {
    name: 'most-accuracy',
    label: 'largest share of right answers on the way',
    group: 'loss and accuracy',
    arguments: [testPart, number('points', 41), ...moment],
    cost: 'slow',
    mark: 'run',
    ...ofParts('zero-one'),
  },
  {
    name: 'most-accurate-step',
    label: 'step with the largest share of right answers',
    unit: 'steps',
    group: 'loss and accuracy',
    arguments: [testPart, number('points', 41), ...moment],
    cost: 'slow',
    mark: 'run',
    ...ofParts('zero-one'),
  },
]
