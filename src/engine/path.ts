import type { Extent } from '../experiment/spec/values/numbers.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { NetworkModel, TrainingProblem } from '../experiment/training-problem.ts'
import type { RunStatus } from '../reference/results.ts'

/** Progress of a task. */
export interface Progress {
  /** Fraction done, 0 to 1. */
  readonly done: number
}

/** A request for a metric at a grid of points origin + a·u + b·v. All are float32. */
export interface TerrainRequest {
  readonly problem: TrainingProblem
  readonly metric: MetricSpec
  readonly origin: Float32Array
  readonly u: Float32Array
  readonly v: Float32Array
  readonly extent: Extent
  /** [na, nb]; a varies fastest. */
  readonly resolution: readonly [number, number]
  /** Weights of f_0, if the model is centred. */
  readonly reference?: Float32Array
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Awaited between coarser grids and the finest one. */
  readonly beforeFinest?: () => Promise<void>
  /** Called with each complete coarser grid. */
  readonly onCoarse?: (field: TerrainField) => void
}

/** The values of a terrain on its grid, with their range. */
export interface TerrainField {
  readonly resolution: readonly [number, number]
  readonly values: Float32Array
  /** WebGPU only: the same values on the device, owned by the path and valid until its next run. */
  readonly buffer?: GPUBuffer
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

/** A way to compute terrains: the kernel, or tfjs ops. */
export interface TerrainPath {
  run(request: TerrainRequest): Promise<TerrainField>
}

/** A run to train: w_0 and the algorithm. */
export interface Run {
  /** Index of the start, which selects the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  /** float32, except for starts that only float64 can distinguish. */
  readonly weights: Float32Array | Float64Array
  /** Updates between records; step 0 and the last step are always recorded. */
  readonly every: number
  readonly recordWeights: boolean
}

/** A request to train runs of one problem, with the metrics to watch. */
export interface TrainRequest {
  readonly problem: TrainingProblem
  readonly runs: readonly Run[]
  readonly watch: readonly MetricSpec[]
  readonly signal?: AbortSignal
  /** Awaited by the fused path between dispatches. */
  readonly pause?: () => Promise<void>
  readonly onProgress?: (progress: Progress) => void
}

/** A run as recorded by a path. */
export interface RunRecord {
  readonly status: RunStatus
  readonly steps: Uint32Array
  readonly loss: Float32Array
  readonly watched: readonly Float32Array[]
  /** [record][weight]; empty if the run records no weights. */
  readonly weights: Float32Array
  readonly finalWeights: Float32Array
  /**
   * Norm of the metric's gradient over the whole training set at the end; not finite beyond 1.8e19, whose
   * square exceeds float32.
   */
  readonly gradientNorm: number
  /**
   * The last positions, oldest first, [position][weight]: at most 17, one per update, which determine the
   * outcome. Only if the path records them, and not for runs that diverged or were cancelled.
   */
  readonly tail?: Float32Array
}

/** A trained run, and the public name of its path. */
export interface MadeRun {
  readonly path: 'fused' | 'general'
  readonly record: RunRecord
}

/** A way to train: the kernels, tfjs ops, or the float64 oracle. */
export interface TrainPath {
  /** Returns why it cannot train the request, as a sentence; `undefined` if it can. */
  supports(request: TrainRequest): string | undefined
  run(request: TrainRequest): Promise<RunRecord[]>
}

/** Returns the record of a run that was cancelled before it began. */
export const unbegun = ({ weights }: Run, watched: number): RunRecord => ({
  status: 'cancelled',
  steps: new Uint32Array(),
  loss: new Float32Array(),
  watched: Array.from({ length: watched }, () => new Float32Array()),
  weights: new Float32Array(),
  finalWeights: Float32Array.from(weights),
  gradientNorm: NaN,
})

/** A request for one prediction. Its inputs are [count][layout.inputs], after features. */
export interface PredictRequest {
  readonly model: NetworkModel
  readonly weights: Float32Array
  readonly inputs: Float32Array
  /** Weights of f_0, if the model is centred or linearised. */
  readonly reference: Float32Array
  /** Whether to predict with the linearisation at `reference`. */
  readonly linearized: boolean
  /** The part whose means and variances batch normalisation uses. */
  readonly part: string
}
