import type { RunPrecision } from '../../../reference/results.ts'

/**
 * Least agreement for which float32 is shown; below it, its rounding would be visible. The border between
 * runs that train and runs that do not is the point of the picture, so nearly all must agree on it. Final
 * losses differ even on ordinary planes, where large rates make runs chaotic: up to a tenth of the runs of
 * 2-8-8-1 on two moons. With a quarter of noise, the picture would be useless.
 */
export const leastShares = { agreement: 0.95, alike: 0.75 } as const

/** Returns whether final losses may be shown as trained. */
export const lossesHold = ({ path, alike = 1 }: RunPrecision): boolean =>
  path === 'float64' || alike >= leastShares.alike
