import type { PlaneVariance } from '../results.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'

/** A plane in weight space: origin + a·u + b·v. */
export interface Plane {
  readonly origin: Float64Array
  readonly u: Float64Array
  readonly v: Float64Array
  readonly extent: Extent
  readonly variance?: PlaneVariance
  /** The Hessian's eigenvalues along u and v, if these are its eigenvectors. */
  readonly curvatures?: readonly [number, number]
}

/** A request for weights of a run that a plane or a start needs. */
export interface RunRequest {
  readonly start: number
  readonly algorithm: number
  /** w_0 of the run: the start's base, never a dragged point. */
  readonly weights: Float64Array
  /**
   * Steps whose weights are requested, in the order of the answer; a step after the end means the end. Or
   * every `spacing`-th from step 0, and the last. The end of a diverged run is NaN (`noEnd`).
   */
  readonly steps: readonly (number | 'end')[] | { readonly spacing: number }
}

/**
 * A request for the Hessian's eigenvectors that span a plane: the answer is u, v, and the two eigenvalues.
 */
export interface CurvatureRequest {
  /** The two largest eigenvalues, or the largest and the smallest. */
  readonly which: 'top' | 'extreme'
  readonly weights: Float64Array
  /** The weights whose outputs a centred network subtracts. */
  readonly reference: Float64Array
}

/** A request for the principal components of a run: the answer is that of `componentsOf`. */
export interface ComponentsRequest {
  readonly path: readonly Float64Array[]
}

/**
 * A request for a network with its hidden units matched to another's: the answer is one vector, its weights
 * in that order.
 */
export interface MatchRequest {
  readonly by: 'weights' | 'activations'
  readonly one: Float64Array
  readonly other: Float64Array
  /** Number of units to match. Default: all. */
  readonly units: number | undefined
}

/** A request that a placement yields. */
export type PlaceRequest = RunRequest | CurvatureRequest | ComponentsRequest | MatchRequest

/** The plane, and w_0 of each start (rounded to float32 unless it is scaled, stored as float64). */
export interface Placement {
  readonly plane: Plane
  /** w_0 of start 0 before it was dragged, whose outputs the terrain of a centred network subtracts. */
  readonly base: Float64Array
  readonly starts: readonly Float64Array[]
}
