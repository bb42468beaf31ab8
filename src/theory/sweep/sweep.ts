import type { QuantityArguments } from '../quantity/quantity.ts'

/** A quantity followed by a sweep. */
export interface SweptQuantity {
  /**
   * A name of theory/quantity with its arguments, as in an expectation; or 'least', the least finite number of the
   * others, which is the frontier of several models.
   */
  readonly quantity: string
  readonly arguments?: QuantityArguments
  /** The argument that takes the value of the sweep, if only the quantity changes from value to value. */
  readonly over?: string
  /** A further merge patch on the experiment of each value, only for this quantity: another algorithm or loss on the same data. */
  readonly experiment?: Readonly<Record<string, unknown>>
  /** Replaces `experiment` by one patch per value. */
  readonly experiments?: readonly Readonly<Record<string, unknown>>[]
  /** Its name in the chart. */
  readonly label: string
  /** Set if a power law is expected: the chart fits one and writes its exponent. */
  readonly fit?: 'power'
  /** It is an exact law rather than measured: the chart draws it as dots. */
  readonly law?: boolean
  /** The chart that shows it: 0 (default), or a neighbouring one for another scale. */
  readonly chart?: number
}

/** One experiment per value, and the quantities followed over the values. */
export interface SweepPlan {
  readonly values: readonly number[]
  /** Merge patches (RFC 7396) on the step's experiment, one per value. */
  readonly experiments: readonly Readonly<Record<string, unknown>>[]
  /** Number of seeds per value (default 1): the experiment's, and the ones after it. */
  readonly seeds?: number
  readonly quantities: readonly SweptQuantity[]
}

/** Statistics of one value over its seeds; not finite as soon as one of them is not. */
export interface Spread {
  /** Seeds so far. */
  readonly count: number
  readonly mean: number
  readonly median: number
  /** The first and the last quartile, and the first and the last decile; for at least ten numbers. */
  readonly half?: readonly [number, number]
  readonly eightInTen?: readonly [number, number]
  readonly least: number
  readonly most: number
  /** Of the mean: the samples' standard deviation over √count; NaN for one seed. */
  readonly standardError: number
}

/** Quantities at one value of a sweep, with their spread over the seeds. */
export interface SweepPoint {
  readonly value: number
  /** One for each quantity. */
  readonly spreads: readonly Spread[]
}
