import { worstIsExact } from '../model/layout.ts'
import type { NetworkModel } from '../problem.ts'
import type { AttackSpec, MetricSpec } from '../spec/metric.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { lossNames } from './names.ts'

export const normNames: Readonly<Record<AttackSpec['norm'], string>> = { l2: 'l₂', linf: 'l∞' }

/** A loss as a surface is called by it. */
const surfaceName = (loss: MetricSpec['loss']): string =>
  loss === 'zero-one' ? 'error rate' : lossNames[loss]

/** Which loss on which part, as a choice offers it. */
export const metricName = ({ loss, part }: Pick<MetricSpec, 'loss' | 'part'>): string =>
  `${surfaceName(loss)}, ${part}`

/** How far inputs are moved, by which norm. */
export const attackWords = ({ epsilon, norm }: AttackSpec): string =>
  `attacked within ${formatNumber(epsilon)} in ${normNames[norm]}`

/** Whether the worst case is known, or what is shown is below it. */
export function worstWords({ layout }: NetworkModel, { steps }: AttackSpec): string {
  if (worstIsExact(layout)) return 'exact worst case: the network is linear in its inputs'
  const how = steps === 1 ? 'one gradient step a sample (FGSM)' : `${steps} projected gradient steps a sample`
  return `a lower bound of the worst case: ${how}`
}
