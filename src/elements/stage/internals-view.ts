import type { StepPartKind } from '../../words/stage/step.ts'

/** One part as the card has it. */
export interface StepPartView {
  readonly kind: StepPartKind
  readonly formula: string
  /** Euclidean length in weight space. */
  readonly length: number
  /** Share of the length that lies in the plane, 0 to 1. */
  readonly inPlane: number
  /** Between it and the negative gradient, in degrees. */
  readonly angle: number
}

/** The step that one run makes from where it is. */
export interface RunStepView {
  readonly label: string
  /** Index among the runs' marks. */
  readonly style: number
  readonly color: string
  /** Its number, from 1, and its learning rate. */
  readonly t: number
  readonly rate: number
  /** Norm of the gradient that the rule sees. */
  readonly gradient: number
  readonly parts: readonly StepPartView[]
}

/** The steps of the visible runs; all arrows are drawn `magnification` times as long as they are. */
export interface InternalsView {
  readonly magnification: number
  readonly runs: readonly RunStepView[]
}
