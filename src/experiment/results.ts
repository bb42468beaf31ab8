import type { Extent } from './schema/numbers.ts'

/** Numbers of the engine (float32) or of the oracle (float64). */
export type Numbers = Float32Array | Float64Array

/** How a run ended. */
export type RunStatus = 'finished' | 'stopped' | 'diverged' | 'cancelled'
/** What a run came to (api.md 2, Outcomes). */
export type RunOutcome = 'converged' | 'unfinished' | 'cycle' | 'diverged'

/** One run: record i was taken after steps[i] updates. */
export interface Trajectory<A extends Numbers = Float32Array> {
  readonly start: number
  readonly algorithm: number
  readonly path: 'fused' | 'general'
  readonly status: RunStatus
  readonly outcome: RunOutcome
  readonly steps: Uint32Array
  /** The experiment's metric on the whole train part. */
  readonly loss: A
  /** One series for each watched metric. */
  readonly watched: readonly A[]
  /** The weights of record i. */
  weights(i: number): A
  readonly finalWeights: A
  /** Coordinates in the plane, and the Euclidean distance from it. */
  readonly a: A
  readonly b: A
  readonly distance: A
}

/** A metric at each point of a plane: values[j·na + i] at (a_i, b_j). Non-finite values are data: they are counted, not clamped. */
export interface Terrain<A extends Numbers = Float32Array> {
  readonly resolution: readonly [number, number]
  readonly extent: Extent
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
  readonly milliseconds: number
}

/** A GPUBuffer, named without the DOM's types. */
export type GPUBufferLike = object
