import { curve } from './curve.ts'

/** sin πx. */
export const sine = curve('sine', 'Sine', 40, (x) => Math.sin(Math.PI * x))
