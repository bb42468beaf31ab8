import type { QuantityArguments } from '../quantity/quantity.ts'

/** A number that a sweep follows. */
export interface SweptQuantity {
  /** As in an expectation: a name of experiment/quantity, with its arguments. */
  readonly quantity: string
  readonly arguments?: QuantityArguments
  /** What the chart calls it. */
  readonly label: string
  /** Where a power law is expected: the chart fits one and writes its exponent. */
  readonly fit?: 'power'
  /** The chart that it stands in: 0 (default), or one beside it for what has another scale. */
  readonly chart?: number
}

/** One experiment a value, and the quantities that are followed over the values. */
export interface SweepPlan {
  readonly values: readonly number[]
  /** Merge patches (RFC 7396) on the step's experiment, one a value. */
  readonly experiments: readonly Readonly<Record<string, unknown>>[]
  /** Each value is run from so many seeds (1): the experiment's, and those that follow it. */
  readonly seeds?: number
  readonly quantities: readonly SweptQuantity[]
}

/** What the seeds of one value gave; not finite as soon as one of them is. */
export interface Spread {
  /** Seeds so far. */
  readonly count: number
  readonly mean: number
  readonly median: number
  readonly least: number
  readonly most: number
  /** Of the mean: the samples' standard deviation over √count; NaN of one seed. */
  readonly standardError: number
}

export interface SweepPoint {
  readonly value: number
  /** One for each quantity. */
  readonly spreads: readonly Spread[]
}
