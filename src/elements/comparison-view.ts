import type { Barrier } from '../charts/slice-chart.ts'

/** The loss along a way from one run to another. */
export interface ComparedPath {
  /** The straight line; that to the other network with its units matched by weights or by activations; the trained Bézier curve. */
  readonly id: 'straight' | 'weights' | 'activations' | 'bent'
  /** At evenly spaced t from 0 to 1. */
  readonly values: Float64Array
  readonly barrier: Barrier
}

/** Which units of the second network come to the places of the first one's, a list for each hidden layer, from 0. */
export interface ComparedUnits {
  readonly by: 'weights' | 'activations'
  readonly orders: readonly (readonly number[])[]
}

/** CKA of a hidden layer: of the two, of their starts, of the first and its own start, of the second and its own. */
export interface ComparedFeatures {
  readonly layer: number
  readonly values: readonly number[]
}

/** What is known about two runs. */
export interface ComparisonView {
  readonly paths: readonly ComparedPath[]
  readonly matches: readonly ComparedUnits[]
  readonly similarities: readonly ComparedFeatures[]
}
