import { weightsShape } from '../../experiment/spec/model.ts'
import { buildTrainingProblem } from '../../experiment/training-problem.ts'
import { drawnSigned, drawnTerrain } from '../../reference/outcome/signed-log.ts'
import type { Terrain } from '../../reference/results.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import { fitHeightScale, type HeightScale } from '../../math/height-scale.ts'
import { planeKey, shownQuantity, textOf, shownMetric } from './cache-keys.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

/** L_min of the logarithmic height: 0 for losses and norms, the lowest known value for a function; NaN where none is known. */
export function knownMinimum(experiment: TrainingExperiment): number {
  const quantity = shownQuantity(experiment)
  if (quantity !== 'metric') return quantity === 'sharpness' ? NaN : 0
  const { model } = buildTrainingProblem(experiment)
  if (model.kind === 'network') return 0
  return minOf(model.function.minima(model.parameters).map(({ value }) => value))
}

/** The range of heights and colours that shows all of a terrain, unless the experiment names one. */
export function fitFrame(experiment: TrainingExperiment, terrain: Terrain): HeightScale {
  const minimum = drawnSigned(experiment) ? 0 : knownMinimum(experiment)
  const fitted = fitHeightScale(
    drawnTerrain(experiment, terrain).values,
    drawnSigned(experiment) ? 'linear' : experiment.view.height,
    Number.isFinite(minimum) ? minimum : terrain.min,
  )
  return experiment.view.range ? { ...fitted, range: experiment.view.range } : fitted
}

/**
 * The key of the frame. While it stays the same, so do extent, height and colour range, whatever is toggled, slid or
 * dragged; another plane, data set, kind of model or loss is another picture.
 */
export function frameKey(experiment: TrainingExperiment): string {
  const { data, model, view, plane, terrain } = experiment
  const { loss, factor, reduction } = shownMetric(experiment)
  return textOf([
    plane.kind === 'hyperparameters' ? [plane, terrain.quantity, terrain.show] : planeKey(experiment),
    data.kind === 'generated' ? data.id : data.kind,
    model.kind === 'function' ? model : weightsShape(model.kind, model),
    [loss, factor, reduction, shownQuantity(experiment)],
    [view.height, view.range],
  ])
}

/** One scale for several pictures: the range of all of them. Undefined where there is none, or where their heights differ in kind. */
export function commonScale(scales: readonly HeightScale[]): HeightScale | undefined {
  const [first] = scales
  if (!first || scales.some(({ kind }) => kind !== first.kind)) return undefined
  const least = minOf(scales.map(({ range }) => range[0]))
  const most = maxOf(scales.map(({ range }) => range[1]))
  return {
    kind: first.kind,
    range: [least, most],
    minimum: minOf(scales.map(({ minimum }) => minimum)),
    floor: maxOf(scales.map(({ floor }) => floor)),
  }
}
