import type { QuantityArguments } from '../quantity/quantity.ts'

/** A number that a sweep follows. */
export interface SweptQuantity {
  /**
   * A name of theory/quantity with its arguments, as in an expectation; or 'least', the least of the finite numbers of the
   * others: the frontier of several models.
   */
  readonly quantity: string
  readonly arguments?: QuantityArguments
  /** The argument that is the value of the sweep, where it is the quantity that changes from value to value. */
  readonly over?: string
  /** A further merge patch, on the experiment of each value, for this quantity alone: another algorithm or loss on the same data. */
  readonly experiment?: Readonly<Record<string, unknown>>
  /** In place of `experiment`, where it differs from value to value: one patch a value. */
  readonly experiments?: readonly Readonly<Record<string, unknown>>[]
  /** Its name in the chart. */
  readonly label: string
  /** Set where a power law is expected: the chart fits one and writes its exponent. */
  readonly fit?: 'power'
  /** It is an exact law, not measured: the chart draws it as dots. */
  readonly law?: boolean
  /** The chart that shows it: 0 (default), or one beside it for what has another scale. */
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

/** Statistics of one value over its seeds; not finite as soon as one of them is not. */
export interface Spread {
  /** Seeds so far. */
  readonly count: number
  readonly mean: number
  readonly median: number
  /** The first and the last quartile, and the first and the last decile; of ten numbers or more. */
  readonly half?: readonly [number, number]
  readonly eightInTen?: readonly [number, number]
  readonly least: number
  readonly most: number
  /** Of the mean: the samples' standard deviation over √count; NaN of one seed. */
  readonly standardError: number
}

/** Quantities at one value of a sweep, with their spread over the seeds. */
export interface SweepPoint {
  readonly value: number
  /** One for each quantity. */
  readonly spreads: readonly Spread[]
}
