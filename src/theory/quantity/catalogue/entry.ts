import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { QuantityArguments } from '../quantity.ts'

/** The heading under which a list shows a quantity. */
export type QuantityGroup =
  | 'runs'
  | 'loss and accuracy'
  | 'curvature'
  | 'the three gaps'
  | 'two weights'
  | 'bowls'
  | 'functions of two weights'
  | 'lines and curves'
  | 'pairs of runs'
  | 'many starts'
  | 'kernel'
  | 'matrix'
  | 'surface'
  | 'counting and depth'
  | 'margin and bounds'
  | 'reward'
  | 'thresholds'
  | 'features'
  | 'quicksort'
  | 'linear program'
  | 'saddles'

export interface QuantityArgument {
  readonly name: string
  /** A number, any word, or one of several words. */
  readonly kind: 'number' | 'word' | readonly string[]
  /** Its default; without one, its absence has a meaning of its own. */
  readonly default?: number | string
  /** Whether the argument is required. */
  readonly needed?: true
}

/**
 * Cost of a quantity: 'read' is read at once from runs, formulas and data, even for each frame; 'asked' is
 * measured, in milliseconds to tenths of a second; 'slow' takes longer, or trains.
 */
export type QuantityCost = 'read' | 'asked' | 'slow'

/**
 * What shows a number on the screen: its run, its part of the bar of the three gaps, or a formula's
 * prediction, by id.
 */
export type QuantityMark = 'run' | 'gap' | `prediction/${string}`

export interface QuantityEntry {
  readonly name: string
  /** What it is, to end a sentence. */
  readonly label: string
  readonly unit?: string
  readonly group: QuantityGroup
  readonly arguments: readonly QuantityArgument[]
  readonly cost: QuantityCost
  /** What shows it on the screen, if anything. */
  readonly mark?: QuantityMark | ((given: QuantityArguments) => QuantityMark)
  /** Returns whether it is meaningful for an experiment. */
  readonly applies: (experiment: Experiment) => boolean
  /** Returns the same for another part of the data than the default, if the quantity accepts any part. */
  readonly appliesTo?: (part: string) => (experiment: Experiment) => boolean
}
