import type { ExperimentIssue } from '../../experiment/spec/error.ts'
import type { Experiment } from '../../experiment/spec/experiment.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { Run, RunRecord, TerrainRequest } from '../paths.ts'

/** Runs to train, one after the other. */
export interface TrainTask {
  readonly kind: 'train'
  readonly runs: readonly Run[]
  readonly watch: readonly MetricSpec[]
}

/** Points of a grid at which a metric is wanted. */
export interface PointsTask extends Pick<
  TerrainRequest,
  'metric' | 'origin' | 'u' | 'v' | 'extent' | 'resolution' | 'reference'
> {
  readonly kind: 'points'
  /** Places on the grid. */
  readonly points: Uint32Array
}

/** Anything that a worker of the pool does. */
export type Task = TrainTask | PointsTask

/** The result of a task; of one that was stopped, what there was. */
export type Found<T> = T extends TrainTask ? RunRecord[] : Float32Array

/** A message to a worker: a task, whose experiment is that of the one before where there is none, or a word to stop it. */
export type WorkerRequest =
  { readonly experiment: Experiment | undefined; readonly task: Task } | { readonly stop: true }

/** A message of a worker: its progress (0 to 1), the result, the problems of the request, or an error's text. */
export type WorkerAnswer =
  | { readonly done: number }
  | { readonly found: Found<Task> }
  | { readonly issues: readonly ExperimentIssue[] }
  | { readonly failed: string }
