import type { Numbers, Terrain, Trajectory } from '../../reference/results.ts'
import { gridValue } from '../../reference/plane/grid.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'

/** What was computed of an experiment, by the engine or the oracle. */
export interface Results {
  readonly terrain?: Terrain<Numbers> | undefined
  readonly trajectories?: readonly Trajectory<Numbers>[] | undefined
}

/**
 * The name of what a terrain is a grid of: train_loss for the loss that is trained, on the training set, as Li et al. (2018) call it,
 * else <part>_<loss>; a function's value is train_loss too. The norm of the gradient, the sharpness and what training from each point comes to have the
 * names that the experiment gives them.
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

/** Coordinates of a grid's points along one of its axes. */
export const axisCoordinates = (axis: readonly [number, number], count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => gridValue(axis, i, count))
