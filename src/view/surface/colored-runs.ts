import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { Basins } from '../../analyses/basin-map.ts'
import { maxOf } from '../../math/statistics/range.ts'

const known = new WeakMap<Terrain, Basins>()

/** The runs of a plane of hyperparameters, where something of them colours it in place of its height. */
export function coloredRuns(
  experiment: TrainingExperiment,
  terrain: Terrain | undefined,
): Basins | undefined {
  const { plane } = experiment
  if (plane.kind !== 'hyperparameters' || experiment.terrain.coloredBy === undefined) return undefined
  if (!terrain?.outcome) return undefined
  const before = known.get(terrain)
  if (before) return before
  const runs = { terrain, outcome: terrain.outcome, experiment, finest: maxOf(terrain.resolution) }
  known.set(terrain, runs)
  return runs
}
