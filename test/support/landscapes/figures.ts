import { expect } from 'vitest'
import { mean } from '../../../src/math/statistics/moments.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'

/**
 * The mean of numbers over draws. If VITE_FIGURES is set, their least, most and mean are printed under their
 * name.
 */
export function meanOver(name: string, numbers: readonly number[]): number {
  const middle = mean(numbers)
  const text = [minOf(numbers), maxOf(numbers), middle].map((number) => Number(number.toPrecision(3)))
  if (import.meta.env['VITE_FIGURES']) console.log(`${name}: ${text[0]}..${text[1]} (${text[2]})`)
  return middle
}

/** Expects each of the numbers over draws in a closed interval, and returns their mean as `meanOver` does. */
export function expectWithin(
  name: string,
  numbers: readonly number[],
  [least, most]: readonly [number, number],
): number {
  const middle = meanOver(name, numbers)
  for (const number of numbers) {
    expect.soft(number, name).toBeGreaterThanOrEqual(least)
    expect.soft(number, name).toBeLessThanOrEqual(most)
  }
  return middle
}
