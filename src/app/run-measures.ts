import type { Option } from '../elements/bl-choice.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import type { MeasureName, MeasureOptions } from '../experiment/measurement.ts'
import { isLinear } from '../experiment/model/layout.ts'
import type { Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'

/** Something that is measured along the runs and drawn over their steps. */
export interface RunMeasure {
  readonly id: string
  readonly label: string
  readonly what: MeasureName
  readonly log: boolean
  /** Those of the measure's values that are drawn, a curve each. */
  readonly pick: (values: Float64Array) => ArrayLike<number>
  readonly applies: (experiment: Experiment) => boolean
  /** What the measure asks for besides the run's start. */
  readonly options?: (run: Trajectory) => MeasureOptions
}

/** How many values of a spectrum are drawn. */
const mostCurves = 6

const always = () => true

const isNetwork = ({ model }: Experiment) => model.kind === 'mlp'

function hasLinearMap(experiment: Experiment): boolean {
  const { model } = buildProblem(experiment)
  return model.kind === 'mlp' && isLinear(model.layout)
}

function hasClasses(experiment: Experiment): boolean {
  const { model } = buildProblem(experiment)
  return model.kind === 'mlp' && model.data.task === 'classification'
}

const first = (values: Float64Array) => values.subarray(0, 1)
const second = (values: Float64Array) => values.subarray(1, 2)

export const runMeasures: readonly RunMeasure[] = [
  {
    id: 'sharpness',
    label: 'Sharpness',
    what: 'sharpness',
    log: false,
    pick: first,
    applies: always,
    options: ({ algorithm }) => ({ algorithm }),
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
    what: 'direction',
    log: false,
    pick: first,
    applies: always,
    options: ({ finalWeights }) => ({ toward: finalWeights }),
  },
  {
    id: 'direction-start',
    label: 'Angle to w₀',
    what: 'direction',
    log: false,
    pick: first,
    applies: always,
    options: (run) => ({ toward: run.weights(0) }),
  },
  { id: 'margin', label: 'Margin', what: 'margin', log: false, pick: second, applies: hasClasses },
  {
    id: 'normalized-margin',
    label: 'Margin over the layers’ norms',
    what: 'margin',
    log: false,
    pick: first,
    applies: hasClasses,
  },
  {
    id: 'ntk-spectrum',
    label: 'Kernel eigenvalues',
    what: 'ntk-spectrum',
    log: true,
    pick: (values) => values.slice(-mostCurves).reverse(),
    applies: isNetwork,
  },
  {
    id: 'kernel-change',
    label: 'Kernel change',
    what: 'kernel-change',
    log: false,
    pick: first,
    applies: isNetwork,
  },
  {
    id: 'linearization-gap',
    label: 'Gap to the linearised network',
    what: 'linearization-gap',
    log: false,
    pick: first,
    applies: isNetwork,
  },
  {
    id: 'singular-values',
    label: 'Singular values',
    what: 'singular-values',
    log: false,
    pick: (values) => values.subarray(0, mostCurves),
    applies: hasLinearMap,
  },
  {
    id: 'effective-rank',
    label: 'Effective rank',
    what: 'effective-rank',
    log: false,
    pick: first,
    applies: hasLinearMap,
  },
]

/** The measure of that name where it means something for the experiment. */
export const runMeasureOf = (id: string, experiment: Experiment): RunMeasure | undefined =>
  runMeasures.find((measure) => measure.id === id && measure.applies(experiment))

/** What the first chart can show: the loss, or a measure that applies. */
export const curveOptions = (experiment: Experiment): Option[] => [
  { value: 'loss', label: experiment.model.kind === 'function' ? 'Value' : 'Loss' },
  ...runMeasures
    .filter(({ applies }) => applies(experiment))
    .map(({ id, label }) => ({ value: id, label, group: 'measured along the runs' })),
]
