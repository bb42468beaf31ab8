import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { lossCode } from '../gpu/codes.ts'

/** A metric and its column in the records. */
export interface Reading {
  readonly metric: MetricSpec
  readonly column: number
}

/** A pass over one part, from which a loss, the zero-one errors or both are read. */
export interface PartPass {
  readonly part: string
  readonly loss?: Reading
  readonly errors?: Reading
}

/** Returns the fewest passes from which all metrics can be read, beginning with that of the first metric. */
export function sweepsOf(metrics: readonly MetricSpec[]): PartPass[] {
  const sweeps: PartPass[] = []
  metrics.forEach((metric, column) => {
    const kind = metric.loss === 'zero-one' ? 'errors' : 'loss'
    const free = sweeps.findIndex((sweep) => sweep.part === metric.part && !sweep[kind])
    const at = free < 0 ? sweeps.length : free
    sweeps[at] = { ...sweeps[at], part: metric.part, [kind]: { metric, column } }
  })
  return sweeps
}

/**
 * Returns the code of the one loss among `metrics`, apart from zero-one errors; `undefined` if there are
 * several.
 */
export function onlyLoss(metrics: readonly MetricSpec[]): number | undefined {
  const codes = new Set(metrics.filter(({ loss }) => loss !== 'zero-one').map(({ loss }) => lossCode[loss]))
  return codes.size === 1 ? [...codes][0] : undefined
}
