import type { Placement } from '../reference/plane/plane.ts'
import {
  buildTrainingProblem,
  type NetworkModel,
  type TrainingProblem,
} from '../experiment/training-problem.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'
import {
  isLinearized,
  measuresFromStart,
  type MeasureName,
  type MeasureOptions,
} from '../reference/measurement.ts'
import { parseTraining, parseMetric, parseWatched } from '../experiment/format/parse.ts'
import type { TrainingInput } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'

/** Returns an experiment as numbers. @throws ExperimentError */
export const problemOf = (input: TrainingInput): TrainingProblem => buildTrainingProblem(parseTraining(input))

/** Validates a metric given with an experiment, and fills in its defaults. @throws ExperimentError */
export const checkedMetric = ({ experiment }: TrainingProblem, metric: MetricSpec): MetricSpec =>
  parseMetric(experiment, metric)

/** Validates the metrics that watch runs, and fills in their defaults. @throws ExperimentError */
export const watchedBy = (
  { experiment }: TrainingProblem,
  metrics: readonly MetricSpec[] = [],
): MetricSpec[] => metrics.map((metric) => parseWatched(experiment, metric))

/**
 * Returns the metric of a terrain: the one given with the experiment, validated, or the experiment's own.
 * @throws ExperimentError
 */
export function shownMetric(problem: TrainingProblem, given: MetricSpec | undefined): MetricSpec {
  const { terrain, metric } = problem.experiment
  return given ? checkedMetric(problem, given) : (terrain.metric ?? metric)
}

/** Returns weights as float32, with the model's number of weights. @throws ExperimentError */
export function checkedWeights(
  problem: TrainingProblem,
  weights: ArrayLike<number>,
  path = 'weights',
): Float32Array {
  if (weights.length === problem.size) return Float32Array.from(weights)
  throw ExperimentError.at(
    path,
    `the model has ${problem.size} weights, but ${weights.length} ${weights.length === 1 ? 'was' : 'were'} given`,
  )
}

/**
 * Returns the network and its inputs [sample][layout.inputs], after features. @throws ExperimentError for
 * functions and ragged rows
 */
export function checkedInputs(
  { model }: TrainingProblem,
  inputs: readonly (readonly number[])[],
): { readonly model: NetworkModel; readonly rows: Float32Array } {
  if (model.kind === 'function')
    throw ExperimentError.at('model.kind', 'a function of two weights has no outputs to predict')
  const wanted = model.layout.inputs
  const ragged = inputs.findIndex((row) => row.length !== wanted)
  if (ragged >= 0)
    throw ExperimentError.at(`inputs[${ragged}]`, `must have ${wanted} numbers, one for each input`)
  return { model, rows: Float32Array.from(inputs.flat()) }
}

/**
 * Returns the options of a measure, with the weights of the starts that it needs, so that the oracle need not
 * train the runs behind the starts again.
 * @throws ExperimentError if a named start does not exist
 */
export async function withStarts(
  { model, experiment }: TrainingProblem,
  what: MeasureName,
  options: MeasureOptions,
  place: () => Promise<Placement>,
): Promise<MeasureOptions> {
  const centered = model.kind === 'network' && model.layout.centered
  if (!centered && !isLinearized(experiment, options.run) && !measuresFromStart.includes(what)) return options
  const { start = options.run?.start ?? 0, otherStart = 1 } = options
  const weightsOf = async (given: number | ArrayLike<number>, path: string) => {
    if (typeof given !== 'number') return given
    const found = (await place()).starts[given]
    if (found) return found
    throw ExperimentError.at(path, `there is no start ${given}`)
  }
  return {
    ...options,
    start: await weightsOf(start, 'options.start'),
    ...(what === 'cka' && { otherStart: await weightsOf(otherStart, 'options.otherStart') }),
  }
}
