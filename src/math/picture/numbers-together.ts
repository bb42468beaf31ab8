import { formatExact, formatPower } from './format.ts'

/** The size below which a number is always written as a power of ten, and below which it is if another one is. */
const [smallest, small] = [1e-4, 0.01]

const isBelow = (value: number, size: number): boolean => value !== 0 && Math.abs(value) < size

/** Formats the numbers of one sentence consistently: if one is so small that it is a power of ten, so are other small ones. */
export function formatTogether(values: readonly number[], digits = 3): string[] {
  const hasPowers = values.some((value) => isBelow(value, smallest))
  return values.map((value) =>
    hasPowers && isBelow(value, small) ? formatPower(value, digits) : formatExact(value, digits),
  )
}
