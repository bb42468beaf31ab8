import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'
import type { ScaledStart } from '../../../experiment/spec/start.ts'
import { scaledCurvature, unscaled } from '../../formulas/scaled-curvature.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'
import { maxOf } from '../../../math/statistics/range.ts'

function scaledStart({ starts }: TrainingExperiment): ScaledStart {
  const [start] = starts
  if (start?.kind === 'scaled') return start
  throw ExperimentError.at('starts[0]', 'is not a scaled copy, so there is no point before scaling')
}

/**
 * The largest difference between the surface around start 0 and the one around the point of which it is a scaled copy,
 * over a grid of `count` (default 21) by `count` points of a plane through the start, drawn with the same random numbers.
 * Source: theory/README.md, S36.
 */
export const rulerDifference: Quantity = async ({ experiment, answers }, given) => {
  const start = scaledStart(experiment)
  const before = { kind: 'scaled' as const, of: start.of, factors: start.factors.map(() => 1) }
  const options = { resolution: numberOf(given, 'count', 21) }
  const { values } = await answers.terrain(experiment, options)
  const other = await answers.terrain({ ...experiment, starts: [before] }, options)
  return maxOf(Array.from(values, (value, k) => Math.abs(value - other.values[k]!)))
}

/** |L(w_0) - L(w)|, with w the point of which start 0 is a scaled copy. */
export const scaledLossChange: Quantity = async (source, given) => {
  const { experiment, answers } = source
  const run = runOf(source, given)
  const before = unscaled(experiment, scaledStart(experiment), run.weights(0))
  const { values } = await answers.measure(experiment, before, 'metric', {})
  return Math.abs(run.loss[0]! - values[0]!)
}

/**
 * The measured sharpness of w_0 over the one predicted by the Hessian of the point before scaling; with {block: 1}, over
 * the one from the block of its largest layer. Source: `scaledCurvature`.
 */
export const scaledCurvatureRatio: Quantity = async (source, given) => {
  const { experiment, answers } = source
  const weights = runOf(source, given).weights(0)
  const predicted = scaledCurvature(experiment, weights)
  if (!predicted) throw ExperimentError.at('starts[0]', 'has no predicted curvature')
  const { values } = await answers.measure(experiment, weights, 'hessian-top', {})
  return values[0]! / (numberOf(given, 'block', 0) ? predicted.block : predicted.whole)
}
