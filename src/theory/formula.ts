import type { Numbers, Trajectory } from '../reference/results.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { Extent } from '../experiment/spec/values/numbers.ts'

/**
 * How a prediction is drawn: lines and points on the stage, a line in a chart or on a slider, a matrix next
 * to the learned one, a number.
 */
export type Drawing = 'path' | 'curve' | 'contour' | 'point' | 'threshold' | 'matrix' | 'number'

/** A point of weight space: flat, like a start of kind 'weights'. */
export type Weights = ArrayLike<number>

/** Input of a formula. Nothing in it comes from a run. */
export interface FormulaInput {
  readonly experiment: TrainingExperiment
  readonly given: Readonly<Record<string, number>>
  /** w_0 of the start in question; `undefined` if it is not known yet. */
  readonly w0: Weights | undefined
  /** Returns the least and largest value of a weight in the picture. */
  range(weight: number): readonly [number, number]
  /** Extent of the plane in the picture. */
  readonly extent?: Extent
}

/** A point of weight space, with the value of the formula's measure there, if it has one. */
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
 * The result of a formula: lines and points of weight space, lines in the plane's own coordinates, numbers,
 * losses by step, a matrix, or a sentence that says why there is none.
 */
export type Statement =
  | {
      readonly kind: 'lines'
      readonly lines: readonly (readonly Weights[])[]
      /** Whether the points are single steps, not to be connected. */
      readonly steps?: boolean
    }
  | { readonly kind: 'coordinates'; readonly lines: readonly (readonly (readonly [number, number])[])[] }
  | { readonly kind: 'points'; readonly points: readonly StatedPoint[] }
  | { readonly kind: 'values'; readonly values: readonly number[] }
  | { readonly kind: 'losses'; readonly steps: ArrayLike<number>; readonly losses: Float64Array }
  | {
      readonly kind: 'matrix'
      readonly matrix: StatedMatrix
      /** The main number, and others that go with it. */
      readonly value: number
      readonly details: readonly { readonly label: string; readonly value: number }[]
    }
  | { readonly kind: 'nothing'; readonly why: string }

/** A closed form: what it computes from an experiment before any run, and when it holds. */
export interface Formula {
  readonly id: string
  /** Its default name. */
  readonly title: string
  /** Ways to draw it, the default first. */
  readonly drawings: readonly [Drawing, ...Drawing[]]
  /** Whether it makes sense only with the text of a lecture that asks for it. */
  readonly besideWords?: true
  /** Whether it depends on w_0; otherwise it is a property of the landscape. */
  readonly fromStart: boolean
  /** The quantity that is a point's value. */
  readonly measures?: string
  /**
   * The quantity that a threshold bounds: a loss, or the learning rate of algorithm `given.algorithm`
   * (default 0).
   */
  readonly bounds?: 'loss' | 'learning rate'
  /** The gap that begins at its points, which have its colour. */
  readonly gap?: 'model' | 'metric'
  /** Returns the mark of its points. Default: a flag if it depends on w_0, otherwise a ring. */
  mark?(given: FormulaInput['given']): 'flag' | 'ring'
  /** The part of a run that its first point predicts. */
  readonly foretells?: 'end'
  /**
   * Returns the formula's number as measured from a run of the algorithm in question; `undefined` while it
   * cannot be.
   */
  measured?(
    experiment: TrainingExperiment,
    given: FormulaInput['given'],
    run: Trajectory<Numbers>,
  ): number | undefined
  /** Returns why it does not apply to an experiment, as a sentence; `undefined` if it does. */
  refusal(experiment: TrainingExperiment, given: FormulaInput['given']): string | undefined
  /** Called only if it applies. */
  state(input: FormulaInput): Statement
}

/** Returns a statement without a prediction, with a sentence that says why. */
export const nothing = (why: string): Statement => ({ kind: 'nothing', why })
