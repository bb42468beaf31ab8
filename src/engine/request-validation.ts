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

/** An experiment as numbers. @throws ExperimentError */
export const problemOf = (input: TrainingInput): TrainingProblem => buildTrainingProblem(parseTraining(input))

/** A metric given beside an experiment, with its defaults, checked. @throws ExperimentError */
export const checkedMetric = ({ experiment }: TrainingProblem, metric: MetricSpec): MetricSpec =>
  parseMetric(experiment, metric)

/** The metrics that watch runs, with their defaults, checked. @throws ExperimentError */
export const watchedBy = (
  { experiment }: TrainingProblem,
  metrics: readonly MetricSpec[] = [],
): MetricSpec[] => metrics.map((metric) => parseWatched(experiment, metric))

/** The metric of a terrain: the one given beside the experiment, checked, or the experiment's own. @throws ExperimentError */
export function shownMetric(problem: TrainingProblem, given: MetricSpec | undefined): MetricSpec {
  const { terrain, metric } = problem.experiment
  return given ? checkedMetric(problem, given) : (terrain.metric ?? metric)
}

/** Weights in float32, as many as the model has. @throws ExperimentError */
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

/** The network and its inputs [sample][layout.inputs], after features. @throws ExperimentError for functions and ragged rows */
export function checkedInputs(
  { model }: TrainingProblem,
  inputs: readonly (readonly number[])[],
): { readonly model: NetworkModel; readonly rows: Float32Array } {
  if (model.kind === 'function')
    throw ExperimentError.at('model.kind', 'a function of two weights has no outputs to predict')
  const wanted = model.layout.inputs
  const ragged = inputs.findIndex((row) => row.length !== wanted)
  if (ragged >= 0)
    throw ExperimentError.at(`inputs[${ragged}]`, `must hold ${wanted} numbers, one for each input`)
  return { model, rows: Float32Array.from(inputs.flat()) }
}

/**
 * The options of a measure with the weights of the starts that they name, where it needs them. The oracle then need not make the
 * runs again that the starts came from.
 * @throws ExperimentError where a start is not there.
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
