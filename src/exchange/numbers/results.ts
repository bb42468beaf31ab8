import type { Numbers, Terrain, Trajectory } from '../../reference/results.ts'
import { gridValue } from '../../reference/plane/grid.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** What the engine or the oracle computed for an experiment. */
export interface Results {
  readonly terrain?: Terrain<Numbers> | undefined
  readonly trajectories?: readonly Trajectory<Numbers>[] | undefined
}

/**
 * The name of a terrain's values. It is train_loss, as in Li et al. (2018), for the trained loss on the training set and for the value of a
 * function, and otherwise <part>_<loss>. The gradient norm, the sharpness and outcomes of training are called as in the experiment.
 */
export function terrainName({ terrain, metric, model }: TrainingExperiment): string {
  if (terrain.quantity === 'outcome') return `outcome_${terrain.show}`
  if (terrain.quantity !== 'metric') return terrain.quantity.replace('-', '_')
  const shown = terrain.metric ?? metric
  const isTrained = shown.part === 'train' && shown.loss === metric.loss && !shown.attack
  return model.kind === 'function' || isTrained
    ? 'train_loss'
    : `${shown.part}_${shown.loss.replace('-', '_')}`
}

export const axisCoordinates = (axis: readonly [number, number], count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => gridValue(axis, i, count))
