import { partNames } from '../experiment/data/parts.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { MetricSpec } from '../experiment/schema/metric.ts'
import { shownLosses, taskOf } from './losses.ts'
import { lossNames } from './names.ts'

/** Something that a surface may show. */
interface Surface {
  readonly value: string
  readonly label: string
  /** undefined for what the algorithms minimise. */
  readonly metric: MetricSpec | undefined
}

const valueOf = ({ part, loss }: Pick<MetricSpec, 'part' | 'loss'>): string => `${loss} on ${part}`

/** Every loss on every part: the metric's own factor, reduction and decay, the plain error rate. */
export function surfaces({ data, model, metric, terrain }: Experiment): readonly Surface[] {
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
      }
    }),
  )
  const shown = terrain.metric
  if (!shown || offered.some(({ value }) => value === valueOf(shown))) return offered
  return [
    ...offered,
    { value: valueOf(shown), label: `${lossNames[shown.loss]}, ${shown.part}`, metric: shown },
  ]
}

/** The one of them that is shown. */
export const surfaceOf = ({ metric, terrain }: Experiment): string => valueOf(terrain.metric ?? metric)
