import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { lossCode } from '../gpu/codes.ts'

/** A metric and its place among those that are recorded. */
export interface Reading {
  readonly metric: MetricSpec
  readonly column: number
}

/** A pass over one part, from which a loss, the errors (zero-one) or both are read. */
export interface Sweep {
  readonly part: string
  readonly loss?: Reading
  readonly errors?: Reading
}

/** As few passes as all metrics can be read from; the first is that of the first metric. */
export function sweepsOf(metrics: readonly MetricSpec[]): Sweep[] {
  const sweeps: Sweep[] = []
  metrics.forEach((metric, column) => {
    const kind = metric.loss === 'zero-one' ? 'errors' : 'loss'
    const free = sweeps.findIndex((sweep) => sweep.part === metric.part && !sweep[kind])
    const at = free < 0 ? sweeps.length : free
    sweeps[at] = { ...sweeps[at], part: metric.part, [kind]: { metric, column } }
  })
  return sweeps
}

/** The code of the one loss among `metrics`, errors aside; undefined where there are several. */
export function onlyLoss(metrics: readonly MetricSpec[]): number | undefined {
  const codes = new Set(metrics.filter(({ loss }) => loss !== 'zero-one').map(({ loss }) => lossCode[loss]))
  return codes.size === 1 ? [...codes][0] : undefined
}
