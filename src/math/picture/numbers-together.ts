import { formatExact, formatPower } from './format.ts'

/**
 * Numbers below `smallest` are always written as powers of ten; those below `small` only if another number of the
 * sentence is.
 */
const [smallest, small] = [1e-4, 0.01]

const isBelow = (value: number, size: number): boolean => value !== 0 && Math.abs(value) < size

/** Formats the numbers of one sentence consistently: if one is so small that it is a power of ten, so are other small ones. */
export function formatTogether(values: readonly number[], digits = 3): string[] {
  const hasPowers = values.some((value) => isBelow(value, smallest))
  return values.map((value) =>
    hasPowers && isBelow(value, small) ? formatPower(value, digits) : formatExact(value, digits),
  )
}
