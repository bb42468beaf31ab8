import { partNames } from '../experiment/data/parts.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { MetricSpec } from '../experiment/schema/metric.ts'
import { shownLosses, taskOf } from './losses.ts'
import { lossNames, quantityNames } from './names.ts'

/** Something that a surface may show. */
interface Surface {
  readonly value: string
  readonly label: string
  /** undefined for what the algorithms minimise. */
  readonly metric: MetricSpec | undefined
  /** What of it. */
  readonly quantity: 'metric' | keyof typeof quantityNames
}

/** What is measured of the loss at each point. */
const slopes: readonly Surface[] = (['gradient-norm', 'sharpness'] as const).map((quantity) => ({
  value: quantity,
  label: quantityNames[quantity],
  metric: undefined,
  quantity,
}))

const functionValue: Surface = { value: 'value', label: 'value', metric: undefined, quantity: 'metric' }

const valueOf = ({ part, loss }: Pick<MetricSpec, 'part' | 'loss'>): string => `${loss} on ${part}`

/** The losses, then the gradient norm and the sharpness of what is minimised, where the plane lies in weight space. */
export function surfaces(experiment: Experiment): readonly Surface[] {
  const values = experiment.model.kind === 'function' ? [functionValue] : metrics(experiment)
  return experiment.plane.kind === 'hyperparameters' ? values : [...values, ...slopes]
}

/** Every loss on every part: the metric's own factor, reduction and decay, the plain error rate. */
function metrics({ data, model, metric, terrain }: Experiment): readonly Surface[] {
  const task = taskOf(data)
  if (!task || model.kind !== 'mlp') return []
  const losses = shownLosses(task, model.widths.at(-1) ?? 1)
  const offered = partNames(data).flatMap((part) =>
    losses.map((loss) => {
      const own = part === metric.part && loss === metric.loss
      const plain = loss === 'zero-one' ? ({ factor: 1, reduction: 'mean', weightDecay: 0 } as const) : {}
      return {
        value: valueOf({ part, loss }),
        label: `${loss === 'zero-one' ? 'error rate' : lossNames[loss]}, ${part}`,
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
      label: `${lossNames[shown.loss]}, ${shown.part}`,
      metric: shown,
      quantity: 'metric',
    },
  ]
}

/** The one of them that is shown. */
export function surfaceOf({ model, metric, terrain }: Experiment): string {
  const { quantity } = terrain
  if (quantity === 'gradient-norm' || quantity === 'sharpness') return quantity
  return model.kind === 'function' ? functionValue.value : valueOf(terrain.metric ?? metric)
}

const isSlope = ({ terrain }: Experiment): boolean =>
  terrain.quantity === 'gradient-norm' || terrain.quantity === 'sharpness'

/** The parts of the data on which the metric that is shown may stand as a ghost over itself. */
export function ghostParts(experiment: Experiment): readonly string[] {
  const { data, model, metric, terrain } = experiment
  if (model.kind === 'function' || isSlope(experiment)) return []
  return partNames(data).filter((part) => part !== (terrain.metric ?? metric).part)
}

/** Whether arrows of steepest descent mean something: in a plane of weights, for what does not go in steps. */
export const arrowed = (experiment: Experiment): boolean =>
  !['line', 'hyperparameters'].includes(experiment.plane.kind) &&
  (isSlope(experiment) || experiment.terrain.metric?.loss !== 'zero-one')
