import type { Extent } from '../experiment/spec/values/numbers.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { NetworkModel, TrainingProblem } from '../experiment/training-problem.ts'
import type { RunStatus } from '../reference/results.ts'

/** The progress of a task. */
export interface Progress {
  /** 0 to 1. */
  readonly done: number
}

/** A grid of points origin + a·u + b·v at which a metric is wanted. All float32. */
export interface TerrainRequest {
  readonly problem: TrainingProblem
  readonly metric: MetricSpec
  readonly origin: Float32Array
  readonly u: Float32Array
  readonly v: Float32Array
  readonly extent: Extent
  /** [na, nb]; a runs fastest. */
  readonly resolution: readonly [number, number]
  /** f_0's weights where the model is centred. */
  readonly reference?: Float32Array
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Awaited between coarser grids and the finest one. */
  readonly beforeFinest?: () => Promise<void>
  /** A coarser grid that is computed already. */
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

/** A way to compute terrains: our kernel, or tfjs ops. */
export interface TerrainPath {
  run(request: TerrainRequest): Promise<TerrainField>
}

/** One run wanted: w_0 and how to go on from it. */
export interface Run {
  /** Index of the start, which names the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  /** float32, but for starts that float64 alone tells apart. */
  readonly weights: Float32Array | Float64Array
  /** Updates between records; steps 0 and the last are always recorded. */
  readonly every: number
  readonly recordWeights: boolean
}

/** Runs of one problem to train, with the metrics that watch them. */
export interface TrainRequest {
  readonly problem: TrainingProblem
  readonly runs: readonly Run[]
  readonly watch: readonly MetricSpec[]
  readonly signal?: AbortSignal
  /** Awaited by the fused path between dispatches, where it is given. */
  readonly pause?: () => Promise<void>
  readonly onProgress?: (progress: Progress) => void
}

/** A run as a path has recorded it. */
export interface RunRecord {
  readonly status: RunStatus
  readonly steps: Uint32Array
  readonly loss: Float32Array
  readonly watched: readonly Float32Array[]
  /** [record][weight]; empty where the run keeps none. */
  readonly weights: Float32Array
  readonly finalWeights: Float32Array
  /** |gradient of the metric on the whole train part| at the end; not finite beyond 1.8e19, whose square float32 does not hold. */
  readonly gradientNorm: number
  /**
   * The last positions, oldest first, [position][weight]: at most 17, one an update, by which outcomes are told. Only where the path
   * keeps them, and not of runs that diverged or were cancelled.
   */
  readonly tail?: Float32Array
}

/** A run that was made, and the public name of its path. */
export interface MadeRun {
  readonly path: 'fused' | 'general'
  readonly record: RunRecord
}

/** A way to train: our kernels, tfjs ops, or the float64 oracle. */
export interface TrainPath {
  /** The reason why it cannot, as a sentence; undefined where it can. */
  supports(request: TrainRequest): string | undefined
  run(request: TrainRequest): Promise<RunRecord[]>
}

/** A run that was cancelled before it began. */
export const unbegun = ({ weights }: Run, watched: number): RunRecord => ({
  status: 'cancelled',
  steps: new Uint32Array(),
  loss: new Float32Array(),
  watched: Array.from({ length: watched }, () => new Float32Array()),
  weights: new Float32Array(),
  finalWeights: Float32Array.from(weights),
  gradientNorm: NaN,
})

/** Inputs of one prediction: [count][layout.inputs], after features. */
export interface PredictRequest {
  readonly model: NetworkModel
  readonly weights: Float32Array
  readonly inputs: Float32Array
  /** f_0's weights where the model is centred or linearised. */
  readonly reference: Float32Array
  /** The outputs are those of the linearisation at `reference`. */
  readonly linearized: boolean
  /** The part whose means and variances batch normalisation takes. */
  readonly part: string
}
