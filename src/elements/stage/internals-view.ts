import type { StepPartKind } from '../../words/stage/step.ts'

/** One part as the card shows it. */
export interface StepPartView {
  readonly kind: StepPartKind
  readonly formula: string
  /** Euclidean length in weight space. */
  readonly length: number
  /** Fraction of the length that lies in the plane, 0 to 1. */
  readonly inPlane: number
  /** Angle with the negative gradient, in degrees. */
  readonly angle: number
}

/** The step that one run makes from its current place. */
export interface RunStepView {
  readonly label: string
  /** Index among the runs' marks. */
  readonly style: number
  readonly color: string
  /** Its number, from 1, and its learning rate. */
  readonly t: number
  readonly rate: number
  /** Norm of the gradient used by the rule. */
  readonly gradient: number
  readonly parts: readonly StepPartView[]
}

/** The steps of the visible runs; all arrows are magnified by `magnification`. */
export interface InternalsView {
  readonly magnification: number
  readonly runs: readonly RunStepView[]
}
