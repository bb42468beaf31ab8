import { ExperimentError } from '../../experiment/spec/values/error.ts'
import { columnPlace } from './place.ts'
import type { TableInput } from './table-inputs.ts'

/** A standardised column. */
export interface ScaledColumn {
  readonly name: string
  readonly values: readonly number[]
  readonly mean: number
  readonly deviation: number
}

/** The mean and the standard deviation of some rows, dividing by n, and the smallest and largest value. */
function spreadOf(columns: readonly TableInput[], train: readonly number[]) {
  let [sum, least, most] = [0, Infinity, -Infinity]
  for (const { values } of columns)
    for (const n of train) {
      const value = values[n]!
      sum += value
      least = Math.min(least, value)
      most = Math.max(most, value)
    }
  const count = columns.length * train.length
  const mean = sum / count
  let squares = 0
  for (const { values } of columns) for (const n of train) squares += (values[n]! - mean) ** 2
  return { mean, deviation: Math.sqrt(squares / count), least, most }
}

const scaled = ({ name, values }: TableInput, mean: number, deviation: number): ScaledColumn => ({
  name,
  values: values.map((value) => (value - mean) / deviation + 0),
  mean,
  deviation,
})

/**
 * Subtracts a column's mean and divides by its standard deviation, both of the training rows and dividing by n. An indicator that is
 * constant in these becomes 0.
 * @throws ExperimentError if a number is constant in these rows, or too large to compute either
 */
export function standardized(column: TableInput, train: readonly number[]): ScaledColumn {
  const { mean, deviation, least, most } = spreadOf([column], train)
  if (least === most && column.isIndicator) return scaled(column, least, 1)
  if (least === most)
    throw ExperimentError.at(
      columnPlace(column.column),
      `is ${least} in every training row, so it carries no information. Leave it out, or do not standardise`,
    )
  if (!(deviation > 0) || !Number.isFinite(deviation))
    throw ExperimentError.at(
      columnPlace(column.column),
      'its numbers are too large or too close together to standardise',
    )
  return scaled(column, mean, deviation)
}

/** Standardises the pixels of pictures by their common mean and standard deviation, so that a pixel may be constant. */
export function standardizedTogether(
  pixels: readonly TableInput[],
  train: readonly number[],
): readonly ScaledColumn[] {
  const { mean, deviation } = spreadOf(pixels, train)
  if (!(deviation > 0) || !Number.isFinite(deviation))
    throw ExperimentError.at('', 'the pictures are the same colour everywhere, so they cannot be told apart')
  return pixels.map((pixel) => scaled(pixel, mean, deviation))
}
