import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { hasLoss } from '../../reference/metric/has-loss.ts'
import { isLinearized, placeOf, type MeasureName, type MeasureOptions } from '../../reference/measurement.ts'
import { isLinear } from '../../experiment/model/layout.ts'
import type { Trajectory } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { isEscape } from '../../reference/oracle/measure/escape-bound.ts'

/** A measure along the runs, drawn over their steps. */
export interface RunMeasure {
  readonly id: string
  readonly label: string
  /** A one-line explanation. */
  readonly hint?: string
  readonly what: MeasureName
  readonly log: boolean
  /** Returns the values to draw, one curve each. */
  readonly pick: (values: Float64Array) => ArrayLike<number>
  /** Names of the curves if there are several. */
  readonly names?: readonly string[]
  readonly applies: (experiment: TrainingExperiment) => boolean
  /** Whether it has more than one value. */
  readonly several?: boolean
  /** Whether it needs the network's own layers, which a linearised run does not have. */
  readonly layers?: boolean
  /** Whether it is slow. */
  readonly slow?: boolean
  /** Returns options of the measure in addition to the run. */
  readonly options?: (run: Trajectory) => MeasureOptions
}

/** A row of a table of measures; values that are not known yet are `undefined`. */
export interface MeasuredRow {
  readonly id: string
  readonly label: string
  /** A one-line explanation. */
  readonly hint?: string
  readonly values: readonly (number | undefined)[]
}

/** Most values of a spectrum that are drawn. */
const mostCurves = 6

const always = () => true

const isNetwork = ({ model }: TrainingExperiment) => model.kind !== 'function'

function hasLinearMap(experiment: TrainingExperiment): boolean {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' && isLinear(model.layout)
}

function hasClasses(experiment: TrainingExperiment): boolean {
  const { model } = buildTrainingProblem(experiment)
  return model.kind === 'network' && model.data.task === 'classification'
}

const first = (values: Float64Array) => values.subarray(0, 1)
const second = (values: Float64Array) => values.subarray(1, 2)

const loss: RunMeasure = {
  id: 'loss',
  label: 'Loss',
  hint: 'The metric that is minimised, on the training set',
  what: 'metric',
  log: true,
  pick: first,
  applies: always,
}

const hasSquareMap = (experiment: TrainingExperiment) =>
  hasLinearMap(experiment) &&
  experiment.model.kind === 'mlp' &&
  experiment.model.widths[0] === experiment.model.widths.at(-1)

/** Measures along a run, in menu order; `applies` decides for which experiments. */
export const runMeasures: readonly RunMeasure[] = [
  {
    id: 'sharpness',
    label: 'Sharpness',
    hint: 'The largest eigenvalue of the Hessian',
    what: 'sharpness',
    slow: true,
    log: false,
    pick: first,
    applies: always,
  },
  {
    id: 'gradient-norm',
    label: 'Gradient norm',
    what: 'gradient-norm',
    log: true,
    pick: first,
    applies: always,
  },
  { id: 'distance', label: 'Distance from w₀', what: 'movement', log: false, pick: second, applies: always },
  {
    id: 'movement',
    label: 'Distance from w₀ over |w₀|',
    what: 'movement',
    log: false,
    pick: first,
    applies: always,
  },
  {
    id: 'direction',
    label: 'Angle to the run’s end',
    hint: 'Between w and the last weights, in radians',
    what: 'direction',
    log: false,
    pick: first,
    applies: always,
    options: ({ finalWeights }) => ({ toward: finalWeights }),
  },
  {
    id: 'direction-start',
    label: 'Angle to w₀',
    hint: 'Between w and w₀, in radians',
    what: 'direction',
    log: false,
    pick: first,
    applies: always,
    options: (run) => ({ toward: run.weights(0) }),
  },
  {
    id: 'margin',
    label: 'Margin',
    hint: 'The least y f over the train samples',
    what: 'margin',
    log: false,
    pick: second,
    applies: hasClasses,
  },
  {
    id: 'normalized-margin',
    label: 'Margin over the layers’ norms',
    hint: 'The least y f over the product of the layers’ Frobenius norms; a linearised run has none',
    what: 'margin',
    layers: true,
    log: false,
    pick: first,
    applies: hasClasses,
  },
  {
    id: 'ntk-spectrum',
    label: 'Kernel eigenvalues',
    what: 'ntk-spectrum',
    several: true,
    log: true,
    pick: (values) => values.slice(-mostCurves).reverse(),
    applies: isNetwork,
  },
  {
    id: 'kernel-change',
    label: 'Kernel change',
    hint: 'Distance of the tangent kernel from the kernel at w₀, relative to the size of the latter: |K − K₀|/|K₀|',
    what: 'kernel-change',
    slow: true,
    log: false,
    pick: first,
    applies: isNetwork,
  },
  {
    id: 'linearization-gap',
    label: 'Gap to the linearised network',
    hint: 'The largest distance between f and f(w₀) + J(w₀)(w − w₀) on the train inputs',
    what: 'linearization-gap',
    slow: true,
    log: false,
    pick: first,
    applies: isNetwork,
  },
  {
    id: 'singular-values',
    label: 'Singular values',
    what: 'singular-values',
    several: true,
    log: false,
    pick: (values) => values.subarray(0, mostCurves),
    names: ['σ₁', 'σ₂', 'σ₃', 'σ₄', 'σ₅', 'σ₆'],
    applies: hasLinearMap,
  },
  {
    id: 'effective-rank',
    label: 'Effective rank',
    hint: 'exp of the entropy of the singular values of the end-to-end map',
    what: 'effective-rank',
    log: false,
    pick: first,
    applies: hasLinearMap,
  },
  {
    id: 'map-norms',
    label: 'Norms of the map',
    hint: 'Of the end-to-end map',
    what: 'map-norms',
    several: true,
    log: false,
    pick: (values) => values,
    names: ['spectral', 'Frobenius', 'nuclear'],
    applies: hasLinearMap,
  },
  {
    id: 'determinant',
    label: 'Determinant',
    hint: 'Of the end-to-end map',
    what: 'determinant',
    log: true,
    pick: first,
    applies: hasSquareMap,
  },
  {
    id: 'entry',
    label: '|W₁₁|',
    hint: 'The entry that is not given',
    what: 'escape',
    log: false,
    pick: first,
    applies: isEscape,
  },
  {
    id: 'escape',
    label: '|W₁₁| and its bound',
    hint: 'The entry that is not given, and the least it can be at this loss while the determinant is positive',
    what: 'escape',
    several: true,
    log: false,
    pick: (values) => values,
    names: ['|W₁₁|', 'bound'],
    applies: isEscape,
  },
]

/** Returns whether a measure is meaningful for an algorithm's run. */
export const measuresRun = (
  { layers }: RunMeasure,
  { algorithms }: TrainingExperiment,
  algorithm: number,
): boolean => !layers || !isLinearized({ algorithms }, { algorithm })

export const askedOf = ({ options }: RunMeasure, run: Trajectory): MeasureOptions => ({
  run: placeOf(run),
  ...options?.(run),
})

/** Returns the measure with that name if it applies to the experiment. */
export const runMeasureOf = (id: string, experiment: TrainingExperiment): RunMeasure | undefined =>
  runMeasures.find((measure) => measure.id === id && measure.applies(experiment))

/**
 * Returns the measures for a table of numbers at one point: the loss, and every measure with one value that
 * applies, slow ones last.
 */
export const pointMeasuresOf = (experiment: TrainingExperiment): readonly RunMeasure[] => {
  const alone = runMeasures.filter(({ several, applies }) => !several && applies(experiment))
  return [loss, ...alone.filter(({ slow }) => !slow), ...alone.filter(({ slow }) => slow)]
}

/** Ids of further measures at any point, besides losses, slope and curvature, in display order. */
const anywhere = [
  'margin',
  'normalized-margin',
  'effective-rank',
  'singular-values',
  'determinant',
  'linearization-gap',
  'kernel-change',
]

/** Returns the measures that need no run and apply. */
export const anywhereMeasuresOf = (experiment: TrainingExperiment): readonly RunMeasure[] =>
  anywhere.flatMap((id) => runMeasureOf(id, experiment) ?? [])

/**
 * Returns the measure that the first chart draws under that name, `undefined` for the loss; without a loss,
 * it is the distance covered.
 */
export const chartedMeasure = (id: string, experiment: TrainingExperiment): RunMeasure | undefined =>
  runMeasureOf(id, experiment) ?? (hasLoss(experiment) ? undefined : runMeasureOf('distance', experiment))

/** Returns the options of the first chart: the loss if there is one, and every measure that applies. */
export const curveOptions = (experiment: TrainingExperiment) => [
  ...(hasLoss(experiment)
    ? [{ value: 'loss', label: experiment.model.kind === 'function' ? 'Value' : 'Loss' }]
    : []),
  ...runMeasures
    .filter(({ applies }) => applies(experiment))
    .map(({ id, label }) => ({ value: id, label, group: 'measured along the runs' })),
]
