/** Whether this is the long form, run by `npm run test:long`. */
export const isLong = Boolean(import.meta.env['VITE_LONG'])

/** Cases that only the long form tries; empty in the short form. */
export const onlyLong = <T>(cases: readonly T[]): readonly T[] => (isLong ? cases : [])

/** Whether `npm test` runs the tests, which tries fewer cases of the same kind than the other commands. */
export const isUsual = Boolean(import.meta.env['VITE_USUAL'])
