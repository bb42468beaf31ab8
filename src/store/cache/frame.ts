import { weightsShape } from '../../experiment/spec/model.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { HeightScale } from '../../math/height-scale.ts'
import { planeKey, textOf } from './cache-keys.ts'
import { shownQuantity, shownMetric } from '../../experiment/spec/shown.ts'
import { maxOf, minOf } from '../../math/statistics/range.ts'

/**
 * Key of the frame. While it is the same, extent, height and colour range stay, during any toggling, sliding
 * or dragging; a change of plane, data set, kind of model or loss changes it.
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

/**
 * Returns one scale for several pictures, with the range of all of them; `undefined` if there are none, or if
 * their kinds of height differ.
 */
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
