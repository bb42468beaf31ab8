import type { Barrier } from '../run/path.ts'

/** Two runs by their places, and the step of each at which they are compared: the one shown, or its last. */
export interface Compared {
  readonly first: number
  readonly second: number
  readonly at: 'shown' | 'end'
}

/** The loss along a way from one run to another. */
export interface ComparedPath {
  /** The straight line; that to the other network with its units matched by weights or by activations; the trained Bézier curve. */
  readonly id: 'straight' | 'weights' | 'activations' | 'bent'
  /** At evenly spaced t from 0 to 1. */
  readonly values: Float64Array
  readonly barrier: Barrier
}

/** The units of the second network that come to the places of the first one's, a list for each hidden layer, from 0. */
export interface ComparedUnits {
  readonly by: 'weights' | 'activations'
  readonly orders: readonly (readonly number[])[]
}

/** CKA of a hidden layer, from 0 to 1: of the two runs, and three baselines without which it says nothing. */
export interface ComparedFeatures {
  readonly layer: number
  readonly pair: number
  /** Of untrained networks with each other, the mean over pairs. */
  readonly untrained: number
  /** Of each run with a network trained on random labels, the mean of both; absent where there are no labels. */
  readonly randomLabels?: number
  /** Of each run with its own start, the mean of both. */
  readonly ownStart: number
}

/** Paths, units and features of two runs, as far as they are known. */
export interface Comparison {
  readonly paths: readonly ComparedPath[]
  readonly matches: readonly ComparedUnits[]
  readonly similarities: readonly ComparedFeatures[]
}
