import type { Numbers } from './results.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import { ExperimentError } from '../experiment/spec/values/error.ts'

/** A run, by the indices of its start and algorithm in the experiment. */
export interface RunPlace {
  readonly start?: number
  readonly algorithm?: number
}

/** Every option of any measure. */
interface Options {
  /** The loss to measure. Default: the experiment's. */
  readonly metric?: MetricSpec
  /**
   * w_0 of the weights: the index of their start in the experiment (default 0), or weights. A centred network
   * subtracts its outputs.
   */
  readonly start?: number | ArrayLike<number>
  /** The samples for outputs, features, kernels and margins. Default: train. */
  readonly part?: string
  /** Number of eigenvalues. Default: 1. */
  readonly count?: number
  /** Eigenvectors of a nearby point, which save time. For 'gaps': further weights to search from. */
  readonly guess?: readonly ArrayLike<number>[]
  /** The algorithm whose stability threshold is returned. Default: the run's, or 0. */
  readonly algorithm?: number
  /** Weights whose direction to compare with. */
  readonly toward?: ArrayLike<number>
  /** The other weights. */
  readonly other?: ArrayLike<number>
  /** w_0 of the other weights. Default: start 1. */
  readonly otherStart?: number | ArrayLike<number>
  /** The hidden layer, from 1. Default: the last. */
  readonly layer?: number
  /** Whether to use the unbiased estimate. Default: false. */
  readonly debiased?: boolean
  /** Property by which units are matched. Default: weights. */
  readonly by?: 'weights' | 'activations'
  /** The middle point of a Bézier curve. Default: a straight line. */
  readonly through?: ArrayLike<number>
  /** Number of points along the path. Default: 61. */
  readonly points?: number
  /** Updates of the middle point. Default: 3000. */
  readonly steps?: number
  /** Learning rate of these updates. Default: 0.02. */
  readonly learningRate?: number
  /**
   * The run to which the weights belong, by the indices of its start and algorithm. Weights of a linearised
   * run are measured as f(w_0) + J(w_0)(w − w_0); all others, and those without a run, as the network. For
   * 'step': the run whose step it is (default 0 and 0).
   */
  readonly run?: RunPlace
  /** Number of updates made before. Default: 0; for 'sharpness', unknown unless the rate is constant. */
  readonly step?: number
  /**
   * Earlier points of the run, in order, from which the rule's memory is recomputed. Default: the run's own
   * steps from w_0.
   */
  readonly before?: readonly { readonly step: number; readonly weights: ArrayLike<number> }[]
  /**
   * Memory of the rule at the first of them, or at the weights if there are none, from an earlier
   * measurement.
   */
  readonly memory?: readonly ArrayLike<number>[]
}

/**
 * The measures at a point of weight space, for engine and oracle alike, each with its options in addition to
 * `start` and `run`. Their `values` and `vectors`:
 *
 * - `metric`: the loss. `gradient`: its gradient. `gradient-norm`: the gradient's Euclidean norm.
 * - `hessian-top`: the `count` largest eigenvalues, largest first; unit eigenvectors. `hessian-spectrum`:
 *   all, ascending, for at most 2,000 weights. `sharpness`: the largest, and the value above which the
 *   algorithm is unstable; its eigenvector.
 * - `singular-values`, `effective-rank`, `map-norms` (spectral, Frobenius, nuclear), `determinant`: of a
 *   linear network's end-to-end map. `escape`: |W₁₁| of that map and its lower bound at this loss.
 * - `outputs`, `linearized-outputs`: [sample][output]. `linearization-gap`: the largest difference of the
 *   two.
 * - `ntk`: the tangent kernel, row-major, row n · outputs + o. `ntk-spectrum`: its eigenvalues, ascending.
 *   `kernel-change`: relative to the kernel of w_0, in the Frobenius norm.
 * - `movement`: |w - w_0|/|w_0| and |w - w_0|. `direction`: the angle to `toward` in radians, and its cosine.
 * - `margin`: normalised by the layers' norms, and not. `cka`: four similarities of features, from 0 to 1.
 * - `path`: the loss along a path to `other`. `barrier`: its height above the line between its ends, and the
 *   t there. `connection`: the loss along a trained path; its middle point. `alignment`: the order of the
 *   other's units; the other network in that order.
 * - `gaps`: model, metric and algorithm gap, which add up to the success; the two best weights.
 * - `step`: number and learning rate of the next update; its parts.
 */
const taken = {
  metric: ['metric'],
  gradient: ['metric'],
  'gradient-norm': ['metric'],
  'hessian-top': ['metric', 'count', 'guess'],
  'hessian-spectrum': ['metric'],
  sharpness: ['metric', 'guess', 'algorithm', 'step'],
  'singular-values': [],
  'effective-rank': [],
  'map-norms': [],
  determinant: [],
  escape: ['metric'],
  outputs: ['part'],
  'linearized-outputs': ['part'],
  'linearization-gap': ['part'],
  ntk: ['part'],
  'ntk-spectrum': ['part'],
  'kernel-change': ['part'],
  movement: [],
  direction: ['toward'],
  margin: ['part'],
  cka: ['part', 'other', 'otherStart', 'layer', 'debiased'],
  path: ['metric', 'other', 'through', 'points'],
  barrier: ['metric', 'other', 'through', 'points'],
  connection: ['metric', 'other', 'points', 'steps', 'learningRate'],
  alignment: ['part', 'other', 'by'],
  gaps: ['metric', 'guess'],
  step: ['step', 'before', 'memory'],
} as const satisfies Readonly<Record<string, readonly (keyof Options)[]>>
/** Name of a measure. */
export type MeasureName = keyof typeof taken
/** Every measure. */
export const measures = Object.keys(taken) as readonly MeasureName[]

/** Options of a measure: `start`, `run` and its own. Arrays are only read, never kept or changed. */
export type MeasureOptions<W extends MeasureName = MeasureName> = Pick<
  Options,
  'start' | 'run' | (typeof taken)[W][number]
>
/** Options of `predict`: the start or the run that the outputs belong to. */
export interface PredictOptions extends Pick<Options, 'start' | 'run'> {
  /** The part of the data whose means and variances a batch-normalised network uses. Default: train. */
  readonly part?: string
}

/** Returns the names of a measure's options. */
export const optionsOf = (what: MeasureName): readonly (keyof Options)[] => [...taken[what], 'start', 'run']

/** @throws ExperimentError for an unknown measure, and for an option that the measure does not accept */
export function checkMeasure(what: MeasureName, options: MeasureOptions): void {
  if (!Object.hasOwn(taken, what))
    throw ExperimentError.at('what', `there is no measure '${what}': choose ${measures.join(', ')}`)
  const names: readonly string[] = optionsOf(what)
  const [stray] =
    Object.entries(options).find(([name, value]) => value !== undefined && !names.includes(name)) ?? []
  if (stray !== undefined)
    throw ExperimentError.at(`options.${stray}`, `'${what}' takes no ${stray}: it takes ${names.join(', ')}`)
}

/** Most weights for which the whole Hessian spectrum is computed; time grows as their cube. */
export const mostForSpectrum = 2000

/** Measures that compare the weights with their w_0. */
export const measuresFromStart: readonly MeasureName[] = ['linearized-outputs', 'linearization-gap', 'kernel-change', 'movement', 'cka', 'gaps', 'step'] // prettier-ignore

/** Returns the indices of a run, without the run itself. */
export const placeOf = ({ start, algorithm }: Required<RunPlace>): RunPlace => ({ start, algorithm })

/** Returns whether a run is trained as its linearisation; false without a run or an algorithm. */
export const isLinearized = (
  { algorithms }: Pick<TrainingExperiment, 'algorithms'>,
  run: RunPlace = {},
): boolean => run.algorithm !== undefined && algorithms[run.algorithm]?.linearized === true

/**
 * Numbers of a measurement, in float64 from the oracle, and its vectors in weight space, [vector][weight].
 * The caller owns both.
 */
export interface Measurement<A extends Numbers = Float32Array> {
  readonly values: Float64Array
  readonly vectors?: readonly A[]
}
