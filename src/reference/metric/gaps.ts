/** The three gaps between weights and a perfect system; they add up to the loss that was reached. */
export interface Gaps {
  /** Of the best in the family. */
  readonly model: number
  /** Of the best on the sample over that. */
  readonly metric: number
  /** Of what was reached over that; below 0 where stopping early helped. */
  readonly algorithm: number
}
