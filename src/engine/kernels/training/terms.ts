/**
 * Terms added in sequence within a unit's sum; these partial sums are then added in order
 * (shaders/chunk/training/terms.wgsl).
 */
export const terms = 32
