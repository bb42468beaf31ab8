import type { MetricId, Slice } from '../../analyses/line-slice.ts'
import type { SliceCurve } from '../../charts/slice-chart.ts'
import { tokens, type Theme } from '../../math/picture/palette.ts'
import { partDashes } from '../../view/series.ts'

const isLoss = (id: MetricId) => id === 'value' || id.endsWith('loss')

/** Returns the curves of a slice: its losses, or its error rates. */
export function sliceCurves({ lines }: Slice, what: 'losses' | 'errors', theme: Theme): SliceCurve[] {
  const { metric: color } = tokens(theme)
  const isBent = lines.some(({ id }) => id === 'bent-loss')
  return lines
    .filter(({ id }) => isLoss(id) === (what === 'losses'))
    .map(({ id, values, barrier }) => {
      if (id === 'bent-loss') return { id, label: 'bent', color: tokens(theme).accent, values, barrier }
      const part = id.split('-')[0] as 'train' | 'value' | keyof typeof partDashes
      if (isBent && part === 'train') return { id, label: 'straight', color, values, barrier, dash: [6, 5] }
      const dash = part === 'train' || part === 'value' ? {} : { dash: partDashes[part] }
      return { id, label: part, color, values, barrier, ...dash }
    })
}
