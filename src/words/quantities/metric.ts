import { worstIsExact } from '../../experiment/model/layout.ts'
import type { NetworkModel } from '../../experiment/training-problem.ts'
import type { AttackSpec, MetricSpec } from '../../experiment/spec/metric.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { lossNames } from '../names.ts'

/** Names of the norms of an attack. */
export const normNames: Readonly<Record<AttackSpec['norm'], string>> = { l2: 'l₂', linf: 'l∞' }

/** A loss as a surface is called by it. */
const surfaceName = (loss: MetricSpec['loss']): string =>
  loss === 'zero-one' ? 'error rate' : lossNames[loss]

/** Name of a loss on a part, as a choice offers it. */
export const metricName = ({ loss, part }: Pick<MetricSpec, 'loss' | 'part'>): string =>
  `${surfaceName(loss)}, ${part}`

/** Distance and norm by which inputs are moved, in words. */
export const attackWords = ({ epsilon, norm }: AttackSpec): string =>
  `attacked within ${formatNumber(epsilon)} in ${normNames[norm]}`

/** Words that say whether the worst case is known, or the value shown is below it. */
export function worstWords({ layout }: NetworkModel, { steps }: AttackSpec): string {
  if (worstIsExact(layout)) return 'exact worst case: the network is linear in its inputs'
  const how =
    steps === 1 ? 'one gradient step per sample (FGSM)' : `${steps} projected gradient steps per sample`
  return `a lower bound of the worst case: ${how}`
}
