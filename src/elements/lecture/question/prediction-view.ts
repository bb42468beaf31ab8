import type { Drawing } from '../../../theory/formula.ts'

/** A number that belongs to a prediction, such as how far a run ended from it. */
export interface PredictionDetail {
  readonly label: string
  readonly value: string
  /** CSS colour of its cross on the stage. */
  readonly cross?: string
}

/** One prediction as the card shows it. */
export interface PredictionView {
  readonly id: string
  readonly label: string
  readonly drawing: Drawing
  /** The prediction depends on w_0: it is drawn as a flag rather than a ring. */
  readonly fromStart: boolean
  readonly color: string
  readonly visible: boolean
  /** Its numbers; empty for lines. */
  readonly value: string
  /** Reason that nothing is drawn, as a sentence; empty where something is. */
  readonly note: string
  readonly details: readonly PredictionDetail[]
}
