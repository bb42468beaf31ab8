import { outputCount } from '../experiment/spec/model.ts'
import { partNames } from '../experiment/spec/data.ts'
import type { TrainingExperiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import { shownLosses, taskOf, defaultAttack } from './metric.ts'
import { metricName } from '../words/quantities/metric.ts'
import { quantityNames } from '../words/names.ts'
import { without } from './patch.ts'

interface Surface {
  readonly value: string
  readonly label: string
  /** `undefined` for the minimised metric. */
  readonly metric: MetricSpec | undefined
  /** The metric itself, or a measure of its gradient. */
  readonly quantity: 'metric' | keyof typeof quantityNames
}

/** Surfaces of the loss's gradient. */
const slopes: readonly Surface[] = (['gradient-norm', 'sharpness'] as const).map((quantity) => ({
  value: quantity,
  label: quantityNames[quantity],
  metric: undefined,
  quantity,
}))

const functionValue: Surface = { value: 'value', label: 'value', metric: undefined, quantity: 'metric' }

const valueOf = ({ part, loss }: Pick<MetricSpec, 'part' | 'loss'>): string => `${loss} on ${part}`

/**
 * Returns the losses, and in weight space also the gradient norm and the sharpness of the minimised metric.
 */
export function surfaces(experiment: TrainingExperiment): readonly Surface[] {
  const values = experiment.model.kind === 'function' ? [functionValue] : metrics(experiment)
  return experiment.plane.kind === 'hyperparameters' ? values : [...values, ...slopes]
}

/**
 * Returns every loss on every part, with the metric's own factor, reduction and decay, and the plain error
 * rate.
 */
function metrics({ data, model, metric, terrain }: TrainingExperiment): readonly Surface[] {
  const task = taskOf(data)
  if (!task || model.kind === 'function') return []
  const losses = shownLosses(task, outputCount(model))
  const offered = partNames(data).flatMap((part) =>
    losses.map((loss) => {
      const own = part === metric.part && loss === metric.loss
      const plain = loss === 'zero-one' ? ({ factor: 1, reduction: 'mean', weightDecay: 0 } as const) : {}
      return {
        value: valueOf({ part, loss }),
        label: metricName({ loss, part }),
        metric: own ? undefined : { ...metric, ...plain, part, loss },
        quantity: 'metric' as const,
      }
    }),
  )
  const shown = terrain.metric
  if (!shown || offered.some(({ value }) => value === valueOf(shown))) return offered
  return [
    ...offered,
    {
      value: valueOf(shown),
      label: metricName(shown),
      metric: shown,
      quantity: 'metric',
    },
  ]
}

/**
 * Returns the metrics whose gradient norm or sharpness can be shown: every loss on every part except the
 * error rate, which has no gradient.
 */
export const slopeMetrics = (experiment: TrainingExperiment): readonly Surface[] =>
  isSlope(experiment) ? metrics(experiment).filter(({ metric }) => metric?.loss !== 'zero-one') : []

/** Returns the value, among `slopeMetrics`, of the metric that is shown or whose gradient is. */
export const metricOf = ({ metric, terrain }: TrainingExperiment): string => valueOf(terrain.metric ?? metric)

/** Returns the value, among `surfaces`, of the displayed surface. */
export function surfaceOf(experiment: TrainingExperiment): string {
  const { model, terrain } = experiment
  const { quantity } = terrain
  if (quantity === 'gradient-norm' || quantity === 'sharpness') return quantity
  return model.kind === 'function' ? functionValue.value : metricOf(experiment)
}

/** Returns whether the surface is the gradient norm or the sharpness of a loss. */
export const isSlope = ({ terrain }: TrainingExperiment): boolean =>
  terrain.quantity === 'gradient-norm' || terrain.quantity === 'sharpness'

/** A ghost that can be drawn over the surface. */
interface Ghost {
  readonly value: string
  readonly label: string
  readonly group: string
  /** A part of the data for the same metric, or another metric. */
  readonly ghost: string | MetricSpec
}

/** Returns whether two metrics are the same loss in the same unit, on any part. */
const sameLoss = (one: MetricSpec, other: MetricSpec): boolean =>
  JSON.stringify({ ...one, part: '' }) === JSON.stringify({ ...other, part: '' })

/**
 * Returns the ghosts for the displayed metric: the same metric on other parts of the data, itself without its
 * attack or with one, and every other metric.
 */
export function ghosts(experiment: TrainingExperiment): readonly Ghost[] {
  const { data, model, metric, terrain } = experiment
  if (model.kind === 'function' || isSlope(experiment)) return []
  const shown = terrain.metric ?? metric
  const parts = partNames(data).filter((part) => part !== shown.part)
  const same = parts.map((part) => ({ value: part, label: part, group: 'the same metric on', ghost: part }))
  const plain = without(shown, 'attack')
  const own: Ghost = shown.attack
    ? { value: 'clean', label: 'not attacked', group: 'the same metric', ghost: plain }
    : {
        value: 'attacked',
        label: 'under attack',
        group: 'the same metric',
        ghost: { ...shown, attack: defaultAttack },
      }
  const others = metrics(experiment)
    .filter(({ value }) => value !== valueOf(shown) && !value.startsWith(`${shown.loss} on `))
    .map(({ value, label, metric: other = metric }) => ({
      value,
      label,
      group: 'another metric',
      ghost: other,
    }))
  return [...same, ...(attackable(experiment) ? [own] : []), ...others]
}

/**
 * Returns the ghost of an experiment: its value among the options, and its metric; `undefined` if there is
 * none.
 */
export function ghostShown(
  experiment: TrainingExperiment,
): { readonly value: string; readonly metric: MetricSpec } | undefined {
  const { metric, terrain } = experiment
  const { ghost } = terrain
  if (ghost === undefined) return undefined
  const shown = terrain.metric ?? metric
  const spec = typeof ghost === 'string' ? { ...shown, part: ghost } : ghost
  const clean = (of: MetricSpec) => without(of, 'attack')
  const offered = ghosts(experiment)
  const found =
    sameLoss(clean(spec), clean(shown)) && spec.part === shown.part
      ? offered.find(({ value }) => value === (spec.attack ? 'attacked' : 'clean'))
      : offered.find(({ ghost: of }) =>
          typeof of === 'string'
            ? of === spec.part && sameLoss(clean(spec), clean(shown))
            : valueOf(of) === valueOf(spec),
        )
  return found && { value: found.value, metric: spec }
}

/**
 * Returns whether the displayed metric's samples can be attacked, that is, whether their inputs are used
 * without features.
 */
export const attackable = ({ data, model, plane }: TrainingExperiment): boolean =>
  model.kind !== 'function' && data.kind !== 'none' && !data.features && plane.kind !== 'hyperparameters'

/**
 * Returns whether arrows of steepest descent are meaningful: in a plane of weights, for a metric with a
 * gradient.
 */
export const arrowed = (experiment: TrainingExperiment): boolean =>
  !['line', 'hyperparameters'].includes(experiment.plane.kind) &&
  (isSlope(experiment) || experiment.terrain.metric?.loss !== 'zero-one')
