import type { Extent } from '../experiment/spec/values/numbers.ts'

/** Numbers of the engine (float32) or of the oracle (float64). */
export type Numbers = Float32Array | Float64Array

/** How a run ended: it finished its steps, its stop rule held, it became non-finite, or it was cancelled. */
export type RunStatus = 'finished' | 'stopped' | 'diverged' | 'cancelled'
/** Outcome of a run, by its last positions and gradient. */
export type RunOutcome = 'converged' | 'unfinished' | 'cycle' | 'diverged' | 'stuck'

/** A run; record i was taken after steps[i] updates. Its arrays are shared: do not write to them. */
export interface Trajectory<A extends Numbers = Float32Array> {
  /** Indices of its start and algorithm in the experiment. */
  readonly start: number
  readonly algorithm: number
  /**
   * The path that trained it: 'fused' is this project's kernels, 'general' is TensorFlow.js operations or
   * float64 workers.
   */
  readonly path: 'fused' | 'general'
  readonly status: RunStatus
  readonly outcome: RunOutcome
  /** Updates before each record, ascending from 0. */
  readonly steps: Uint32Array
  /** The experiment's metric on the whole training set, [record]. */
  readonly loss: A
  /** One series for each watched metric, [metric][record]. */
  readonly watched: readonly A[]
  /**
   * Returns the weights of record i, possibly as a view of a longer array; throws RangeError if the run
   * recorded none.
   */
  weights(i: number): A
  readonly finalWeights: A
  /**
   * Coordinates in the plane, [record], and the Euclidean distance from it; empty over a plane of
   * hyperparameters.
   */
  readonly a: A
  readonly b: A
  readonly distance: A
}

/** The fractions of a run's variance along u and along v, and those of a random walk with as many points. */
export interface PlaneVariance {
  readonly explained: readonly [number, number]
  readonly randomWalk: readonly [number, number]
  /** Dimensions of that walk; high if absent. */
  readonly dimensions?: number | undefined
}

/**
 * A quantity at each point of a plane: values[j·na + i] at (a_i, b_j), with a_i = a_0 + i (a_1 − a_0)/(na −
 * 1). Values that are not finite are data: they are counted, not clamped.
 */
export interface Terrain<A extends Numbers = Float32Array> {
  /** Points along a and b. */
  readonly resolution: readonly [number, number]
  /** Ranges of a and b that the grid spans, ends included. */
  readonly extent: Extent
  /** The plane's directions and origin in weight space, shared by all grids of one request. */
  readonly u: A
  readonly v: A
  readonly origin: A
  readonly values: A
  /** Owned by the engine and valid until the next terrain; same layout as values. */
  readonly buffer?: GPUBufferLike
  /** Range of the finite values. */
  readonly min: number
  readonly max: number
  readonly nonFinite: number
  /** Time of the engine in milliseconds; 0 from the oracle, which has no clock. */
  readonly milliseconds: number
  /** For a plane of principal components. */
  readonly variance?: PlaneVariance
  /** For a plane of the Hessian's eigenvectors: their eigenvalues. */
  readonly curvatures?: readonly [number, number]
  /** For a plane of hyperparameters: how its runs were trained. */
  readonly precision?: RunPrecision
  /**
   * For a terrain of outcomes, and over any plane of hyperparameters: the outcome of training from each
   * point, index j·na + i.
   */
  readonly outcome?: Outcome<A>
}

/** Precision of the runs of a plane of hyperparameters, and how reliable float32 is there. */
export interface RunPrecision {
  readonly path: 'fused' | 'general' | 'float64'
  /**
   * Fraction of the checked points at which float32 and float64 agree whether the run trains; absent if none
   * was checked.
   */
  readonly agreement?: number
  /** Fraction of the checked points whose final losses also look the same in a picture. */
  readonly alike?: number
  /** Why there is no agreement although float32 was used. */
  readonly unchecked?: string
  /** Why the grid is coarser than requested. */
  readonly coarser?: string
}

/** Converged runs with the same end; its number is its index among the clusters. */
export interface Cluster {
  /** Number of runs that end here; 0 for a known minimum that none reached, and for an unused number. */
  readonly size: number
  /**
   * The minimum of a function; otherwise the mean of what is compared: outputs on the training inputs, or
   * weights.
   */
  readonly center: Numbers
}

/** Outcomes of training from many starts; index = point of a terrain, or draw of an ensemble. */
export interface Outcome<A extends Numbers = Float32Array> {
  /** The path that trained: this project's kernels, TensorFlow.js operations, or the reference in float64. */
  readonly path: 'fused' | 'general' | 'float64'
  /** Final weights, [start][weight]; absent above 16 million numbers. */
  readonly weights?: A
  /** The experiment's metric on the whole training set, at the end. */
  readonly loss: A
  /** Number of updates made. */
  readonly steps: Uint32Array
  /**
   * 0 converged, 1 unfinished, 2 cycle, 3 diverged, 4 stuck; 255 if the schema rejects a point's
   * hyperparameters.
   */
  readonly status: Uint8Array
  /** Index into `clusters`; −1 for none. */
  readonly cluster: Int32Array
  readonly clusters: readonly Cluster[]
  /** The measure of convergence (`convergenceOf`), for a plane of hyperparameters that shows it. */
  readonly convergence?: A
}

/** A GPUBuffer, without depending on the DOM's types. */
export type GPUBufferLike = object
