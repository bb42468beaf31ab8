/** Returns true in a frame without an origin. The page around it may forbid saving or printing without an error. */
export const inOpaqueFrame = (): boolean => window.parent !== window && origin === 'null'
