import type { ExperimentInput } from '../experiment/spec/experiment.ts'
import type { MeasureName, MeasureOptions, Measurement, PredictOptions } from '../experiment/measurement.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { Plane } from '../experiment/plane/plane.ts'
import type { Outcome, Terrain, Trajectory } from '../experiment/results.ts'
import type { TuneStore } from './kernels/tune.ts'

/** Where the numbers are computed. */
export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu'

export interface EngineOptions {
  readonly backend?: BackendName
  /** A device to share; the engine makes its own otherwise. */
  readonly device?: GPUDevice
  /** Keeps which kernel forms are the fastest, by adapter, version of the shaders and class of work; forgotten with the page by default. */
  readonly tuned?: TuneStore
}

export interface EngineInfo {
  readonly backend: BackendName
  /** The adapter in words, such as 'google swiftshader', or the CPU. */
  readonly adapter: string
  readonly limits: Readonly<Record<string, number>>
  /** Kernel variants in use, by kernel; `tune`, `tune of training` and `tune of many runs` are what the last trials of forms in idle time measured. */
  readonly variants: Readonly<Record<string, string>>
  /** Why not WebGPU, as a sentence for the screen. */
  readonly reason?: string
}

export interface Progress {
  /** 0 to 1. */
  readonly done: number
}

export interface PrepareOptions {
  /** What the runs will watch. */
  readonly watch?: readonly MetricSpec[]
  /** The terrain's metric; default: the experiment's own. */
  readonly metric?: MetricSpec
}

export interface TrainOptions {
  readonly path?: 'fused' | 'general'
  /** 'all', every k-th step, or {every, weights: false}; default: the smallest k that keeps at most 500 records. */
  readonly record?: 'all' | number | { readonly every: number; readonly weights: false }
  readonly watch?: readonly MetricSpec[]
  /** Only these runs, by index = start · algorithms + algorithm, in this order; default: all. */
  readonly runs?: readonly number[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface TerrainOptions {
  readonly resolution: number | readonly [number, number]
  /** 'fused': our kernel, where there is WebGPU (the default there); 'general': tfjs ops. */
  readonly path?: 'fused' | 'general'
  readonly metric?: MetricSpec
  readonly origin?: readonly number[]
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** Of a terrain of outcomes: awaited between pieces of the training, which goes on when it resolves. */
  readonly pause?: () => Promise<void>
  /** Of a map of starts, false where its first coarse grid is to wait its turn too: else the float64 reference may make one at once. */
  readonly preview?: boolean
  /** Called with each finished coarser grid before the finest stands. */
  readonly onCoarse?: (terrain: Terrain) => void
}

export interface EngineMeasureOptions extends MeasureOptions {
  /** 'float64': in the worker whatever it is; default: in float32 on the backend what that can, else in the worker. */
  readonly precision?: 'float64'
  /** A hand waits for it: the worker does it at once, whatever studies are under way. */
  readonly urgent?: boolean
  readonly signal?: AbortSignal
}

export interface EnsembleOptions {
  readonly path?: 'fused' | 'general'
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

export interface Engine {
  readonly info: EngineInfo
  /** The device shared with the scene; undefined without WebGPU. */
  readonly device: GPUDevice | undefined
  /**
   * Compiles what train and terrain of an experiment take, all at once, so that they start at once later; resolves when it
   * stands. Nobody has to wait for it: train and terrain begin with the same, and say what does not compile.
   * @throws ExperimentError as train does
   */
  prepare(experiment: ExperimentInput, options?: PrepareOptions): Promise<void>
  /** The plane of an experiment in float64, with the runs that it goes through made where nobody has made them yet. */
  plane(experiment: ExperimentInput, options?: { readonly signal?: AbortSignal }): Promise<Plane>
  /** Index = start · algorithms.length + algorithm. */
  train(experiment: ExperimentInput, options?: TrainOptions): Promise<Trajectory[]>
  terrain(experiment: ExperimentInput, options: TerrainOptions): Promise<Terrain>
  /** All draws of start 0 with algorithm 0; index = draw. */
  ensemble(experiment: ExperimentInput, options?: EnsembleOptions): Promise<Outcome>
  /** [sample][output]; `run` and `start` say whose weights they are, as for `measure`. */
  predict(
    experiment: ExperimentInput,
    weights: ArrayLike<number>,
    inputs: readonly (readonly number[])[],
    options?: PredictOptions,
  ): Promise<Float32Array>
  /**
   * What the oracle measures, with its names and options: 'metric', 'gradient' and 'gradient-norm' in float32 on the backend,
   * the rest in float64 in a worker, where float32 is too coarse. An abort ends the worker's computation.
   */
  measure(
    experiment: ExperimentInput,
    weights: ArrayLike<number>,
    what: MeasureName,
    options?: EngineMeasureOptions,
  ): Promise<Measurement>
  /**
   * Says that the page is busy: a hand is held, a picture moves. Nothing is tried out in idle time, which would disturb it,
   * until what this returns is called, once, and a second has passed.
   */
  busy(): () => void
  /** Resolves with a sentence each time the device was lost and has been rebuilt. */
  onRebuilt(listener: (reason: string) => void): () => void
  dispose(): void
}
