import type { Dataset } from './data/dataset.ts'
import type { FunctionParameters, PlaneFunction } from './model/function.ts'
import type { Layout } from './model/layout.ts'
import type { Experiment } from './schema/experiment.ts'
import type { PlaneVariance } from './results.ts'
import type { Extent } from './schema/numbers.ts'

/** A network and the data that it is judged on. */
export interface NetworkModel {
  readonly kind: 'mlp'
  readonly layout: Layout
  readonly data: Dataset
}

/** A function of two weights with its parameters filled in. */
export interface FunctionModel {
  readonly kind: 'function'
  readonly function: PlaneFunction
  readonly parameters: FunctionParameters
}

/** An experiment as numbers, the same for engine and oracle (float64). Nothing here trains. */
export interface Problem {
  readonly experiment: Experiment
  readonly model: NetworkModel | FunctionModel
  /** Number of weights. */
  readonly size: number
}

/** A plane in weight space: origin + a·u + b·v. */
export interface Plane {
  readonly origin: Float64Array
  readonly u: Float64Array
  readonly v: Float64Array
  readonly extent: Extent
  /** What the axes say, such as `w_1` or `filter-normalised random direction u`. */
  readonly axes: readonly [string, string]
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
   * Which weights are wanted, in the order in which they are to be given; a step after the end means the end. Or each
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

/** What a placement needs from who drives it. */
export type PlaceRequest = RunRequest | CurvatureRequest

/** Where everything is: the plane, and w_0 of each start (rounded to float32 unless it is scaled, held as float64). */
export interface Placement {
  readonly plane: Plane
  /** w_0 of start 0 before it was dragged: the terrain of a centred network subtracts its outputs. */
  readonly base: Float64Array
  readonly starts: readonly Float64Array[]
}
