import { formatExact, formatPower } from './format.ts'

/** The size below which a number is a power of ten by itself, and below which it follows one that is. */
const [smallest, small] = [1e-4, 0.01]

const isBelow = (value: number, size: number): boolean => value !== 0 && Math.abs(value) < size

/** Numbers of one sentence in one notation: where one of them is a power of ten for its smallness, other small ones are too. */
export function formatTogether(values: readonly number[], digits = 3): string[] {
  const hasPowers = values.some((value) => isBelow(value, smallest))
  return values.map((value) =>
    hasPowers && isBelow(value, small) ? formatPower(value, digits) : formatExact(value, digits),
  )
}
