import type { Walker } from '../../experiment/spec/problem/linear-program.ts'

/** Names of the methods for a linear program, in a list and at the end of a curve, and of their steps, singular and plural. */
export const walkerNames: Readonly<
  Record<Walker, { readonly name: string; readonly short: string; readonly steps: readonly [string, string] }>
> = {
  dantzig: { name: 'simplex', short: 'simplex', steps: ['pivot', 'pivots'] },
  bland: { name: 'simplex, Bland’s rule', short: 'Bland', steps: ['pivot', 'pivots'] },
  ellipsoid: { name: 'ellipsoids', short: 'ellipsoids', steps: ['query', 'queries'] },
  'central-path': {
    name: 'central path, long steps',
    short: 'long steps',
    steps: ['Newton step', 'Newton steps'],
  },
  'short-steps': { name: 'short steps', short: 'short steps', steps: ['Newton step', 'Newton steps'] },
  'predictor-corrector': {
    name: 'Mehrotra’s predictor-corrector',
    short: 'Mehrotra’s',
    steps: ['step', 'steps'],
  },
}
