/** An outcome of training, and the fraction of the starts with it. */
export interface OutcomeRow {
  readonly id: string
  readonly label: string
  readonly color: string
  /** The known minimum reached, if any. */
  readonly place: string
  /** Such as `25.6 %`; the rows add up to 100 %. `< 0.1 %` if there are too few to count. */
  readonly share: string
}

/** Meaning of the colours of a basin map. */
export interface OutcomeLegendView {
  readonly heading: string
  /** Description of the runs. */
  readonly note: string
  /** Such as `300 steps · 129 × 129 starts`. */
  readonly starts: string
  readonly rows: readonly OutcomeRow[]
  /** Scale of the colours, if they mean a number. */
  readonly bar?: {
    /** CSS colours from low to high. */
    readonly colors: readonly string[]
    readonly low: string
    readonly high: string
    readonly kind: 'linear' | 'log' | 'signed log'
  }
}
