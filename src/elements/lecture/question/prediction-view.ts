import type { Drawing } from '../../../theory/formula.ts'

/** A number that belongs to a prediction, such as how far a run ended from it. */
export interface PredictionDetail {
  readonly label: string
  readonly value: string
  /** CSS colour of its cross on the stage. */
  readonly cross?: string
}

/** A prediction as shown on the card. */
export interface PredictionView {
  readonly id: string
  readonly label: string
  readonly drawing: Drawing
  /** Whether it depends on w_0, so that it is drawn as a flag instead of a ring. */
  readonly fromStart: boolean
  readonly color: string
  readonly visible: boolean
  /** Its numbers; empty for curves. */
  readonly value: string
  /** A sentence about why nothing is drawn; empty if something is. */
  readonly note: string
  readonly details: readonly PredictionDetail[]
}
