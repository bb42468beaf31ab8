/** True in a frame without an origin: the page around may forbid it what it is not told of, such as to save files or to print. */
export const inOpaqueFrame = (): boolean => window.parent !== window && origin === 'null'
