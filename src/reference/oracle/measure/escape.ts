import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { escapeBound, isEscape } from './escape-bound.ts'
import { mapAt } from './linear-map.ts'
import type { MeasuredPoint } from './point.ts'

/**
 * 'escape': |W11| of the end-to-end map, and the least that the loss leaves of it where det W > 0.
 * @throws ExperimentError for other data than the three given entries.
 */
export function escape(point: MeasuredPoint): Measurement<Float64Array> {
  const { weights, objective, problem } = point
  if (!isEscape(problem.experiment))
    throw ExperimentError.at(
      'data',
      'the bound is known for W12 = W21 = 1 and W22 = 0 given, and squared loss',
    )
  const [entry = NaN] = mapAt(point)
  return { values: Float64Array.of(Math.abs(entry), escapeBound(objective.value(weights))) }
}
