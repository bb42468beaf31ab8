/** An outcome of training, and the share of the starts that end in it. */
export interface OutcomeRow {
  readonly id: string
  readonly label: string
  /** #rrggbb. */
  readonly color: string
  /** The minimum that it is, where it is a known one. */
  readonly place: string
  /** Such as `25.6 %`; the shares of all rows add to 100 %. `< 0.1 %` where there are too few to count. */
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
  /** Scale of the colours, where they mean a number. */
  readonly bar?: {
    /** CSS colours from low to high. */
    readonly colors: readonly string[]
    readonly low: string
    readonly high: string
    readonly kind: 'linear' | 'log' | 'signed log'
  }
}
