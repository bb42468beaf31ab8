/** The three gaps between weights and a perfect system; they add up to the reached loss. */
export interface Gaps {
  /** Loss of the best in the family. */
  readonly model: number
  /** Excess of the best on the sample over that. */
  readonly metric: number
  /** Excess of the reached loss over that; negative if early stopping helped. */
  readonly algorithm: number
}
