import { expect, test } from 'vitest'
import { pairwise } from '../support/pairwise.ts'

test('every two levels meet, in far fewer rows than there are combinations', () => {
  const factors = { a: [1, 2, 3, 4], b: ['x', 'y', 'z'], c: [true, false], d: [0, 1, 2] } as const
  const rows = pairwise(factors)
  expect(rows.length).toBeLessThan(20)
  for (const a of factors.a)
    for (const b of factors.b) expect(rows.some((row) => row.a === a && row.b === b)).toBe(true)
  for (const c of factors.c)
    for (const d of factors.d) expect(rows.some((row) => row.c === c && row.d === d)).toBe(true)
})
