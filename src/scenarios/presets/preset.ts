import type { TrainingInput } from '../../experiment/spec/experiment.ts'

/** An experiment of the free sandbox, ready to open. */
export interface Preset {
  readonly id: string
  readonly title: string
  /** One line about what to see and what to do. */
  readonly idea: string
  /** A one-sentence instruction, if there is no w_0 to drag. */
  readonly try?: string
  readonly experiment: TrainingInput
}
