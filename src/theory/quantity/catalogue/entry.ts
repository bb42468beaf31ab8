import type { Experiment } from '../../../experiment/spec/experiment.ts'
import type { QuantityArguments } from '../quantity.ts'

/** What a quantity is about: the heading under which a list has it. */
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
  | 'quicksort'
  | 'linear program'
  | 'saddles'

/** An argument of a quantity. */
export interface QuantityArgument {
  readonly name: string
  /** A number, any word, or one of some words. */
  readonly kind: 'number' | 'word' | readonly string[]
  /** What it is where it is not given; without one the quantity has a meaning of its own for that. */
  readonly default?: number | string
  /** The quantity says nothing without it. */
  readonly needed?: true
}

/**
 * How long a quantity takes: 'read' is read off runs, formulas and data at once, as often as there are frames; 'asked' is measured, in
 * some thousandths to tenths of a second; 'slow' takes longer, or trains.
 */
export type QuantityCost = 'read' | 'asked' | 'slow'

/** What shows a number on the screen: its run, its part of the bar of the three gaps, or what a formula predicts, by its id. */
export type QuantityMark = 'run' | 'gap' | `prediction/${string}`

/** A quantity as a list has it. */
export interface QuantityEntry {
  readonly name: string
  /** What it is, in words that end a sentence. */
  readonly label: string
  readonly unit?: string
  readonly group: QuantityGroup
  readonly arguments: readonly QuantityArgument[]
  readonly cost: QuantityCost
  /** What shows it, where something does. */
  readonly mark?: QuantityMark | ((given: QuantityArguments) => QuantityMark)
  /** True of an experiment in which it means something. */
  readonly applies: (experiment: Experiment) => boolean
  /** The same of a part of the data that is given in place of the default one, for a quantity that takes any part. */
  readonly appliesTo?: (part: string) => (experiment: Experiment) => boolean
}
