/** A predicted bound on the learning rate of an algorithm, drawn on its slider. */
export interface ThresholdView {
  readonly id: string
  readonly label: string
  readonly color: string
  readonly value: number
  readonly algorithm: number
}
