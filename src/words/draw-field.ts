import type { FieldPath } from './field-names.ts'

/** True of a field that chooses among random draws, and whose size means nothing. */
export const isOfDraw = (path: FieldPath): boolean => path.at(-1) === 'seed' || path.at(-1) === 'index'

/** A seed in words: all its digits, in one piece, so that it can be typed again. */
export const seedWords = (seed: number): string => String(seed)
