import type { PlaneVariance } from '../results.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'

/** A plane in weight space: origin + a·u + b·v. */
export interface Plane {
  readonly origin: Float64Array
  readonly u: Float64Array
  readonly v: Float64Array
  readonly extent: Extent
  readonly variance?: PlaneVariance
  /** The Hessian's eigenvalues along u and v, where they are its eigenvectors. */
  readonly curvatures?: readonly [number, number]
}

/** Weights that a plane or a start needs from a run that nobody has made yet. */
export interface RunRequest {
  readonly start: number
  readonly algorithm: number
  /** w_0 of the run: the start's base, never a dragged point. */
  readonly weights: Float64Array
  /**
   * Steps whose weights are wanted, in the order in which they are to be given; a step after the end means the end. Or each
   * `spacing`-th from step 0, and the last. Of a run that diverged the end is not a number (`noEnd`).
   */
  readonly steps: readonly (number | 'end')[] | { readonly spacing: number }
}

/** The Hessian's eigenvectors that span a plane, asked for: the answer is u, v, and the two eigenvalues. */
export interface CurvatureRequest {
  /** The two largest eigenvalues, or the largest and the smallest. */
  readonly which: 'top' | 'extreme'
  readonly weights: Float64Array
  /** The weights whose outputs a centred network subtracts. */
  readonly reference: Float64Array
}

/** The principal components of a run, asked for: the answer is that of `componentsOf`. */
export interface ComponentsRequest {
  readonly path: readonly Float64Array[]
}

/** A network whose hidden units are to match another's, asked for: the answer is the one vector of its weights in that order. */
export interface MatchRequest {
  readonly by: 'weights' | 'activations'
  readonly one: Float64Array
  readonly other: Float64Array
  /** Units that come to their places; all unless given. */
  readonly units: number | undefined
}

/** A request of a placement to whoever drives it. */
export type PlaceRequest = RunRequest | CurvatureRequest | ComponentsRequest | MatchRequest

/** The plane, and w_0 of each start (rounded to float32 unless it is scaled, held as float64). */
export interface Placement {
  readonly plane: Plane
  /** w_0 of start 0 before it was dragged: the terrain of a centred network subtracts its outputs. */
  readonly base: Float64Array
  readonly starts: readonly Float64Array[]
}
