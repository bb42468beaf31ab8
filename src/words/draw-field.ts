import type { FieldPath } from './field-names.ts'

/** Returns true for a field that chooses a random draw, so that its size means nothing. */
export const isOfDraw = (path: FieldPath): boolean => path.at(-1) === 'seed' || path.at(-1) === 'index'

/** A seed with all its digits ungrouped, so that it can be typed again. */
export const seedWords = (seed: number): string => String(seed)
