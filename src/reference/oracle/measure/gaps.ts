import { minimize } from '../../../math/numerics/minimize.ts'
import type { Measurement } from '../../measurement.ts'
import { parseMetric } from '../../../experiment/format/parse.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { checkedWeights } from '../run/predict.ts'
import type { MeasuredPoint } from './point.ts'

/** Returns the point with the least value, the first of equal ones. */
const least = (points: readonly Float64Array[], value: (point: Float64Array) => number): Float64Array =>
  points.reduce((best, point) => (value(point) < value(best) ? point : best))

/**
 * Returns the metric of success: the requested one, or the experiment's on the test set without its weight
 * decay.
 */
function successOf({ problem, options }: MeasuredPoint): MetricSpec {
  const { experiment } = problem
  if (options.metric) return parseMetric(experiment, options.metric)
  return parseMetric(experiment, { ...experiment.metric, part: 'test', weightDecay: 0 })
}

/**
 * 'gaps': what separates the weights from a perfect system, by success R (`metric`; by default the loss on
 * the test set): [model, metric, algorithm] = [R(w*), R(ŵ) − R(w*), R(w) − R(ŵ)], which add up to R(w). w* is
 * the best found in the family by R itself, ŵ the best by the trained metric; `vectors` are these two.
 * Newton's method searches for both from the weights, from w_0 and from every `guess`, and for w* from ŵ too,
 * so that the first two gaps are never negative; the third is negative if early stopping helped. The family
 * of a linearised run is the linearisation at its w_0. If R has no gradient, w* is searched for by the
 * trained metric on R's part. Source: Bottou and Bousquet 2008 (approximation, estimation and optimisation
 * error).
 */
export function gaps(point: MeasuredPoint): Measurement<Float64Array> {
  const { problem, weights, start, options } = point
  const { experiment } = problem
  const success = successOf(point)
  const smooth =
    success.loss === 'zero-one' || success.attack ? { ...experiment.metric, part: success.part } : success
  const guesses = (options.guess ?? []).map((guess, i) =>
    checkedWeights(problem, guess, `options.guess[${i}]`),
  )
  const trained = point.objectiveOf(experiment.metric)
  const judged = point.objectiveOf(success)
  const searched = point.objectiveOf(smooth)
  const starts = [weights, start, ...guesses]
  const onSample = least(
    starts.map((from) => minimize(trained, from)),
    (w) => trained.value(w),
  )
  const inFamily = least(
    [onSample, weights, ...guesses, ...[onSample, ...starts].map((from) => minimize(searched, from))],
    (w) => judged.value(w),
  )
  const [best, sample, reached] = [inFamily, onSample, weights].map((w) => judged.value(w)) as [
    number,
    number,
    number,
  ]
  return {
    values: Float64Array.of(best, sample - best, reached - sample),
    vectors: [inFamily, onSample],
  }
}
