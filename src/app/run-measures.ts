import type { Option } from '../elements/bl-choice.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import type { MeasureName } from '../experiment/measurement.ts'
import { isLinear } from '../experiment/model/layout.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'

/** Something that is measured along the runs and drawn over their steps. */
export interface RunMeasure {
  readonly id: MeasureName
  readonly label: string
  readonly log: boolean
  /** How many of the measure's values are drawn, from the first. */
  readonly curves: number
  readonly applies: (experiment: Experiment) => boolean
}

const always = () => true

const isNetwork = ({ model }: Experiment) => model.kind === 'mlp'

function hasLinearMap(experiment: Experiment): boolean {
  const { model } = buildProblem(experiment)
  return model.kind === 'mlp' && isLinear(model.layout)
}

export const runMeasures: readonly RunMeasure[] = [
  { id: 'sharpness', label: 'Sharpness', log: false, curves: 1, applies: always },
  { id: 'gradient-norm', label: 'Gradient norm', log: true, curves: 1, applies: always },
  { id: 'movement', label: 'Distance from w₀', log: false, curves: 1, applies: always },
  { id: 'kernel-change', label: 'Kernel change', log: false, curves: 1, applies: isNetwork },
  {
    id: 'linearization-gap',
    label: 'Gap to the linearised network',
    log: false,
    curves: 1,
    applies: isNetwork,
  },
  { id: 'singular-values', label: 'Singular values', log: false, curves: 6, applies: hasLinearMap },
  { id: 'effective-rank', label: 'Effective rank', log: false, curves: 1, applies: hasLinearMap },
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
