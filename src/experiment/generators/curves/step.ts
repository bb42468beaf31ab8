import { curve } from './curve.ts'

/** The sign of x; 0 at 0. */
export const step = curve('step', 'Step', 40, (x) => Math.sign(x))
