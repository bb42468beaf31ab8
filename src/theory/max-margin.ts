import { addScaled, dot, norm } from '../math/linear-algebra/vector.ts'
import type { Dataset } from '../experiment/data/dataset.ts'
import { isLinear } from '../experiment/model/layout.ts'
import { buildTrainingProblem } from '../experiment/training-problem.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'

/** The separator with the largest margin through the origin. */
export interface MaxMargin {
  /** The shortest w with y x·w >= 1 for every sample. */
  readonly weights: Float64Array
  /** The largest margin, 1/|w|. */
  readonly margin: number
}

/**
 * Multiply-adds after which a separation is abandoned, hundredths of a second: the data of a lecture take a
 * hundredth of it.
 */
const mostWork = 1e6

/**
 * Returns y x of every training sample, for one layer without biases and one output with classes ±1;
 * otherwise `undefined`.
 */
function signedSamples(experiment: TrainingExperiment): Float64Array[] | undefined {
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network' || model.data.task !== 'classification') return undefined
  const { layout, data } = model
  const [layer, ...more] = layout.layers
  const train = data.parts[experiment.metric.part]
  if (
    !layer ||
    more.length > 0 ||
    layer.outputs !== 1 ||
    layer.biases !== undefined ||
    !isLinear(layout) ||
    !train
  )
    return undefined
  return Array.from({ length: train.count }, (_, n) =>
    train.inputs
      .slice(n * layout.inputs, (n + 1) * layout.inputs)
      .map((x) => x * Math.sign(train.targets[n]!)),
  )
}

/**
 * Returns the largest margin of samples y x: the dual of min |w|²/2 with y x·w >= 1, one multiplier at a time
 * (Hildreth 1957), until every margin is 1 to 1e-12. `undefined` if no line through the origin separates
 * them, and if that is not settled within a million multiply-adds.
 */
export function maxMargin(samples: readonly Float64Array[]): MaxMargin | undefined {
  const weights = new Float64Array(samples[0]?.length ?? 0)
  const multipliers = new Float64Array(samples.length)
  const mostPasses = mostWork / Math.max(1, samples.length * weights.length)
  for (let pass = 0; pass < mostPasses; pass++) {
    let moved = 0
    for (let n = 0; n < samples.length; n++) {
      const sample = samples[n] ?? weights
      const before = multipliers[n]!
      const after = Math.max(0, before + (1 - dot(sample, weights)) / dot(sample, sample))
      multipliers[n] = after
      addScaled(weights, after - before, sample)
      moved = Math.max(moved, Math.abs(after - before) * norm(sample))
    }
    const size = norm(weights)
    if (moved <= 1e-13 * size) return { weights, margin: 1 / size }
  }
  return undefined
}

const known = new WeakMap<Dataset, Map<string, MaxMargin | undefined>>()

/**
 * Returns the largest margin of an experiment's classes, cached with its data; `undefined` as for
 * `signedSamples` and `maxMargin`.
 */
export function largestMarginOf(experiment: TrainingExperiment): MaxMargin | undefined {
  const samples = signedSamples(experiment)
  const { model } = buildTrainingProblem(experiment)
  if (!samples || model.kind !== 'network') return undefined
  const { part } = experiment.metric
  const ofData = known.get(model.data) ?? new Map<string, MaxMargin | undefined>()
  known.set(model.data, ofData)
  if (!ofData.has(part)) ofData.set(part, maxMargin(samples))
  return ofData.get(part)
}
