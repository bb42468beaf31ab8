/** Terms of a unit's sum that are added one after the other; such sums are added in their order (shaders/chunk/training/terms.wgsl). */
export const terms = 32
