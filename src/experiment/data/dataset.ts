/** Samples of one part: row-major float64 arrays; `weights` weighs single entries (1 where absent). */
export interface Part {
  readonly count: number
  /** [count][Dataset.inputs], after features. */
  readonly inputs: Float64Array
  /** [count][Dataset.outputs]. */
  readonly targets: Float64Array
  /** [count][Dataset.outputs], or undefined where every weight is 1. */
  readonly weights: Float64Array | undefined
  /** The columns that a picture shows: the inputs before features, [count][Dataset.coordinates]. */
  readonly coordinates: Float64Array
}

/**
 * Data as numbers. `parts` always holds 'train' and 'test', and 'shifted' where the spec has a shift; a part is made when it is
 * first read. `counts` are their samples, known before.
 */
export interface Dataset {
  readonly task: 'regression' | 'classification'
  readonly inputs: number
  readonly outputs: number
  readonly coordinates: number
  readonly counts: Readonly<Record<string, number>>
  readonly parts: Readonly<Record<string, Part>>
}
