import { errorRate } from '../../reference/metric/error-rate.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import {
  measures,
  optionsOf,
  type MeasureName,
  type MeasureOptions,
  type RunPlace,
} from '../../reference/measurement.ts'
import type { Numbers, Trajectory } from '../../reference/results.ts'
import { partSize } from '../../experiment/spec/data.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { numberOf, runOf, type Quantity, type QuantityArguments } from './quantity.ts'
import type { QuantitySource } from './source.ts'

/** Measures of a single run; the others need weights to compare with, which an expectation cannot contain. */
const alone: readonly MeasureName[] = measures.filter(
  (name) => !['direction', 'cka', 'path', 'barrier', 'connection', 'alignment'].includes(name),
)

const placeOf = (given: QuantityArguments): RunPlace => ({
  start: numberOf(given, 'start', 0),
  algorithm: numberOf(given, 'algorithm', 0),
})

/** Returns the options of a measure that are numbers or words. */
function givenTo(what: MeasureName, given: QuantityArguments): MeasureOptions {
  const names = optionsOf(what)
  const part = names.includes('part') ? given['part'] : undefined
  return {
    run: placeOf(given),
    ...(names.includes('count') && { count: numberOf(given, 'count', numberOf(given, 'index', 0) + 1) }),
    ...(typeof part === 'string' && { part }),
  }
}

/**
 * Returns the weights of a run after `step` updates, or at its end. @throws ExperimentError if that step was
 * not recorded
 */
export function weightsAt(run: Trajectory<Numbers>, { step }: QuantityArguments): Numbers {
  if (typeof step !== 'number') return run.finalWeights
  const record = run.steps.indexOf(step)
  if (record >= 0) return run.weights(record)
  throw ExperimentError.at('quantity', `the run has no record after ${step} steps`)
}

async function measured(
  source: QuantitySource,
  given: QuantityArguments,
  what: MeasureName,
  options: MeasureOptions,
): Promise<number> {
  const run = runOf(source, given)
  const weights = weightsAt(run, given)
  const step = what === 'sharpness' ? { step: numberOf(given, 'step', run.steps.at(-1) ?? 0) } : {}
  const { values } = await source.answers.measure(source.experiment, weights, what, { ...options, ...step })
  const index = numberOf(given, 'index', 0)
  const value = values[index]
  if (value !== undefined) return value
  throw ExperimentError.at('quantity', `${what} has ${values.length} values: there is none at index ${index}`)
}

/**
 * Value `index` (default 0) of a measure at the end of a run, or after `step` updates: {index, start,
 * algorithm, step}, and `part` or `count` if the measure has them.
 */
export const measureOf =
  (what: MeasureName): Quantity =>
  (source, given) =>
    measured(source, given, what, givenTo(what, given))

/** Every measure of a run's end under its own name. */
export const measuredQuantities: readonly (readonly [string, Quantity])[] = alone.map((what) => [
  what,
  measureOf(what),
])

/**
 * Returns a metric on the given part of the data. @throws ExperimentError if the data have no samples of it
 */
const onPart = ({ data }: TrainingExperiment, metric: MetricSpec, given: QuantityArguments): MetricSpec => {
  const part = String(given['part'] ?? 'test')
  if (partSize(data, part) > 0) return { ...metric, part }
  throw ExperimentError.at('quantity', `the data have no samples in the part "${part}"`)
}

/**
 * The experiment's metric on a part of the data at the end of a run: {part (default 'test'), start,
 * algorithm}.
 */
export const partLoss: Quantity = async (source, given) =>
  measured(source, { ...given, index: 0 }, 'metric', {
    run: placeOf(given),
    metric: onPart(source.experiment, source.experiment.metric, given),
  })

/** The error rate on a part of the data at the end of a run: {part (default 'test'), start, algorithm}. */
export const partErrors: Quantity = async (source, given) =>
  measured(source, { ...given, index: 0 }, 'metric', {
    run: placeOf(given),
    metric: onPart(source.experiment, errorRate('test'), given),
  })

/**
 * The experiment's metric on a part of the data at the end of a run, over the least value found for it in the
 * family: {part (default 'test'), start, algorithm}.
 */
export const partRatio: Quantity = async (source, given) => {
  const gap = (index: number) =>
    measured(source, { ...given, index }, 'gaps', {
      run: placeOf(given),
      metric: { ...onPart(source.experiment, source.experiment.metric, given), weightDecay: 0 },
    })
  const least = await gap(0)
  return (least + (await gap(1)) + (await gap(2))) / least
}
