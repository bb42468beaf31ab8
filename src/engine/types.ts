import type { TrainingInput } from '../experiment/spec/experiment.ts'
import type { MeasureName, MeasureOptions, Measurement, PredictOptions } from '../reference/measurement.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { Plane } from '../reference/plane/plane.ts'
import type { Outcome, Terrain, Trajectory } from '../reference/results.ts'
import type { BackendName } from './backend/options.ts'
import type { DeviceOffer } from './backend/shared-backend.ts'
import type { Progress } from './path.ts'

export type { BackendName, EngineOptions, VariantStore } from './backend/options.ts'
export type { DeviceOffer } from './backend/shared-backend.ts'
export type { Progress } from './path.ts'

/** The place where an engine computes. */
export interface EngineInfo {
  readonly backend: BackendName
  /** The adapter in words, such as 'google swiftshader', or the CPU. */
  readonly adapter: string
  /** The device's limits by WebGPU's names; none without a device. */
  readonly limits: Readonly<Record<string, number>>
  /**
   * Kernel variants in use, by kernel, and after a colon the reason where it is not the first choice; `tune` is the times that the
   * last trials of terrain variants measured in idle time.
   */
  readonly variants: Readonly<Record<string, string>>
  /** The reason why it is not WebGPU, as a sentence for the screen. */
  readonly reason?: string
}

/** The metrics that will be wanted beside the experiment's own. */
export interface PrepareOptions {
  /** Metrics that the runs will be watched by. */
  readonly watch?: readonly MetricSpec[]
  /** The terrain's metric; default: the experiment's own. */
  readonly metric?: MetricSpec
}

/** The runs and records that are wanted of a training. */
export interface TrainOptions {
  /** 'fused': our kernels, refused where they cannot; 'general': tfjs ops; default: the kernels where they can. */
  readonly path?: 'fused' | 'general'
  /** 'all', every k-th step, or {every, weights: false}; default: the smallest k that keeps at most 500 records. */
  readonly record?: 'all' | number | { readonly every: number; readonly weights: false }
  /** Metrics whose values are in `watched` of the trajectories, one series each. */
  readonly watch?: readonly MetricSpec[]
  /** Only these runs, by index = start · algorithms + algorithm, in this order; default: all. */
  readonly runs?: readonly number[]
  /** Ends the runs: they are 'cancelled' and keep the records that they have. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** The grid that is wanted of a terrain. */
export interface TerrainOptions {
  /** Points along a and b. */
  readonly resolution: number | readonly [number, number]
  /** 'fused': our kernel, where there is WebGPU (the default there); 'general': tfjs ops. */
  readonly path?: 'fused' | 'general'
  /** Default: the experiment's own. */
  readonly metric?: MetricSpec
  /** Flat weights at (0, 0); default: the plane's. */
  readonly origin?: readonly number[]
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the share that is done, now and then. */
  readonly onProgress?: (progress: Progress) => void
  /** Of a terrain of outcomes: awaited between pieces of the training, which goes on when it resolves. */
  readonly pause?: () => Promise<void>
  /** Of a terrain of outcomes: false where its first coarse grid waits its turn too; by default float64 may make one at once. */
  readonly preview?: boolean
  /** Called with each finished coarser grid before the finest is complete. */
  readonly onCoarse?: (terrain: Terrain) => void
}

/** The options of a measure, with its precision and its place in the queue. */
export type EngineMeasureOptions<W extends MeasureName = MeasureName> = MeasureOptions<W> & {
  /** 'float64': in a worker, whatever the measure; by default the backend takes in float32 the three that it can, where they are much work. */
  readonly precision?: 'float64'
  /** True for a measure that follows the pointer: a worker does it at once, whatever studies are under way. */
  readonly urgent?: boolean
  readonly signal?: AbortSignal
}

/** The path and the listeners of an ensemble. */
export interface EnsembleOptions {
  /** 'fused': our kernels, refused where they cannot; 'general': tfjs ops; default: the kernels where they can. */
  readonly path?: 'fused' | 'general'
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called with the share that is done, now and then. */
  readonly onProgress?: (progress: Progress) => void
}

/** Hears a sentence for the screen, and the device that `retryDevice` would ask for: one that came late, or another one after losses. */
export type DeviceListener = (news: string, offer?: DeviceOffer) => void

/**
 * Trains, draws and measures experiments on a backend that the engines of a page share. Each method throws ExperimentError, with a
 * path and a sentence for each problem, for an experiment or option that cannot be used. An aborted signal rejects with its reason;
 * `train`, once its runs have begun, instead resolves to runs marked 'cancelled'. A lost device rejects with DeviceLostError; ask
 * again. Arrays that it returns are the caller's, but for those of `plane`.
 */
export interface Engine {
  readonly info: EngineInfo
  /** The device shared with the scene, which the engine owns unless it was given one; undefined without WebGPU. */
  readonly device: GPUDevice | undefined
  /**
   * Compiles what train and terrain of an experiment take, all at once, so that they start at once when they are called; resolves
   * when it is ready. Nobody has to wait for it: train and terrain begin with the same, and say what does not compile.
   */
  prepare(experiment: TrainingInput, options?: PrepareOptions): Promise<void>
  /**
   * The plane of an experiment, its vectors of an entry a weight: float64 arithmetic on the weights of the runs that it goes through,
   * which are trained first where nobody has; those have the error of `train`. The engine keeps its arrays: read them, and never
   * write.
   */
  plane(experiment: TrainingInput, options?: { readonly signal?: AbortSignal }): Promise<Plane>
  /**
   * One trajectory per start and algorithm, index = start · algorithms.length + algorithm. Computed in float32. Workers compute in
   * float64: rules that couple the weights, small linearised runs, and, without WebGPU, all small networks. Error after five updates:
   * within 2e-5 of the float64 oracle, relative to the largest value of a series.
   */
  train(experiment: TrainingInput, options?: TrainOptions): Promise<Trajectory[]>
  /**
   * Heights over the experiment's plane: values[j·na + i] at (a_i, b_j). Within 2e-5 of the float64 oracle, relative to the largest
   * value. `buffer`, where there is one, is the engine's and valid until the next terrain.
   */
  terrain(experiment: TrainingInput, options: TerrainOptions): Promise<Terrain>
  /** The ends of all draws of start 0 with algorithm 0; index = draw. */
  ensemble(experiment: TrainingInput, options?: EnsembleOptions): Promise<Outcome>
  /**
   * Outputs of the network, [sample][output], for inputs [sample][input] after features; within 1e-5 of the oracle. `run` and `start`
   * say whose weights they are, as for `measure`, and `part` whose means and variances a batch-normalised network takes.
   */
  predict(
    experiment: TrainingInput,
    weights: ArrayLike<number>,
    inputs: readonly (readonly number[])[],
    options?: PredictOptions,
  ): Promise<Float32Array>
  /**
   * Takes a measure at a point, with the oracle's names and options. Float32 on the backend for 'metric', 'gradient', 'gradient-norm',
   * within 1e-5; float64 in a worker otherwise, of an attacked metric, and of small work without WebGPU. An abort ends the worker's
   * computation.
   */
  measure<W extends MeasureName>(
    experiment: TrainingInput,
    weights: ArrayLike<number>,
    what: W,
    options?: EngineMeasureOptions<W>,
  ): Promise<Measurement>
  /**
   * Says that the page is busy: the pointer is down, a picture moves. Work for idle time, such as trials of kernels, is cut off and
   * begins again a second after the last call has ended. The caller ends its call by the function that it returns, which works once;
   * calls overlap. No result depends on it.
   */
  busy(): () => void
  /** Calls the listener each time the engine goes on elsewhere, as its device was lost or another one was asked for, until the function that it returns is called. */
  onRebuilt(listener: DeviceListener): () => void
  /** Calls the listener with other news of the device: one came late, asking for one has failed, or a kernel does not compile on it. */
  onNews(listener: DeviceListener): () => void
  /** Goes over to the device that is offered. What is under way rejects with DeviceLostError, and may be asked for again. */
  retryDevice(): Promise<void>
  /**
   * Ends all work, which rejects, and releases the backend; the last engine of a page frees it, and its device unless that was given.
   * Arrays that it returned stay valid, a terrain's `buffer` does not. Again it does nothing.
   */
  dispose(): void
}
