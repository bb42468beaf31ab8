/** The runs of one algorithm as a chip shows them. */
export interface RunChip {
  readonly algorithm: number
  readonly name: string
  readonly color: string
  /** Some run of it is shown. */
  readonly visible: boolean
  /** Count of the starts that it runs from. */
  readonly starts: number
}
