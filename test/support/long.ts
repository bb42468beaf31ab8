/** Whether the test run takes long, as `npm run test:long` does. */
export const isLong = Boolean(import.meta.env['VITE_LONG'])

/** What a long test goes through; nothing in the short form. */
export const onlyLong = <T>(cases: readonly T[]): readonly T[] => (isLong ? cases : [])

/** Whether the test run is that of `npm test`, which takes fewer cases of the same kind than the others. */
export const isUsual = Boolean(import.meta.env['VITE_USUAL'])
