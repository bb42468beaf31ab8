import { worstIsExact } from '../../experiment/model/layout.ts'
import type { NetworkModel } from '../../experiment/training-problem.ts'
import type { AttackSpec, MetricSpec } from '../../experiment/spec/metric.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { lossNames } from '../names.ts'

export const normNames: Readonly<Record<AttackSpec['norm'], string>> = { l2: 'l₂', linf: 'l∞' }

const surfaceName = (loss: MetricSpec['loss']): string =>
  loss === 'zero-one' ? 'error rate' : lossNames[loss]

/** Returns a loss and its part of the data, as a menu offers them. */
export const metricName = ({ loss, part }: Pick<MetricSpec, 'loss' | 'part'>): string =>
  `${surfaceName(loss)}, ${part}`

export const attackWords = ({ epsilon, norm }: AttackSpec): string =>
  `attacked within ${formatNumber(epsilon)} in ${normNames[norm]}`

/** Returns whether the worst case is exact, or the shown value is a lower bound. */
export function worstWords({ layout }: NetworkModel, { steps }: AttackSpec): string {
  if (worstIsExact(layout)) return 'exact worst case: the network is linear in its inputs'
  const how =
    steps === 1 ? 'one gradient step per sample (FGSM)' : `${steps} projected gradient steps per sample`
  return `a lower bound of the worst case: ${how}`
}
