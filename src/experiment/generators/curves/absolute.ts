import { curve } from './curve.ts'

/** |x|. */
export const absolute = curve('absolute', 'Absolute value', 40, (x) => Math.abs(x))
