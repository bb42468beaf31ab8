import type { RunPrecision } from '../../../reference/results.ts'

/**
 * Shares of agreement below which float32 shows its own rounding. The edge between runs that train and that do not is what one looks
 * for, so that nearly all must agree on it. Final losses differ in places on ordinary planes too, where large rates make runs chaotic:
 * up to a tenth of the runs of 2-8-8-1 on two moons. A picture of them with a quarter of noise is none.
 */
export const leastShares = { agreement: 0.95, alike: 0.75 } as const

/** True where final losses may be shown as they were trained. */
export const lossesHold = ({ path, alike = 1 }: RunPrecision): boolean =>
  path === 'float64' || alike >= leastShares.alike
