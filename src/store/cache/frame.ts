import { weightsShape } from '../../experiment/spec/model.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { planeKey, textOf } from './cache-keys.ts'
import { shownQuantity, shownMetric } from '../../experiment/spec/shown.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

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
