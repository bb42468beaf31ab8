import { fitHeightScale, type HeightScale } from '../../math/height-scale.ts'
import { minOf } from '../../math/statistics/range.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { shownQuantity } from '../../experiment/spec/shown.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import type { Numbers, Terrain } from '../results.ts'
import { drawnSigned, signedLog } from './signed-log.ts'

/**
 * Returns L_min of the logarithmic height: 0 for losses and norms, the lowest known value for a function; NaN
 * if unknown.
 */
export function knownMinimum(experiment: TrainingExperiment): number {
  const quantity = shownQuantity(experiment)
  if (quantity !== 'metric') return quantity === 'sharpness' ? NaN : 0
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'network') return 0
  return minOf(model.function.minima(model.parameters).map(({ value }) => value))
}

/** Returns the range of heights and colours that fits a terrain, unless the experiment sets one. */
export function fitFrame(experiment: TrainingExperiment, terrain: Terrain<Numbers>): HeightScale {
  const isSigned = drawnSigned(experiment)
  const minimum = isSigned ? 0 : knownMinimum(experiment)
  const fitted = fitHeightScale(
    isSigned ? terrain.values.map(signedLog) : terrain.values,
    isSigned ? 'linear' : experiment.view.height,
    Number.isFinite(minimum) ? minimum : terrain.min,
  )
  return experiment.view.range ? { ...fitted, range: experiment.view.range } : fitted
}
