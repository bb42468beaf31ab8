import { expect, test } from 'vitest'
import { covering, pairwise } from '../../support/matrix/pairwise.ts'

const factors = { a: [1, 2, 3, 4], b: ['x', 'y', 'z'], c: [true, false], d: [0, 1, 2] } as const
const rows = pairwise(factors)
const names = Object.keys(factors) as (keyof typeof factors)[]

test('every two levels of different factors meet, in no more rows than the two largest factors have pairs', () => {
  expect(rows.length).toBe(12)
  for (const [i, first] of names.entries())
    for (const second of names.slice(i + 1))
      for (const one of factors[first])
        for (const other of factors[second])
          expect(rows.some((row) => row[first] === one && row[second] === other)).toBe(true)
})

test('the same rows are chosen again', () => expect(pairwise(factors)).toEqual(rows))

test('no level is used much more often than the others of its factor', () => {
  for (const name of names) {
    const uses = factors[name].map((level) => rows.filter((row) => row[name] === level).length)
    expect(Math.max(...uses) - Math.min(...uses), name).toBeLessThan(3)
  }
})

test('a sample has every level, in hardly more rows than a factor has levels', () => {
  const sample = covering(rows)
  expect(sample.length).toBeLessThan(6)
  expect(rows).toEqual(expect.arrayContaining(sample))
  for (const name of names)
    for (const level of factors[name])
      expect(
        sample.some((row) => row[name] === level),
        `${name} ${level}`,
      ).toBe(true)
})

test('pairs of separated factors are left out, and no others', () => {
  const some = pairwise(factors, [['a', 'b', 'd']])
  expect(some.length).toBe(8)
  for (const name of ['a', 'b', 'd'] as const)
    for (const one of factors[name])
      for (const other of factors.c)
        expect(some.some((row) => row[name] === one && row.c === other)).toBe(true)
})

test('for two groups that share a factor, the other pairs meet', () => {
  const some = pairwise(factors, [
    ['a', 'b'],
    ['a', 'd'],
  ])
  expect(some.length).toBeLessThan(12)
  for (const one of factors.b)
    for (const other of factors.d) expect(some.some((row) => row.b === one && row.d === other)).toBe(true)
})
