import { expect, it } from 'vitest'
import type { LinearProgram } from '../../../../src/math/linear-programming/linear-program.ts'
import { simplex, type SimplexOptions } from '../../../../src/math/linear-programming/simplex.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { finish } from '../../../../src/math/work.ts'
import { trio } from '../../../../src/scenarios/data/trio-program.ts'
import { solvedByHighs } from '../../../support/highs.ts'
import { trioOptimum } from '../../../support/linear-programs.ts'

const solve = (program: LinearProgram, options?: SimplexOptions) => finish(simplex(program, options))

/**
 * A program with normal rows and a box. Some have no feasible point, and 0 violates about a third of the
 * rows.
 */
function drawn(seed: number): LinearProgram {
  const stream = new RandomStream(seed, 'programs')
  const n = 2 + (seed % 5)
  const count = 3 * n
  const round = (x: number) => Math.round(x * 1e4) / 1e4
  const row = (i: number) => Array.from({ length: n }, (_, j) => round(stream.normal(i, j)))
  const box = Array.from({ length: 2 * n }, (_, i) =>
    Array.from({ length: n }, (__, j) => (j === i % n ? (i < n ? 1 : -1) : 0)),
  )
  return {
    objective: row(1000),
    rows: [...Array.from({ length: count }, (_, i) => row(i)), ...box],
    bounds: [
      ...Array.from({ length: count }, (_, i) => round(stream.normal(i, 99) + 0.4)),
      ...box.map(() => 3),
    ],
  }
}

it('both rules and HiGHS agree on 30 random programs, including infeasible ones', () => {
  const found = { optimal: 0, infeasible: 0 }
  for (let seed = 1; seed <= 30; seed++) {
    const program = drawn(seed)
    const other = solvedByHighs(program)
    for (const rule of ['dantzig', 'bland'] as const) {
      const own = solve(program, { rule })
      expect([seed, own.status]).toEqual([seed, other.status])
      if (own.status === 'optimal') expect(own.value).toBeCloseTo(other.value, 6)
      found[own.status as keyof typeof found] += 1
    }
  }
  expect(found.optimal).toBeGreaterThan(20)
  expect(found.infeasible).toBeGreaterThan(5)
})

it('Dantzig’s rule takes four pivots on the trio, through the vertices of the book', () => {
  const path: number[][] = []
  const { status, value, pivots, multipliers } = solve(trio, {
    start: [7, 8, 9],
    onVertex: (x, v) => path.push([...x, v]),
  })
  expect([status, pivots]).toEqual(['optimal', 4])
  expect(value).toBeCloseTo(trioOptimum, 12)
  const wanted = [
    [0, 0, 0, 0],
    [0, 0, 19 / 3, 76 / 3],
    [19 / 9, 0, 19 / 3, 266 / 9],
    [7 / 3, 1, 6, 95 / 3],
    [29 / 11, 21 / 11, 61 / 11, 365 / 11],
  ]
  path.flat().forEach((entry, i) => expect(entry).toBeCloseTo(wanted.flat()[i]!, 12))
  expect(path).toHaveLength(wanted.length)
  const byRow = new Map(multipliers.map(({ row, value: own }) => [row, own]))
  expect(byRow.get(0)).toBeCloseTo(10 / 11, 12)
  expect(byRow.get(5)).toBeCloseTo(3 / 11, 12)
  expect(byRow.get(6)).toBeCloseTo(4 / 11, 12)
})

it('the path is the same with rows of length one', () => {
  const lengths = trio.rows.map((row) => Math.hypot(...row))
  const scaled = {
    ...trio,
    rows: trio.rows.map((row, i) => row.map((entry) => entry / lengths[i]!)),
    bounds: trio.bounds.map((bound, i) => bound / lengths[i]!),
  }
  expect(solve(scaled, { start: [7, 8, 9] }).pivots).toBe(4)
})

it('Bland’s rule takes eight', () => {
  const values: number[] = []
  expect(
    solve(trio, { rule: 'bland', start: [7, 8, 9], onVertex: (_, value) => values.push(value) }).pivots,
  ).toBe(8)
  const wanted = [0, 38 / 3, 50 / 3, 22, 23, 27, 153 / 5, 164 / 5, 365 / 11]
  values.forEach((value, i) => expect(value).toBeCloseTo(wanted[i]!, 12))
})

it('Bland’s rule takes four if the sign constraints are numbered first', () => {
  const signsFirst = <T>(rows: readonly T[]) => [...rows.slice(7), ...rows.slice(0, 7)]
  const renumbered = { ...trio, rows: signsFirst(trio.rows), bounds: signsFirst(trio.bounds) }
  expect(solve(renumbered, { rule: 'bland', start: [0, 1, 2] }).pivots).toBe(4)
})

// Beale's example, from Chvátal, Linear programming, page 31.
const circle: LinearProgram = {
  objective: [10, -57, -9, -24],
  rows: [
    [0.5, -5.5, -2.5, 9],
    [0.5, -1.5, -0.5, 1],
    [1, 0, 0, 0],
    ...[0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? -1 : 0))),
  ],
  bounds: [0, 0, 1, 0, 0, 0, 0],
}

it('Dantzig’s rule cycles where Bland’s does not', () => {
  const start = [3, 4, 5, 6]
  expect(solve(circle, { start, most: 600 })).toMatchObject({ status: 'limit', value: 0 })
  const bland = solve(circle, { start, rule: 'bland' })
  expect(bland.status).toBe('optimal')
  expect(bland.value).toBeCloseTo(1, 12)
})

it('units choose among the improving rows, but do not decide whether one improves', () => {
  const square = {
    objective: [1, 2],
    rows: [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
    bounds: [1, 1, 0, 0],
  }
  const firstWith = (units: readonly number[]) => {
    const path: number[][] = []
    const { value } = solve(square, { start: [2, 3], units, onVertex: (x) => path.push(x) })
    expect(value).toBe(3)
    return path[1]
  }
  expect(firstWith([1, 1, 1, 1])?.[1]).toBe(1)
  expect(firstWith([1, 1, 1e-12, 1e-13])?.[0]).toBe(1)
})

it('reports an unbounded objective, and a line that the rows leave free', () => {
  expect(solve({ ...trio, rows: trio.rows.slice(7), bounds: [0, 0, 0] }).status).toBe('unbounded')
  expect(() => solve({ objective: [1, 0], rows: [[1, 0]], bounds: [1] })).toThrow(RangeError)
})
