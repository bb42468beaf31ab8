import { expect, test } from 'vitest'
import { parseProblem } from '../../../support/problem.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { drawnQuantity } from '../../../../src/theory/draws/run.ts'
import { drawNumbers, seedOf } from '../../../../src/theory/draws/draws.ts'
import { drawsQuantityOf } from '../../../../src/theory/draws/quantity.ts'
import { lawOf } from '../../../../src/theory/laws/law-of.ts'

const plan = { quantity: 'comparisons', draws: 100 }
const sorting = parseProblem({
  version: 1,
  seed: 2 ** 32 - 2,
  problem: { kind: 'procedure', id: 'quicksort', size: 10 },
})

test('slices of the draws make up the draws, and their seeds start again at 0', () => {
  const all = [...drawNumbers(sorting, plan, 0, 100)]
  expect([...drawNumbers(sorting, plan, 0, 30), ...drawNumbers(sorting, plan, 30, 100)]).toEqual(all)
  expect(seedOf(sorting, 2)).toBe(0)
  const [first] = drawNumbers({ ...sorting, seed: 0 }, plan, 0, 1)
  expect(first).toBe(all[2])
  expect(() => drawNumbers(sorting, { ...plan, quantity: 'pivots' }, 0, 1)).toThrow(
    /no number called 'pivots'/,
  )
})

test("draws are made one after another, each with its own seed, and equal the problem's", async () => {
  const numbers: number[] = []
  for await (const number of drawnQuantity(oracle, sorting, { ...plan, draws: 5 })) numbers.push(number)
  expect(numbers).toEqual([...drawNumbers(sorting, plan, 0, 5)])
  expect(new Set(numbers).size).toBeGreaterThan(1)
})

test('numbers over all draws have names', () => {
  const numbers = [...drawNumbers(sorting, plan, 0, 100)]
  const law = lawOf(sorting.problem, 'comparisons')
  const of = (name: string, given = {}) => drawsQuantityOf(numbers, law, name, given)
  expect(of('least')).toBe(Math.min(...numbers))
  expect(of('most')).toBe(Math.max(...numbers))
  expect(of('share', { from: 0, to: 45 })).toBe(1)
  // The Kolmogorov-Smirnov bound at one in a thousand, which is smaller for whole numbers.
  expect(of('distance')).toBeLessThan(0.195)
  expect(Math.abs(of('mean') - law.mean)).toBeLessThan((4 * law.deviation) / 10)
  expect(() => of('mode')).toThrow(/mode/)
  expect(() => drawsQuantityOf(numbers, undefined, 'distance')).toThrow(/no law/)
})
