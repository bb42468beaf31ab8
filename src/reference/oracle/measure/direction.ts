import { dot, minus, norm } from '../../../math/linear-algebra/vector.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { checkedWeights } from '../run/predict.ts'
import type { MeasuredPoint } from './point.ts'

/** 'movement': |w − w_0| / |w_0| (not finite if w_0 is 0), and |w − w_0|. */
export function movement({ weights, start }: MeasuredPoint): Measurement<Float64Array> {
  const distance = norm(minus(weights, start))
  return { values: Float64Array.of(distance / norm(start), distance) }
}

/**
 * 'direction': the angle between w and `toward` in radians, as 2 atan2(|û − v̂|, |û + v̂|), which is accurate
 * for small angles (Kahan), and its cosine. NaN if either is 0.
 */
export function direction({ problem, weights, options }: MeasuredPoint): Measurement<Float64Array> {
  if (!options.toward)
    throw ExperimentError.at('options.toward', 'must be the direction that the weights are compared with')
  const toward = checkedWeights(problem, options.toward, 'options.toward')
  const [w, v] = [weights, toward].map((vector) => {
    const length = norm(vector)
    return vector.map((entry) => entry / length)
  }) as [Float64Array, Float64Array]
  const sum = w.map((entry, i) => entry + v[i]!)
  const angle = 2 * Math.atan2(norm(minus(w, v)), norm(sum))
  return { values: Float64Array.of(w.some(Number.isNaN) || v.some(Number.isNaN) ? NaN : angle, dot(w, v)) }
}
