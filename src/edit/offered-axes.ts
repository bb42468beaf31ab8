import {
  axisInterval,
  axisNumber,
  axisProblem,
  isChoice,
  withAxisDefault,
  type Axis,
} from '../experiment/spec/axis.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { PlaneSpec } from '../experiment/spec/plane.ts'
import { valueAt } from '../experiment/spec/values/pointer.ts'
import type { AxisPlace, AxisRule, FieldWords } from '../words/fields/field.ts'
import { trainedWords } from '../words/fields/trained.ts'

type HyperparameterPlane = Extract<PlaneSpec, { kind: 'hyperparameters' }>

/** Returns the axis over a field that is neither a group nor a list. */
function ownAxis(rule: AxisRule | undefined, path: string, value: unknown, at: AxisPlace): Axis[] {
  const span = value === undefined ? undefined : rule?.(value, at)
  if (!span) return []
  return ['from' in span ? { path, ...span } : { path, scale: 'choice', values: [...span] }]
}

/** Returns the axes over the entries of a list; over those of an absent list only if it has several. */
function axesInList(field: FieldWords, path: string, experiment: TrainingExperiment): Axis[] {
  const list = valueAt(withAxisDefault(experiment, `${path}/0`), path)
  if (!field.each || !Array.isArray(list)) return []
  if (list.length < 2 && valueAt(experiment, path) === undefined) return []
  const { each } = field
  return list.flatMap((_, place) => axesWithin(each, `${path}/${place}`, experiment, place))
}

/** Returns the axes over a field, its parts and its entries, in the order of their names. */
function axesWithin(field: FieldWords, path: string, experiment: TrainingExperiment, place = 0): Axis[] {
  const written = withAxisDefault(experiment, path)
  const owner = valueAt(written, path.slice(0, path.lastIndexOf('/'))) as AxisPlace['owner']
  return [
    ...ownAxis(field.axis, path, valueAt(written, path), { experiment, owner, place }),
    ...axesInList(field, path, experiment),
    ...Object.entries(field.fields ?? {}).flatMap(([key, part]) =>
      axesWithin(part, `${path}/${key}`, experiment),
    ),
  ]
}

/** Returns the hyperparameters of an experiment that can be an axis, each with its default range. */
export const offeredAxes = (experiment: TrainingExperiment): readonly Axis[] =>
  axesWithin(trainedWords, '', experiment).filter(
    (axis) => !axisProblem(axis, withAxisDefault(experiment, axis.path)),
  )

/**
 * Returns the default plane of hyperparameters: the rates of two layers if they have their own, otherwise the
 * learning rate and the next hyperparameter.
 */
export function defaultHyperparameterPlane(experiment: TrainingExperiment): HyperparameterPlane | undefined {
  const axes = offeredAxes(experiment)
  const algorithm = experiment.algorithms[experiment.terrain.algorithm]
  const layers = algorithm?.layerRates ? axes.filter(({ path }) => path.includes('/layerRates/')) : []
  const start = axes.find(({ path }) => path.startsWith('/starts/'))
  const [rate] = axes
  const next = axes.find(({ path }) => /\/(momentum|beta1|weightDecay)$/.test(path))
  const [a, b] =
    layers.length > 1
      ? [layers[0], layers.at(-1)]
      : [rate, next?.path.endsWith('weightDecay') ? (start ?? next) : next]
  return a && b ? { kind: 'hyperparameters', a, b } : undefined
}

/** Returns an axis with `factor` times the range around the same middle; an axis of choices stays. */
export function zoomed(axis: Axis, factor: number): Axis {
  if (isChoice(axis)) return axis
  const [from, to] = axisInterval(axis)
  const [middle, reach] = [(from + to) / 2, ((to - from) / 2) * factor]
  return { ...axis, from: axisNumber(axis, middle - reach), to: axisNumber(axis, middle + reach) }
}
