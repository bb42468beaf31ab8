import type { Barrier } from '../run/path.ts'

/** Two runs by index, and the step at which each is compared: the displayed one, or its last. */
export interface Compared {
  readonly first: number
  readonly second: number
  readonly at: 'shown' | 'end'
}

/** The loss along a path from one run to another. */
export interface ComparedPath {
  /**
   * The straight line; that to the other network with units matched by weights or by activations; the trained
   * Bézier curve.
   */
  readonly id: 'straight' | 'weights' | 'activations' | 'bent'
  /** Losses at evenly spaced t from 0 to 1. */
  readonly values: Float64Array
  readonly barrier: Barrier
}

/** The units of the second network that match those of the first, a list for each hidden layer, from 0. */
export interface ComparedUnits {
  readonly by: 'weights' | 'activations'
  readonly orders: readonly (readonly number[])[]
}

/** CKA of a hidden layer, from 0 to 1: of the two runs, and three baselines without which it says nothing. */
export interface ComparedFeatures {
  readonly layer: number
  readonly pair: number
  /** Mean over pairs of untrained networks. */
  readonly untrained: number
  /** Mean over both runs, each with a network trained on random labels; absent without labels. */
  readonly randomLabels?: number
  /** Mean over both runs, each with its own start. */
  readonly ownStart: number
}

/** Paths, units and features of two runs, as far as they are known. */
export interface Comparison {
  readonly paths: readonly ComparedPath[]
  readonly matches: readonly ComparedUnits[]
  readonly similarities: readonly ComparedFeatures[]
}
