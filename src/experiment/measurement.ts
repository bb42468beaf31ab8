import type { Numbers } from './results.ts'
import type { MetricSpec } from './schema/metric.ts'

/** What can be measured at a point of weight space, by engine and oracle alike (api.md 3). */
export const measures = [
  'metric',
  'gradient',
  'gradient-norm',
  'hessian-top',
  'hessian-spectrum',
  'sharpness',
  'singular-values',
  'effective-rank',
  'outputs',
  'linearized-outputs',
  'linearization-gap',
  'ntk',
  'ntk-spectrum',
  'kernel-change',
  'movement',
  'direction',
  'margin',
] as const
export type MeasureName = (typeof measures)[number]

export interface MeasureOptions {
  /** Instead of the experiment's. */
  readonly metric?: MetricSpec
  /** w_0 of the weights: the place of their start in the experiment (0), or weights. A centred network subtracts its outputs. */
  readonly start?: number | ArrayLike<number>
  /** The samples that outputs, kernels and margins are taken on (train). */
  readonly part?: string
  /** 'hessian-top': how many eigenvalues (1). */
  readonly count?: number
  /** 'hessian-top', 'sharpness': eigenvectors of a point near by, which save time. */
  readonly guess?: readonly ArrayLike<number>[]
  /** 'sharpness': the algorithm whose stability threshold is asked for (0). */
  readonly algorithm?: number
  /** 'direction': what the weights are compared with. */
  readonly toward?: ArrayLike<number>
}

export interface Measurement<A extends Numbers = Float32Array> {
  readonly values: Float64Array
  readonly vectors?: readonly A[]
}
