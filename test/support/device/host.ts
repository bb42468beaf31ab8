/** False outside of a browser, where TensorFlow.js has neither WebGL nor its WebAssembly. */
export const isBrowser = 'document' in globalThis

/** What needs a browser; nothing elsewhere. */
export const onlyInBrowser = <T>(cases: readonly T[]): readonly T[] => (isBrowser ? cases : [])

/**
 * Largest relative difference between two variants of a kernel. None by the browser's compiler; another one fuses products and
 * sums here and not there, and leaves other last bits.
 */
export const betweenVariants = isBrowser ? 0 : 1e-6
