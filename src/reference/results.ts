import type { Extent } from '../experiment/spec/values/numbers.ts'

/** Numbers of the engine (float32) or of the oracle (float64). */
export type Numbers = Float32Array | Float64Array

/** End of a run: it made its steps, its stopping rule held, it was not finite any more, or it was cancelled. */
export type RunStatus = 'finished' | 'stopped' | 'diverged' | 'cancelled'
/** Outcome of a run, by its last positions and gradient. */
export type RunOutcome = 'converged' | 'unfinished' | 'cycle' | 'diverged' | 'stuck'

/** One run: record i was taken after steps[i] updates. Its arrays have several readers: read them only. */
export interface Trajectory<A extends Numbers = Float32Array> {
  /** Places of its start and algorithm in the experiment. */
  readonly start: number
  readonly algorithm: number
  /** The path that trained it: kernels of this project, or operations of TensorFlow.js and workers in float64. */
  readonly path: 'fused' | 'general'
  readonly status: RunStatus
  readonly outcome: RunOutcome
  /** Updates before each record, ascending from 0. */
  readonly steps: Uint32Array
  /** The experiment's metric on the whole train part, [record]. */
  readonly loss: A
  /** One series for each watched metric, [metric][record]. */
  readonly watched: readonly A[]
  /** The weights of record i, maybe a view of a longer array; throws RangeError where the run kept none. */
  weights(i: number): A
  readonly finalWeights: A
  /** Coordinates in the plane, [record], and the Euclidean distance from it; empty over a plane of hyperparameters. */
  readonly a: A
  readonly b: A
  readonly distance: A
}

/** The shares of a run's variance that lie along u and along v, and those of a random walk of as many points. */
export interface PlaneVariance {
  readonly explained: readonly [number, number]
  readonly randomWalk: readonly [number, number]
  /** In how many dimensions that walk goes; many where it is not said. */
  readonly dimensions?: number | undefined
}

/**
 * A quantity at each point of a plane: values[j·na + i] at (a_i, b_j), a_i = a_0 + i (a_1 - a_0)/(na - 1). Values that are not
 * finite are data: they are counted, not clamped.
 */
export interface Terrain<A extends Numbers = Float32Array> {
  /** Points along a and b. */
  readonly resolution: readonly [number, number]
  /** Ranges of a and b that the grid spans, ends included. */
  readonly extent: Extent
  /** The plane's directions and origin in weight space; the coarser grids of one request and its finest share them. */
  readonly u: A
  readonly v: A
  readonly origin: A
  readonly values: A
  /** The engine's, valid until the next terrain; laid out as values. */
  readonly buffer?: GPUBufferLike
  /** Extent of the finite values. */
  readonly min: number
  readonly max: number
  readonly nonFinite: number
  /** Time that the engine took; 0 from the oracle, which keeps no clock. */
  readonly milliseconds: number
  /** Of a plane of principal components. */
  readonly variance?: PlaneVariance
  /** Of a plane of the Hessian's eigenvectors: their eigenvalues. */
  readonly curvatures?: readonly [number, number]
  /** Of a plane of hyperparameters: how its runs were made. */
  readonly precision?: RunPrecision
  /** Of a terrain of outcomes, and over any plane of hyperparameters: what training from each point comes to, index j·na + i. */
  readonly outcome?: Outcome<A>
}

/** Precision of the runs of a plane of hyperparameters, and how far float32 can be believed there. */
export interface RunPrecision {
  readonly path: 'fused' | 'general' | 'float64'
  /** Share of the probed points at which float32 and float64 agree whether the run trains; absent where none was probed. */
  readonly agreement?: number
  /** The same share, of those whose final losses look the same in a picture too. */
  readonly alike?: number
  /** The reason why there is no agreement, where float32 trained. */
  readonly unchecked?: string
  /** The reason why the grid is coarser than was asked for. */
  readonly coarser?: string
}

/** Converged runs whose ends are the same; its number is its place among the clusters. */
export interface Cluster {
  /** Runs that end here; 0 for a known minimum that none reached, and for a number that no cluster has. */
  readonly size: number
  /** The minimum of a function; else the mean of what is compared: outputs on the train inputs, or weights. */
  readonly center: Numbers
}

/** Outcomes of training from each of many starts; index = point of a terrain, or draw of an ensemble. */
export interface Outcome<A extends Numbers = Float32Array> {
  /** The path that trained: kernels of this project, operations of TensorFlow.js, or the reference in float64. */
  readonly path: 'fused' | 'general' | 'float64'
  /** Final weights, [start][weight]; absent above 16 million numbers. */
  readonly weights?: A
  /** The experiment's metric on the whole train part, at the end. */
  readonly loss: A
  /** Updates made. */
  readonly steps: Uint32Array
  /** 0 converged, 1 unfinished, 2 cycle, 3 diverged, 4 stuck; 255 where the schema refuses the hyperparameters of a point. */
  readonly status: Uint8Array
  /** Index into `clusters`; -1 where none. */
  readonly cluster: Int32Array
  readonly clusters: readonly Cluster[]
  /** The measure of convergence (`convergenceOf`), of a plane of hyperparameters that shows it. */
  readonly convergence?: A
}

/** A GPUBuffer, named without the DOM's types. */
export type GPUBufferLike = object
