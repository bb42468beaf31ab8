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

/** Where and how an engine computes. */
export interface EngineInfo {
  readonly backend: BackendName
  /** The adapter's name, such as 'google swiftshader', or the CPU. */
  readonly adapter: string
  /** The device's limits by their WebGPU names; empty without a device. */
  readonly limits: Readonly<Record<string, number>>
  /**
   * The kernel variant in use for each kind of work, followed by a colon and the reason if it is not the
   * first choice. `tune` has the times of the last trial of terrain variants in idle time.
   */
  readonly variants: Readonly<Record<string, string>>
  /** Why it is not WebGPU, as a sentence for the screen. */
  readonly reason?: string
}

/** Metrics to prepare in addition to the experiment's own. */
export interface PrepareOptions {
  /** Metrics that will watch the runs. */
  readonly watch?: readonly MetricSpec[]
  /** The terrain's metric. Default: the experiment's own. */
  readonly metric?: MetricSpec
}

/** Options of a training. */
export interface TrainOptions {
  /**
   * 'fused' uses the kernels and throws if they cannot; 'general' uses tfjs ops. Default: the kernels if they
   * can.
   */
  readonly path?: 'fused' | 'general'
  /** 'all', every k-th step, or {every, weights: false}. Default: the smallest k with at most 500 records. */
  readonly record?: 'all' | number | { readonly every: number; readonly weights: false }
  /** Metrics to evaluate along the runs, one series each in `watched` of the trajectories. */
  readonly watch?: readonly MetricSpec[]
  /** Only these runs, in this order, by index = start · algorithms + algorithm. Default: all. */
  readonly runs?: readonly number[]
  /** Ends the runs: they become 'cancelled' and keep their records. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
}

/** Options of a terrain. */
export interface TerrainOptions {
  /** Points along a and b. */
  readonly resolution: number | readonly [number, number]
  /** 'fused' uses the kernel, the default with WebGPU; 'general' uses tfjs ops. */
  readonly path?: 'fused' | 'general'
  /** Default: the experiment's own. */
  readonly metric?: MetricSpec
  /** Flat weights at (0, 0). Default: the plane's. */
  readonly origin?: readonly number[]
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called from time to time with the fraction done. */
  readonly onProgress?: (progress: Progress) => void
  /** For a terrain of outcomes: awaited between pieces of the training, which continues when it resolves. */
  readonly pause?: () => Promise<void>
  /** For a terrain of outcomes: whether float64 may make the first coarse grid at once. Default: true. */
  readonly preview?: boolean
  /** Called with each coarser grid before the finest is complete. */
  readonly onCoarse?: (terrain: Terrain) => void
}

/** The options of a measure, with its precision and urgency. */
export type EngineMeasureOptions<W extends MeasureName = MeasureName> = MeasureOptions<W> & {
  /**
   * 'float64' computes in a worker. By default the backend computes three of the measures in float32, if they
   * are much work.
   */
  readonly precision?: 'float64'
  /** True for a measure that follows the pointer: a worker computes it at once, ahead of other work. */
  readonly urgent?: boolean
  readonly signal?: AbortSignal
}

/** Options of an ensemble. */
export interface EnsembleOptions {
  /**
   * 'fused' uses the kernels and throws if they cannot; 'general' uses tfjs ops. Default: the kernels if they
   * can.
   */
  readonly path?: 'fused' | 'general'
  /** Ends the work: the promise rejects with the signal's reason. */
  readonly signal?: AbortSignal
  /** Called from time to time with the fraction done. */
  readonly onProgress?: (progress: Progress) => void
}

/**
 * Receives a sentence for the screen, and the device that `retryDevice` would request: one that came late, or
 * another one after losses.
 */
export type DeviceListener = (news: string, offer?: DeviceOffer) => void

/**
 * Trains, draws and measures experiments on a backend that the engines of a page share. Each method throws
 * ExperimentError, with a path and a sentence for each problem, for an invalid experiment or option. On
 * abort, methods reject with the signal's reason; but `train`, once its runs have begun, resolves to runs
 * marked 'cancelled'. If the device is lost they reject with DeviceLostError, and can be called again. The
 * caller owns the returned arrays, except those of `plane`.
 */
export interface Engine {
  readonly info: EngineInfo
  /**
   * The device shared with the scene, which the engine owns unless the caller provided it; `undefined`
   * without WebGPU.
   */
  readonly device: GPUDevice | undefined
  /**
   * Compiles everything that `train` and `terrain` of an experiment need, in parallel, so that they start
   * without delay. Waiting for it is optional: `train` and `terrain` compile what is missing, and report what
   * does not compile.
   */
  prepare(experiment: TrainingInput, options?: PrepareOptions): Promise<void>
  /**
   * Returns the plane of an experiment, with one entry per weight in its vectors. It is computed in float64
   * from the weights of the runs that the plane goes through, which are trained first if necessary, with the
   * error of `train`. The engine owns the arrays: do not write to them.
   */
  plane(experiment: TrainingInput, options?: { readonly signal?: AbortSignal }): Promise<Plane>
  /**
   * Returns one trajectory per start and algorithm, at index start · algorithms.length + algorithm. Computed
   * in float32, within 2e-5 of the float64 oracle after five updates, relative to the largest value of a
   * series. Workers compute in float64: rules that couple the weights, small linearised runs, and, without
   * WebGPU, all small networks.
   */
  train(experiment: TrainingInput, options?: TrainOptions): Promise<Trajectory[]>
  /**
   * Returns heights over the experiment's plane, values[j·na + i] at (a_i, b_j), within 2e-5 of the float64
   * oracle, relative to the largest value. The engine owns `buffer`, if there is one, which is valid until
   * the next terrain.
   */
  terrain(experiment: TrainingInput, options: TerrainOptions): Promise<Terrain>
  /** Returns the ends of all random draws of start 0 with algorithm 0, indexed by draw. */
  ensemble(experiment: TrainingInput, options?: EnsembleOptions): Promise<Outcome>
  /**
   * Returns the network's outputs, [sample][output], for inputs [sample][input] after features, within 1e-5
   * of the oracle. `run` and `start` say whose weights they are, as for `measure`, and `part` whose means and
   * variances a batch-normalised network uses.
   */
  predict(
    experiment: TrainingInput,
    weights: ArrayLike<number>,
    inputs: readonly (readonly number[])[],
    options?: PredictOptions,
  ): Promise<Float32Array>
  /**
   * Computes a measure at a point, with the oracle's names and options. 'metric', 'gradient' and
   * 'gradient-norm' are computed in float32 on the backend, within 1e-5; everything else, attacked metrics,
   * and small work without WebGPU, in float64 in a worker. An abort ends the worker's computation.
   */
  measure<W extends MeasureName>(
    experiment: TrainingInput,
    weights: ArrayLike<number>,
    what: W,
    options?: EngineMeasureOptions<W>,
  ): Promise<Measurement>
  /**
   * Marks the page as busy, for example during a drag or an animation. Work for idle time, such as trials of
   * kernels, is aborted, and starts again a second after the last call has ended. The returned function ends
   * the call, once; calls may overlap. No result depends on it.
   */
  busy(): () => void
  /**
   * Calls the listener each time the engine switches backends, because its device was lost or another one was
   * requested, until the returned function is called.
   */
  onRebuilt(listener: DeviceListener): () => void
  /**
   * Calls the listener with other news of the device: a late device, a failed request, or a kernel that does
   * not compile on it.
   */
  onNews(listener: DeviceListener): () => void
  /**
   * Switches to the offered device. Work under way rejects with DeviceLostError, and can be requested again.
   */
  retryDevice(): Promise<void>
  /**
   * Ends all work, which rejects, and releases the backend. The last engine of a page frees it, and its
   * device unless the caller provided that. Returned arrays stay valid, but not a terrain's `buffer`. Further
   * calls do nothing.
   */
  dispose(): void
}
