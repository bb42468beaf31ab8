import type { Domain, PredictionGrid, Samples } from '../../math/picture/function-grid.ts'

/** A learned function over its samples, as `drawFunction` paints it. */
export interface FunctionPicture {
  readonly samples: Samples
  readonly grid: PredictionGrid | undefined
  /** Names of the inputs that it is over, across and up, where the axes have any. */
  readonly names?: readonly string[]
  /** Colours of the classes, in their order; the curve has the first. */
  readonly colors: readonly string[]
  /** The ball about each sample of a plane in which it may be moved. */
  readonly ball?: Ball | undefined
  /** Samples that were not trained on, which a curve through one coordinate is shown beside. */
  readonly test?: Samples | undefined
  /** The line through 0 that the boundary of a plane turns to. */
  readonly limit?: BoundaryLimit | undefined
  /** Other curves to compare with that of `grid`, below it. */
  readonly beside?: readonly NamedCurve[]
  /** Ends of the level axis of a curve; those of the grid or of the samples unless given. */
  readonly across?: readonly [number, number] | undefined
  /** The curve from which the distance of that of `grid` is filled, and where. */
  readonly filled?: Filled | undefined
  /** The window that is shown; that of the grid or of the samples unless given. */
  readonly window?: Domain | undefined
  /** Ends of the upright axis of a curve; those of the samples unless given. */
  readonly heights?: readonly [number, number] | undefined
  /** The distance of each sample from each curve is drawn. */
  readonly residuals?: boolean | undefined
}

/** A line through 0 to which the boundary turns, and the boundary now: the weights of each, which are its normal. */
export interface BoundaryLimit {
  readonly label: string
  readonly weights: readonly [number, number]
  readonly now: readonly [number, number]
}

/** A curve through its places, and the interval in which the distance of another from it is filled. */
export interface Filled {
  readonly from: PredictionGrid
  readonly interval: readonly [number, number]
}

/** All that is at most `epsilon` away: a disc in l2, a square in l∞. */
export interface Ball {
  readonly epsilon: number
  readonly norm: 'l2' | 'linf'
}

/** A curve over one coordinate, with its name. */
export interface NamedCurve {
  readonly label: string
  readonly color: string
  readonly dash: readonly number[]
  readonly grid: PredictionGrid
}
