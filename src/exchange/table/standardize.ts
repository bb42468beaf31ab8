import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { columnPlace } from './place.ts'

/** A column of numbers on its own scale. */
interface Scaled {
  readonly values: readonly number[]
  readonly mean: number
  readonly deviation: number
}

/**
 * A column less its mean and over its standard deviation (that of the rows themselves, over n), both of the rows `train`.
 * @throws ExperimentError where it is the same number in all of these, or so large that neither can be told
 */
export function standardized(name: string, values: readonly number[], train: readonly number[]): Scaled {
  let [sum, least, most] = [0, Infinity, -Infinity]
  for (const n of train) {
    const value = values[n]!
    sum += value
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  if (least === most)
    throw ExperimentError.at(
      columnPlace(name),
      `is ${least} in every row that trains, so that it says nothing: leave it out, or do not standardise`,
    )
  const mean = sum / train.length
  const squares = train.reduce((total, n) => total + (values[n]! - mean) ** 2, 0)
  const deviation = Math.sqrt(squares / train.length)
  if (!(deviation > 0) || !Number.isFinite(deviation))
    throw ExperimentError.at(
      columnPlace(name),
      'its numbers are too large or too near to each other to be standardised',
    )
  return { values: values.map((value) => (value - mean) / deviation + 0), mean, deviation }
}
