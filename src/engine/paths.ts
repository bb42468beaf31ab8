import type { Extent } from '../experiment/spec/numbers.ts'
import type { AlgorithmSpec } from '../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { Problem } from '../experiment/problem.ts'
import type { RunStatus } from '../experiment/results.ts'
import type { Progress } from './types.ts'

/** A grid of points origin + a·u + b·v at which a metric is wanted. All float32. */
export interface TerrainRequest {
  readonly problem: Problem
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
  /** A coarser grid that stands already. */
  readonly onCoarse?: (field: TerrainField) => void
}

export interface TerrainField {
  readonly resolution: readonly [number, number]
  readonly values: Float32Array
  /** WebGPU only: the same values on the device, owned by the path and valid until its next run. */
  readonly buffer?: GPUBuffer
  readonly min: number
  readonly max: number
  readonly nonFinite: number
}

/** Computes terrains one way (fused kernel, or tfjs ops). */
export interface TerrainPath {
  run(request: TerrainRequest): Promise<TerrainField>
  dispose(): void
}

/** One run wanted: w_0 and how to go on from it. */
export interface Run {
  /** Index of the start, which names the noise stream. */
  readonly start: number
  readonly algorithm: AlgorithmSpec
  readonly weights: Float32Array
  /** Updates between records; steps 0 and the last are always recorded. */
  readonly every: number
  readonly recordWeights: boolean
}

export interface TrainRequest {
  readonly problem: Problem
  readonly runs: readonly Run[]
  readonly watch: readonly MetricSpec[]
  readonly signal?: AbortSignal
  /** Awaited by the fused path between dispatches, where it is given. */
  readonly pause?: () => Promise<void>
  readonly onProgress?: (progress: Progress) => void
}

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
  /** The last positions (at most 17, one an update), oldest first, [position][weight], where the path keeps them: outcomes look at them. Not of runs that diverged or were cancelled. */
  readonly tail?: Float32Array
}

/** Trains one way. `supports` returns undefined, or why not as a sentence. */
export interface TrainPath {
  supports(request: TrainRequest): string | undefined
  run(request: TrainRequest): Promise<RunRecord[]>
  dispose(): void
}

/** A run that was cancelled before it began. */
export const unbegun = ({ weights }: Run, watched: number): RunRecord => ({
  status: 'cancelled',
  steps: new Uint32Array(),
  loss: new Float32Array(),
  watched: Array.from({ length: watched }, () => new Float32Array()),
  weights: new Float32Array(),
  finalWeights: weights,
  gradientNorm: NaN,
})
