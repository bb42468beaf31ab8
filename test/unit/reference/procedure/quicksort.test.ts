import { describe, expect, test } from 'vitest'
import { callsOf, comparisonsOf } from '../../../../src/reference/procedure/quicksort.ts'
import type { ProcedureSpec } from '../../../../src/experiment/spec/problem/problem.ts'

const quicksort = (rest: Partial<ProcedureSpec>): ProcedureSpec => ({
  kind: 'procedure',
  id: 'quicksort',
  size: 1000,
  pivot: 'random',
  input: 'random',
  sigma: 0,
  ...rest,
})

const meanOf = (rest: Partial<ProcedureSpec>, draws: number): number => {
  let sum = 0
  for (let seed = 1; seed <= draws; seed++) sum += comparisonsOf(quicksort(rest), seed)
  return sum / draws
}

test('sorted and reversed keys compare all pairs if the pivot is the first', () => {
  for (const input of ['sorted', 'reversed'] as const)
    expect(comparisonsOf(quicksort({ pivot: 'first', input }), 7)).toBe((1000 * 999) / 2)
})

test('one and two keys have the only possible numbers, and the same seed gives the same number', () => {
  expect(comparisonsOf(quicksort({ size: 1 }), 1)).toBe(0)
  expect(comparisonsOf(quicksort({ size: 2 }), 1)).toBe(1)
  expect(comparisonsOf(quicksort({}), 5)).toBe(comparisonsOf(quicksort({}), 5))
  expect(comparisonsOf(quicksort({}), 5)).not.toBe(comparisonsOf(quicksort({}), 6))
})

test('three keys take two comparisons for one pivot in three', () => {
  const numbers = Array.from({ length: 3000 }, (_, seed) => comparisonsOf(quicksort({ size: 3 }), seed))
  expect(new Set(numbers)).toEqual(new Set([2, 3]))
  // 4.4 standard errors of a share of 3000.
  expect(Math.abs(numbers.filter((number) => number === 2).length / 3000 - 1 / 3)).toBeLessThan(0.038)
})

test('on a random order the first key is as good a pivot as a random one', () => {
  // Four standard errors of the mean of 400 draws: 639.6 / √400.
  for (const pivot of ['random', 'first'] as const)
    expect(Math.abs(meanOf({ pivot }, 400) - 10985.9)).toBeLessThan(4 * 32)
})

test('the calls are the run: their comparisons add up, and each lies within one above it, next to its pivot', () => {
  for (const rest of [{}, { pivot: 'first' }, { pivot: 'first', input: 'reversed' }] as const) {
    const procedure = quicksort({ size: 60, ...rest })
    const calls = callsOf(procedure, 3)
    expect(calls.reduce((sum, { count }) => sum + count - 1, 0)).toBe(comparisonsOf(procedure, 3))
    for (const { from, count, depth, pivot } of calls) {
      expect(pivot).toBeGreaterThanOrEqual(from)
      expect(pivot).toBeLessThan(from + count)
      const above = calls.filter(
        (call) => call.depth === depth - 1 && call.from <= from && from + count <= call.from + call.count,
      )
      expect(above.length).toBe(depth === 0 ? 0 : 1)
      if (above[0]) expect(above[0].pivot < from || above[0].pivot >= from + count).toBe(true)
    }
  }
})

describe('a shift of the sorted keys', () => {
  // Means of many draws and the deviation of one, from an independent simulation: theory/README.md, S41.
  test.each([
    [0.001, 361851, 7206],
    [0.01, 85908, 5313],
    [0.1, 17403, 2105],
    [1, 11040, 662],
  ])('sigma = %d', (sigma, mean, deviation) => {
    const draws = 20
    const here = meanOf({ pivot: 'first', input: 'sorted', sigma }, draws)
    expect(Math.abs(here - mean)).toBeLessThan((4 * deviation) / Math.sqrt(draws))
  })
})
