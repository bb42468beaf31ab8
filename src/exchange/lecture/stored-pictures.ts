import type { Extent } from '../../experiment/spec/values/numbers.ts'
import type { PlaneVariance, RunOutcome, RunStatus } from '../../reference/results.ts'

/**
 * The values of a grid in codes of 14 bits. A finite value is low + bend sinh(step · code), so that steps are even near the lowest value
 * and proportional to the distance from it far above.
 */
export interface PackedGrid {
  readonly low: number
  readonly bend: number
  readonly step: number
  /**
   * Base64url of a raw deflate stream. Each code has its prediction from its neighbours subtracted; all high bytes come first, then all low
   * ones.
   */
  readonly codes: string
}

/** A drawn surface without its plane. */
export interface StoredSurface {
  readonly resolution: readonly [number, number]
  readonly extent: Extent
  readonly values: PackedGrid
  readonly variance?: PlaneVariance
  readonly curvatures?: readonly [number, number]
}

/** A number in a JSON file, with words for those that are not finite. */
export type StoredNumber = number | 'NaN' | 'Infinity' | '-Infinity'

/** A run without its weights, at some of its records. */
export interface StoredRun {
  readonly start: number
  readonly algorithm: number
  readonly status: RunStatus
  readonly outcome: RunOutcome
  readonly steps: readonly number[]
  readonly loss: readonly StoredNumber[]
  readonly watched: readonly (readonly StoredNumber[])[]
  readonly a: readonly StoredNumber[]
  readonly b: readonly StoredNumber[]
  readonly distance: readonly StoredNumber[]
}

/** The losses on the straight lines from w₀ to the ends of runs, one line after another, and the runs that they belong to. */
export interface StoredLines {
  readonly runs: readonly { readonly start: number; readonly algorithm: number }[]
  readonly points: number
  readonly losses: PackedGrid
}

/** Outputs of the first run's network over its inputs, in the form of a prediction grid. */
export interface StoredFunction {
  readonly domain: {
    readonly x: readonly [number, number]
    readonly y?: readonly [number, number] | undefined
  }
  readonly columns: number
  readonly rows: number
  readonly outputs: number
  readonly values: PackedGrid
}

/**
 * The pictures that a lecture's steps show at first, if they take long to compute. The keys are made from everything that a picture depends
 * on, so a changed experiment finds none.
 */
export interface StoredPictures {
  readonly made: string
  readonly surfaces: Readonly<Record<string, StoredSurface>>
  readonly runs: Readonly<Record<string, readonly StoredRun[]>>
  /** By the same keys as the runs. */
  readonly lines: Readonly<Record<string, StoredLines>>
  readonly functions: Readonly<Record<string, StoredFunction>>
}

export type PicturesLoader = () => Promise<{ readonly default: StoredPictures }>
