import { buildTrainingProblem } from '../../../experiment/training-problem.ts'
import { matrixData } from '../../../experiment/data/matrix.ts'
import { isLinear } from '../../../experiment/model/layout.ts'
import type { TrainingExperiment } from '../../../experiment/spec/experiment.ts'

/** The 2 × 2 matrix whose first entry can escape; the other three are given. */
const given = [NaN, 1, 1, 0]

/**
 * Returns whether a linear network learns a 2 × 2 matrix with given W12 = W21 = 1 and W22 = 0, and L = Σ (W −
 * M)²/2 over these.
 */
export function isEscape(experiment: TrainingExperiment): boolean {
  const { metric } = experiment
  const { model } = buildTrainingProblem(experiment)
  if (model.kind !== 'network' || !isLinear(model.layout) || model.layout.layers.some(({ biases }) => biases))
    return false
  const data = matrixData(model.data)
  const half = metric.loss === 'squared' && metric.factor === 0.5 && metric.reduction === 'sum'
  return (
    half &&
    metric.weightDecay === 0 &&
    data?.entries.length === 4 &&
    [0, 1, 1, 1].every((seen, k) => data.observed[k] === seen && (!seen || data.entries[k] === given[k]))
  )
}

/**
 * Returns the least |W11| that a loss L allows if det W > 0: (1 − √(2L))²/√(2L), or 0 if L ≥ 1/2. This holds
 * because W11 W22 > W12 W21, and no given entry is further than √(2L) from its target. Source: Razin and
 * Cohen 2020, worked out for this matrix.
 */
export function escapeBound(loss: number): number {
  const reach = Math.sqrt(2 * loss)
  return reach < 1 ? (1 - reach) ** 2 / reach : 0
}
