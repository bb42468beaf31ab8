import type { ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { Experiment, ProblemExperiment, TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { MeasureName, MeasureOptions, Measurement } from '../../reference/measurement.ts'
import type { Terrain } from '../../reference/results.ts'
import type { FieldQuantity } from '../../reference/plane/field-quantity.ts'
import type { CurvatureRequest, Plane } from '../../reference/plane/plane.ts'
import type { DrawsPlan } from '../../theory/draws/draws.ts'
import type { Law } from '../../theory/laws/law.ts'
import type { SweepPlan, SweepPoint } from '../../theory/sweep/sweep.ts'
import type { Run, RunRecord, TerrainRequest } from '../path.ts'

/** Runs to train, one after another. */
export interface TrainTask {
  readonly kind: 'train'
  readonly runs: readonly Run[]
  readonly watch: readonly MetricSpec[]
}

/** Points of a grid at which the fused loops compute a metric. */
export interface PointsTask extends Pick<
  TerrainRequest,
  'metric' | 'origin' | 'u' | 'v' | 'extent' | 'resolution' | 'reference'
> {
  readonly kind: 'points'
  /** Indices of grid points. */
  readonly points: Uint32Array
}

/** A point to measure. */
export interface MeasureTask {
  readonly kind: 'measure'
  readonly weights: Float64Array
  readonly what: MeasureName
  readonly options: MeasureOptions
}

/** A point whose Hessian's eigenvectors span a plane. */
export interface CurvatureTask extends CurvatureRequest {
  readonly kind: 'curvatures'
}

/** Inputs for which to compute a network's outputs. */
export interface PredictTask {
  readonly kind: 'predict'
  readonly weights: Float64Array
  /** [count][layout.inputs], after features. */
  readonly inputs: Float64Array
  /** w_0, whose outputs a centred network subtracts, and where a network is linearised. */
  readonly reference: Float64Array
  readonly linearized: boolean
  /** The part whose means and variances batch normalisation uses. */
  readonly part: string
}

/** Points of a grid at which the reference computes a quantity. */
export interface FieldTask extends Pick<Plane, 'origin' | 'u' | 'v' | 'extent'> {
  readonly kind: 'field'
  readonly quantity: FieldQuantity
  readonly metric: MetricSpec
  readonly resolution: readonly [number, number]
  /** Indices of grid points. */
  readonly points: Uint32Array
  /** w_0, whose outputs a centred network subtracts. */
  readonly reference: Float64Array
}

/** Random draws `from` to `to` − 1 of a problem. */
export interface DrawsTask {
  readonly kind: 'draws'
  readonly plan: DrawsPlan
  readonly from: number
  readonly to: number
}

/** The exact law of a problem's number. */
export interface LawTask {
  readonly kind: 'law'
  readonly quantity: string
}

/**
 * A number of an experiment and its runs, for several random draws, whose seeds count up from the
 * experiment's.
 */
export interface QuantityTask extends DrawsPlan {
  readonly kind: 'quantity'
}

/** All points of a sweep. */
export interface SweepTask {
  readonly kind: 'sweep'
  readonly plan: SweepPlan
}

/** A training as a small picture: heights on a coarse grid, and the paths of its runs. */
export interface SketchTask {
  readonly kind: 'sketch'
  /** Points along a and b. */
  readonly resolution: readonly [number, number]
}

/**
 * A small picture: heights, row by row from the least b on, and paths over the plane, with their algorithms.
 */
export interface Sketch extends Pick<Terrain, 'extent' | 'resolution'> {
  readonly values: Float64Array
  readonly ways: readonly { readonly algorithm: number; readonly a: Float64Array; readonly b: Float64Array }[]
}

/** A task about any experiment, which only the oracle computes. */
export type OracleTask = QuantityTask | SweepTask | SketchTask

/** A task about a training. */
export type TrainingTask = TrainTask | PointsTask | MeasureTask | CurvatureTask | PredictTask | FieldTask

/** A task about a problem. */
export type ProblemTask = DrawsTask | LawTask

export type WorkerTask = TrainingTask | ProblemTask | OracleTask

/** The listener and the signal of a task. */
export interface TaskOptions {
  /** Called with the fraction done, 0 to 1. */
  readonly onProgress: (done: number) => void
  /** Ends the task when it aborts. */
  readonly signal: AbortSignal
}

/** The kind of experiment that a task is about. */
export type ExperimentOf<T extends WorkerTask> = T extends ProblemTask
  ? ProblemExperiment
  : T extends QuantityTask | SweepTask
    ? Experiment
    : TrainingExperiment

/** The result of each kind of task; partial for runs and points that were stopped. */
interface Results {
  train: RunRecord[]
  points: Float32Array
  measure: Measurement<Float64Array>
  curvatures: Measurement<Float64Array>
  predict: Float64Array
  field: Float64Array
  draws: Float64Array
  law: Law
  quantity: Float64Array
  sweep: SweepPoint[]
  sketch: Sketch
}

/** The result of a task. */
export type ResultOf<T extends WorkerTask> = Results[T['kind']]

/** A request to a worker. */
export interface WorkerTaskRequest {
  /** `undefined` if it is the same as for the previous task. */
  readonly experiment: Experiment | undefined
  /** The file that its samples are read from, if there is one and the worker may not have it yet. */
  readonly rows: readonly string[] | undefined
  readonly task: WorkerTask
}

/** A message to a worker: a task, or a request to stop it. */
export type WorkerRequest = WorkerTaskRequest | { readonly stop: true }

/**
 * A message from a worker: its progress (0 to 1), the result, the problems of the request, or an error's
 * text.
 */
export type WorkerAnswer =
  | { readonly done: number }
  | { readonly result: ResultOf<WorkerTask> }
  | { readonly issues: readonly ExperimentIssue[] }
  | { readonly failed: string }
