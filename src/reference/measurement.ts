import type { Numbers } from './results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'

/**
 * Measures at a point of weight space, by engine and oracle alike. `values` and `vectors` of each:
 *
 * - `metric`: the loss. `gradient`: its gradient. `gradient-norm`: the gradient's Euclidean norm.
 * - `hessian-top`: the `count` largest eigenvalues, largest first; unit eigenvectors. `hessian-spectrum`: all, ascending, of at most
 *   2,000 weights. `sharpness`: the largest, and the value above which the algorithm is unstable; its eigenvector.
 * - `singular-values`, `effective-rank`, `map-norms` (spectral, Frobenius, nuclear), `determinant`: of a linear network's end-to-end
 *   map. `escape`: |W₁₁| of that map and the least that the loss leaves of it.
 * - `outputs`, `linearized-outputs`: [sample][output]. `linearization-gap`: the largest difference of the two.
 * - `ntk`: the tangent kernel, row-major, row n · outputs + o. `ntk-spectrum`: its eigenvalues, ascending. `kernel-change`: relative
 *   to that of w_0, in the Frobenius norm.
 * - `movement`: |w - w_0|/|w_0| and |w - w_0|. `direction`: the angle to `toward` in radians, and its cosine.
 * - `margin`: normalised by the layers' norms, and not. `cka`: four similarities of features, from 0 to 1.
 * - `path`: the loss along a way to `other`. `barrier`: its height above the line between its ends, and the t there. `connection`: the
 *   loss along a trained way; its middle point. `alignment`: the order of the other's units; the other network in that order.
 * - `gaps`: model, metric and algorithm gap, which add up to the success; the two best weights.
 * - `step`: number and learning rate of the next update; its parts.
 */
export const measures = [
  'metric',
  'gradient',
  'gradient-norm',
  'hessian-top',
  'hessian-spectrum',
  'sharpness',
  'singular-values',
  'effective-rank',
  'map-norms',
  'determinant',
  'escape',
  'outputs',
  'linearized-outputs',
  'linearization-gap',
  'ntk',
  'ntk-spectrum',
  'kernel-change',
  'movement',
  'direction',
  'margin',
  'cka',
  'path',
  'barrier',
  'connection',
  'alignment',
  'gaps',
  'step',
] as const
/** Name of a measure. */
export type MeasureName = (typeof measures)[number]

/** The most weights whose whole Hessian spectrum is computed: time grows as their cube. */
export const mostForSpectrum = 2000

/** Measures that compare the weights with their w_0. */
export const measuresFromStart: readonly MeasureName[] = [
  'linearized-outputs',
  'linearization-gap',
  'kernel-change',
  'movement',
  'cka',
  'gaps',
  'step',
]

/** A run by the places of its start and algorithm in the experiment. */
export interface RunPlace {
  readonly start?: number
  readonly algorithm?: number
}

/** Place of a run in the experiment, without the run itself. */
export const placeOf = ({ start, algorithm }: Required<RunPlace>): RunPlace => ({ start, algorithm })

/** True for a run that is trained as its linearisation; false of no run and of no algorithm. */
export const isLinearized = ({ algorithms }: Pick<Experiment, 'algorithms'>, run: RunPlace = {}): boolean =>
  run.algorithm !== undefined && algorithms[run.algorithm]?.linearized === true

/** Options of `predict`: the start or the run whose outputs are wanted. */
export type PredictOptions = Pick<MeasureOptions, 'start' | 'run'>

/** Options of a measure; each is read only by the measures that its text names, or by all. Arrays are read, never kept or changed. */
export interface MeasureOptions {
  /** The loss that is measured, instead of the experiment's. */
  readonly metric?: MetricSpec
  /** w_0 of the weights: the place of their start in the experiment (0), or weights. A centred network subtracts its outputs. */
  readonly start?: number | ArrayLike<number>
  /** The samples that outputs, features, kernels and margins are taken on (train). */
  readonly part?: string
  /** 'hessian-top': how many eigenvalues (1). */
  readonly count?: number
  /** 'hessian-top', 'sharpness': eigenvectors of a point near by, which save time. 'gaps': weights to search from too. */
  readonly guess?: readonly ArrayLike<number>[]
  /** 'sharpness': the algorithm whose stability threshold is asked for (the run's, or 0). */
  readonly algorithm?: number
  /** 'direction': what the weights are compared with. */
  readonly toward?: ArrayLike<number>
  /** 'cka', 'path', 'barrier', 'connection', 'alignment': the other weights. */
  readonly other?: ArrayLike<number>
  /** 'cka': w_0 of the other weights (start 1). */
  readonly otherStart?: number | ArrayLike<number>
  /** 'cka': the hidden layer, from 1 (the last). */
  readonly layer?: number
  /** 'cka': the unbiased estimate (false). */
  readonly debiased?: boolean
  /** 'alignment': what units are matched by (weights). */
  readonly by?: 'weights' | 'activations'
  /** 'path', 'barrier': the middle point of a Bézier curve; a straight line unless given. */
  readonly through?: ArrayLike<number>
  /** 'path', 'barrier', 'connection': how many points along the way (61). */
  readonly points?: number
  /** 'connection': updates of the middle point (3000). */
  readonly steps?: number
  /**
   * The run whose weights they are, by the places of its start and algorithm: those of a linearised run are measured as
   * f(w_0) + J(w_0)(w - w_0), all others, and those of no run, as the network. 'step': whose step it is (0 and 0).
   */
  readonly run?: RunPlace
  /** 'step', 'sharpness': updates that the weights have behind them (0; 'sharpness': none is known unless the rate stays). */
  readonly step?: number
  /** 'step': points of the run before, in order, from which what the rule remembers is made again; its own steps from w_0 unless given. */
  readonly before?: readonly { readonly step: number; readonly weights: ArrayLike<number> }[]
  /** 'step': what the rule remembers at the first of them, or at the weights where there are none, as an earlier measurement had it. */
  readonly memory?: readonly ArrayLike<number>[]
  /** 'connection': (0.02). */
  readonly learningRate?: number
}

/** Numbers of a measurement, in float64 from the oracle, and its vectors in weight space, [vector][weight]. The caller owns both. */
export interface Measurement<A extends Numbers = Float32Array> {
  readonly values: Float64Array
  readonly vectors?: readonly A[]
}
