import { norm } from '../../../math/linear-algebra/vector.ts'
import { mean } from '../../../math/statistics/moments.ts'
import { finish } from '../../../math/work.ts'
import { drawnLayers } from '../../../experiment/start/draw.ts'
import { buildTrainingProblem, type TrainingProblem } from '../../../experiment/training-problem.ts'
import { objectiveOf } from '../../../reference/objective/objective.ts'
import { randomDirection } from '../../../reference/plane/directions.ts'
import { weightsAt } from '../measured.ts'
import { numberOf, runOf, type Quantity } from '../quantity.ts'

/** Length of a raw direction at radius 1. */
const rawLength = 4

/**
 * Returns direction `index` at a point: filter-normalised, or raw, without biases and with the raw length.
 */
function directionAt(
  problem: TrainingProblem,
  at: Float64Array,
  ruler: 'filter' | 'raw',
  index: number,
): Float64Array {
  const direction = finish(randomDirection(problem, at, ruler === 'raw' ? 'none' : 'filter', index))
  if (ruler === 'filter') return direction
  for (const { outputs, biases } of drawnLayers(problem))
    if (biases !== undefined) direction.fill(0, biases, biases + outputs)
  const length = norm(direction)
  return direction.map((entry) => (rawLength * entry) / length)
}

/**
 * The experiment's metric at distance `radius` (default 0.5) from a run's end, or from its weights after
 * `step` updates: the mean over both senses of `directions` (default 3) random directions, the plane's first.
 * `ruler`: 'filter' (default) scales each unit's weights to their norm in the network, 'raw' gives each
 * direction length 4; neither moves a bias. In float64. {radius, ruler, directions, step, start, algorithm}.
 * Source: Li, Xu, Taylor, Studer, Goldstein 2018.
 */
export const rise: Quantity = (source, given) => {
  const { experiment } = source
  const problem = buildTrainingProblem(experiment)
  const objective = objectiveOf(problem, experiment.metric)
  const at = Float64Array.from(weightsAt(runOf(source, given), given))
  const radius = numberOf(given, 'radius', 0.5)
  const losses: number[] = []
  for (let index = 0; index < numberOf(given, 'directions', 3); index++) {
    const along = directionAt(problem, at, given['ruler'] === 'raw' ? 'raw' : 'filter', index)
    for (const distance of [radius, -radius])
      losses.push(objective.value(at.map((entry, i) => entry + distance * along[i]!)))
  }
  return mean(losses)
}
