/** Samples of one part, as row-major float64 arrays; `weights` weighs single entries (1 if absent). */
export interface Part {
  readonly count: number
  /** [count][Dataset.inputs], after features. */
  readonly inputs: Float64Array
  /** [count][Dataset.outputs]. */
  readonly targets: Float64Array
  /** [count][Dataset.outputs], or undefined if every weight is 1. */
  readonly weights: Float64Array | undefined
  /** The inputs before features, as plotted: [count][Dataset.coordinates]. */
  readonly coordinates: Float64Array
}

/**
 * Data as numbers. `parts` always contains 'train' and 'test', and 'shifted' if the spec has a shift; a part is made when it is first read.
 * `counts` are the sample counts, known without making the parts.
 */
export interface Dataset {
  readonly task: 'regression' | 'classification'
  readonly inputs: number
  readonly outputs: number
  readonly coordinates: number
  readonly counts: Readonly<Record<string, number>>
  readonly parts: Readonly<Record<string, Part>>
}
