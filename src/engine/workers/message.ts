import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { Run, RunRecord, TerrainRequest } from '../path.ts'

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
