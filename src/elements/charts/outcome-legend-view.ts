/** One way to end, and how many of the starts do. */
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

/** What the colours of a basin map mean. */
export interface OutcomeLegendView {
  readonly heading: string
  /** Which runs they are. */
  readonly note: string
  /** Such as `300 steps · 129 × 129 starts`. */
  readonly starts: string
  readonly rows: readonly OutcomeRow[]
  /** Where the colours stand for a number. */
  readonly bar?: {
    /** CSS colours from low to high. */
    readonly colors: readonly string[]
    readonly low: string
    readonly high: string
    readonly kind: 'linear' | 'log' | 'signed log'
  }
}
