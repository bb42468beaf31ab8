import type { Domain, PredictionGrid, Samples } from '../../math/picture/function-grid.ts'

/** A learned function over its samples, for `drawFunction`. */
export interface FunctionPicture {
  readonly samples: Samples
  readonly grid: PredictionGrid | undefined
  /** Names of the inputs across and up, if the axes are named. */
  readonly names?: readonly string[]
  /** Colours of the classes in order; a curve has the first. */
  readonly colors: readonly string[]
  /** The ball around each sample of a plane in which an attack may move it. */
  readonly ball?: Ball | undefined
  /** Samples outside the training set, next to a curve over one coordinate. */
  readonly test?: Samples | undefined
  /** The line through 0 that the boundary in a plane approaches. */
  readonly limit?: BoundaryLimit | undefined
  /** Other curves for comparison, drawn below that of `grid`. */
  readonly beside?: readonly NamedCurve[]
  /** Ends of the horizontal axis of a curve; by default those of the grid or of the samples. */
  readonly across?: readonly [number, number] | undefined
  /** The curve from which the distance to that of `grid` is filled, and where. */
  readonly filled?: Filled | undefined
  /** The visible window; by default that of the grid or of the samples. */
  readonly window?: Domain | undefined
  /** Ends of the upright axis of a curve; by default those of the samples. */
  readonly heights?: readonly [number, number] | undefined
  /** The distance of each sample from each curve is drawn. */
  readonly residuals?: boolean | undefined
}

/** A line through 0 that the boundary approaches, and the current boundary, each by its weights, which are its normal. */
export interface BoundaryLimit {
  readonly label: string
  readonly weights: readonly [number, number]
  readonly now: readonly [number, number]
}

/** A curve through its points, and the interval in which the distance of another from it is filled. */
export interface Filled {
  readonly from: PredictionGrid
  readonly interval: readonly [number, number]
}

/** All points at most `epsilon` away: a disc in l2, a square in l∞. */
export interface Ball {
  readonly epsilon: number
  readonly norm: 'l2' | 'linf'
}

export interface NamedCurve {
  readonly label: string
  readonly color: string
  readonly dash: readonly number[]
  readonly grid: PredictionGrid
}
