import { finiteRange } from '../../math/statistics/range.ts'
import { finish } from '../../math/work.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../experiment/training-problem.ts'
import { hyperparameterValues, noEnds, outcomeOfEnds, putEnds } from '../outcome/hyperparameters.ts'
import { hyperparameterRuns, startOf } from '../outcome/hyperparameter-runs.ts'
import { HyperparameterGrid, type HyperparameterSpec } from '../plane/hyperparameters.ts'
import type { Terrain } from '../results.ts'
import { endsOf } from './outcome.ts'
import { placement } from './run/place.ts'

/** A plane of hyperparameters in float64: a run of the first start at each point, and what `terrain` shows of where it ends. */
export function hyperparameterField(
  { experiment }: TrainingProblem,
  plane: HyperparameterSpec,
  resolution: readonly [number, number],
): Pick<Terrain<Float64Array>, 'values' | 'min' | 'max' | 'nonFinite' | 'outcome'> {
  const grid = new HyperparameterGrid(experiment, plane, resolution)
  const ends = noEnds(experiment, grid.count, (length) => new Float64Array(length))
  for (const group of grid.groups(Array.from({ length: grid.count }, (_, k) => k))) {
    const problem = buildTrainingProblem(group.experiment)
    const start = startOf(grid, placement(problem).base)
    const found = finish(hyperparameterRuns(grid, group.points, start))
    if (found) putEnds(ends, found.points, finish(endsOf(problem, found.runs)))
  }
  const values = hyperparameterValues(ends, experiment.terrain)
  return { values, ...finiteRange(values), outcome: outcomeOfEnds(ends, 'float64') }
}
