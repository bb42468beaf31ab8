import type { Numbers, Trajectory } from '../reference/results.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Extent } from '../experiment/spec/values/numbers.ts'

/** Drawing of a prediction: lines and points on the stage, a line in a chart or on a slider, a matrix beside the learned one, a number. */
export type Drawing = 'path' | 'curve' | 'contour' | 'point' | 'threshold' | 'matrix' | 'number'

/** A point of weight space: flat, as a start of kind 'weights'. */
export type Weights = ArrayLike<number>

/** Input of a formula. Nothing in it comes from a run. */
export interface FormulaInput {
  readonly experiment: TrainingExperiment
  readonly given: Readonly<Record<string, number>>
  /** w_0 of the start that it is computed for; undefined where it is not known yet. */
  readonly w0: Weights | undefined
  /** Least and largest value of a weight in the picture. */
  range(weight: number): readonly [number, number]
  /** Extent of the plane in the picture. */
  readonly extent?: Extent
}

/** A point of weight space and, where the formula measures something there, its value. */
export interface StatedPoint {
  readonly weights: Weights
  readonly value?: number
}

/** Row-major entries [rows][columns]. */
export interface StatedMatrix {
  readonly rows: number
  readonly columns: number
  readonly entries: Float64Array
}

/**
 * The answer of a formula: lines and points of weight space, lines in the plane's own coordinates, numbers, losses after so many
 * steps, a matrix, or the sentence that says why there is none here.
 */
export type Statement =
  | {
      readonly kind: 'lines'
      readonly lines: readonly (readonly Weights[])[]
      /** The points are those of single steps, with nothing between them. */
      readonly steps?: boolean
    }
  | { readonly kind: 'coordinates'; readonly lines: readonly (readonly (readonly [number, number])[])[] }
  | { readonly kind: 'points'; readonly points: readonly StatedPoint[] }
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'losses'; readonly steps: ArrayLike<number>; readonly losses: Float64Array }
  | {
      readonly kind: 'matrix'
      readonly matrix: StatedMatrix
      /** The number that it is about, and others that go with it. */
      readonly value: number
      readonly details: readonly { readonly label: string; readonly value: number }[]
    }
  | { readonly kind: 'nothing'; readonly why: string }

/** A closed form of theory: what it computes from an experiment before any run, and where it holds. */
export interface Formula {
  readonly id: string
  /** Its name where no lecture gives it one. */
  readonly title: string
  /** Ways to draw it, the usual one first. */
  readonly drawings: readonly [Drawing, ...Drawing[]]
  /** It says something only beside the words of a lecture that asks for it. */
  readonly besideWords?: true
  /** True where it depends on w_0; otherwise it is a property of the landscape. */
  readonly fromStart: boolean
  /** The quantity whose value a point has. */
  readonly measures?: string
  /** The quantity that a threshold bounds: a loss, or the learning rate of algorithm `given.algorithm` (0). */
  readonly bounds?: 'loss' | 'learning rate'
  /** The gap that is counted from its points, whose colour they have. */
  readonly gap?: 'model' | 'metric'
  /** The mark of its points: a flag where it depends on w_0, else a ring, unless it says so. */
  mark?(given: FormulaInput['given']): 'flag' | 'ring'
  /** The part of a run that its first point foretells. */
  readonly foretells?: 'end'
  /** The formula's number as a run of the algorithm in question shows it; undefined where it shows nothing yet. */
  measured?(
    experiment: TrainingExperiment,
    given: FormulaInput['given'],
    run: Trajectory<Numbers>,
  ): number | undefined
  /** The sentence that says why it does not apply to an experiment; undefined where it does. */
  refusal(experiment: TrainingExperiment, given: FormulaInput['given']): string | undefined
  /** Called only where it applies. */
  state(input: FormulaInput): Statement
}

/** The statement that nothing is foretold, with the sentence that says why. */
export const nothing = (why: string): Statement => ({ kind: 'nothing', why })
