/** False outside a browser, where TensorFlow.js has neither WebGL nor its WebAssembly backend. */
export const isBrowser = 'document' in globalThis

/** Cases that need a browser; empty elsewhere. */
export const onlyInBrowser = <T>(cases: readonly T[]): readonly T[] => (isBrowser ? cases : [])

/**
 * Largest relative difference allowed between two variants of a kernel. The browser's compiler makes none.
 * Others fuse a multiplication with an addition in one variant but not in another, which changes the last
 * bits.
 */
export const betweenVariants = isBrowser ? 0 : 1e-6
