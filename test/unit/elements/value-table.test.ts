import { expect, test } from 'vitest'
import { mostColumns, mostRows, spread, tableOf } from '../../../src/elements/value-table.ts'

test('a few of many places are taken, evenly, with both ends', () => {
  expect(spread(3, 9)).toEqual([0, 1, 2])
  expect(spread(9, 3)).toEqual([0, 4, 8])
  const some = spread(1001, 40)
  expect([some.length, some[0], some.at(-1)]).toEqual([40, 0, 1000])
  expect(new Set(some).size).toBe(40)
})

test('a table is bounded, keeps the names of its rows, and gives the full number', () => {
  const columns = ['row', ...Array.from({ length: 100 }, (_, j) => `c${j}`)]
  const table = tableOf('all', columns, 1000, (i) => [
    `r${i}`,
    ...Array.from({ length: 100 }, (_, j) => 100 * i + j),
  ])
  expect(table.whole).toEqual({ rows: 1000, columns: 101 })
  expect([table.rows.length, table.columns.length]).toEqual([mostRows, mostColumns])
  expect(table.columns.at(-1)).toBe('c99')
  expect(table.rows[0]?.slice(0, 2)).toEqual(['r0', 0])
  expect(table.rows.at(-1)).toEqual([
    'r999',
    ...table.columns.slice(1).map((name) => 99_900 + Number(name.slice(1))),
  ])
})
