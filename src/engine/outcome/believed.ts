import type { RunPrecision } from '../../experiment/results.ts'

/**
 * Below these shares float32 shows its own rounding. Whether runs train is the edge that one looks for (theory.md S10, pitfall 2).
 * Final losses differ in places on ordinary planes too, where large rates make runs chaotic: up to a tenth of the runs of 2-8-8-1 on
 * two moons. A picture of them with a quarter of noise is none.
 */
export const leastShares = { agreement: 0.95, alike: 0.75 } as const

/** Whether final losses may be shown as they were trained. */
export const lossesHold = ({ path, alike = 1 }: RunPrecision): boolean =>
  path === 'float64' || alike >= leastShares.alike
