import { describe, expect, test } from 'vitest'
import { parseProblem } from '../support/problem.ts'
import { mergePatch } from '../../src/experiment/format/merge.ts'
import { buildProgram } from '../../src/reference/linear-program/build.ts'
import { pivotsOf, shadowCorners, shadowOf } from '../../src/reference/linear-program/numbers.ts'
import { walksOf } from '../../src/reference/linear-program/walk.ts'
import { linearProgram, type LinearProgramSpec } from '../../src/experiment/spec/problem/linear-program.ts'
import { spreadOf } from '../../src/theory/sweep/statistics.ts'
import { Dictionary } from '../../src/math/linear-programming/dictionary.ts'
import { simplex } from '../../src/math/linear-programming/simplex.ts'
import { RandomStream } from '../../src/math/statistics/random.ts'
import { finish } from '../../src/math/work.ts'
import { experimentOf } from '../../src/study/lecture/lecture.ts'
import linearProgrammingScenario from '../../src/scenarios/lectures/linear-programming/lecture.md?full'
import { isLong, onlyLong } from '../support/long.ts'

/** A generated program with default values. */
function programOf(problem: Partial<LinearProgramSpec>): LinearProgramSpec {
  const parsed = parseProblem({
    version: 1,
    seed: 1,
    problem: { kind: 'linear-program', ...problem },
  }).problem
  if (parsed.kind !== 'linear-program') throw new Error(linearProgram.type)
  return parsed
}

const cube = (size: number, rest: Partial<LinearProgramSpec> = {}) =>
  programOf({ id: 'klee-minty', size, ...rest })

/**
 * The draws of a program that have a first vertex: the spread of their pivots, and the share of the other
 * draws.
 */
function pivotsOver(spec: LinearProgramSpec) {
  const draws = isLong ? 200 : 60
  const numbers = Array.from({ length: draws }, (_, seed) => pivotsOf(spec, seed)).filter(Number.isFinite)
  return { own: spreadOf(numbers), skipped: 1 - numbers.length / draws }
}

type Mean = readonly [mean: number, standardError: number]

/** The ratio of two means, and its standard error. */
const ratioOf = ([less, lessError]: Mean, [more, moreError]: Mean) => ({
  ratio: more / less,
  error: (more / less) * Math.hypot(lessError / less, moreError / more),
})

describe('the cube of Klee and Minty (S40)', () => {
  test('Dantzig’s rule visits all 2ⁿ corners in the cube’s own units, one in random ones; Bland’s 2n', () => {
    for (const n of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
      expect(pivotsOf(cube(n), 1)).toBe(2 ** n - 1)
      expect(pivotsOf(cube(n, { walkers: ['bland'] }), 1)).toBe(2 * n - 1)
      expect(pivotsOf(cube(n, { units: 'drawn' }), 1)).toBe(1)
    }
  })

  test('the corners in three dimensions come in the known order', () => {
    const [walk] = walksOf(cube(3), 1)
    const wanted = [[0, 0, 0], [1, 0, 0], [1, 0.2, 0], [0, 1, 0], [0, 1, 0.2], [1, 0.2, 0.52], [1, 0, 0.68], [0, 0, 1]] // prettier-ignore
    expect(walk?.points).toHaveLength(8)
    walk?.points.flat().forEach((entry, i) => expect(entry).toBeCloseTo(wanted.flat()[i]!, 12))
  })

  // Mean pivots of 200 draws in an independent program, with their standard errors.
  const shaken = [
    ['upper', 8, 1e-4, 255, 0],
    ['upper', 8, 1e-3, 203, 1.9],
    ['upper', 8, 1e-2, 84.3, 1],
    ['upper', 8, 1e-1, 29.7, 0.4],
    ['all', 8, 1e-4, 255, 0],
    ['all', 8, 1e-3, 162.7, 2.4],
    ['all', 8, 1e-2, 40.7, 0.8],
    ['all', 8, 1e-1, 11.9, 0.3],
    ['upper', 10, 1e-2, 133.3, 1.2],
    ...onlyLong([
      ['upper', 6, 1e-4, 63, 0],
      ['upper', 6, 1e-3, 63, 0],
      ['upper', 6, 1e-2, 44.1, 0.5],
      ['upper', 6, 1e-1, 16.8, 0.2],
      ['upper', 10, 1e-4, 903, 7],
      ['upper', 10, 1e-3, 418.3, 4.8],
      ['upper', 10, 1e-1, 48.7, 0.6],
      ['upper', 12, 1e-4, 2028, 24],
      ['upper', 12, 1e-3, 651, 7],
      ['upper', 12, 1e-2, 185.8, 1.7],
      ['upper', 12, 1e-1, 71.3, 0.8],
      ['all', 10, 1e-4, 804, 9],
      ['all', 10, 1e-3, 210.5, 4.1],
      ['all', 10, 1e-2, 46.1, 0.8],
      ['all', 10, 1e-1, 16, 0.4],
      ['all', 12, 1e-4, 1154, 20],
      ['all', 12, 1e-3, 220, 4],
      ['all', 12, 1e-2, 51.7, 0.9],
      ['all', 12, 1e-1, 20, 0.5],
    ] as const),
  ] as const

  test.each(shaken)(
    'with %s rows of %d dimensions shaken by %d it takes %d pivots on average',
    (rows, n, sigma, mean, error) => {
      const { own, skipped } = pivotsOver(cube(n, { shaken: rows, sigma }))
      // The difference of two means, each with its own error.
      expect(Math.abs(own.mean - mean)).toBeLessThanOrEqual(4 * Math.hypot(error, own.standardError))
      expect(skipped).toBeLessThan(0.15)
    },
  )

  // Means at ten and at twelve dimensions in an independent program, with their standard errors.
  const grown = [
    [1e-2, [133.3, 1.2], [185.8, 1.7]],
    ...onlyLong([
      [1e-4, [903, 7], [2028, 24]],
      [1e-3, [418.3, 4.8], [651, 7]],
      [1e-1, [48.7, 0.6], [71.3, 0.8]],
    ] as const),
  ] as const

  test.each(grown)(
    'shaken by %d, two more dimensions than ten make fewer than three times as many pivots, and four times as many without shaking',
    (sigma, ten, twelve) => {
      const [of10, of12] = [10, 12].map((n) => pivotsOver(cube(n, { sigma })).own)
      const own = ratioOf([of10!.mean, of10!.standardError], [of12!.mean, of12!.standardError])
      const wanted = ratioOf(ten, twelve)
      expect(Math.abs(own.ratio - wanted.ratio)).toBeLessThan(4 * Math.hypot(own.error, wanted.error))
      expect(own.ratio).toBeLessThan(3)
    },
  )

  test("the dial of the cube in three dimensions: a hundredth breaks no path, and a tenth breaks the reader's", () => {
    const at = linearProgrammingScenario.steps.findIndex(
      ({ id }) => id === 'a-cube-on-which-simplex-sees-every-corner',
    )
    const opening = experimentOf(linearProgrammingScenario, at)
    const walks = linearProgrammingScenario.steps[at]!.dial!.experiments.map((patch) => {
      const { problem, seed } = parseProblem(mergePatch(opening, patch))
      return walksOf(problem as LinearProgramSpec, seed)[0]!.points.length - 1
    })
    const [still, hundredth, ...more] = walks
    expect([still, hundredth]).toEqual([2 ** 3 - 1, 2 ** 3 - 1])
    for (const pivots of more) expect(pivots).toBeLessThan(2 ** 3 - 1)
    for (let seed = 0; seed < 50; seed++) expect(pivotsOf(cube(3, { sigma: 0.01 }), seed)).toBe(7)
  })

  test('if each number moves by a hundredth of itself, all corners of ten dimensions are still visited', () => {
    const still = buildProgram(cube(10), 1)
    for (const seed of [1, 2, 3, 4, 5]) {
      const stream = new RandomStream(seed, 'relative noise')
      const moved = (value: number, row: number, column: number) =>
        value * (1 + 0.01 * stream.normal(row, column))
      const rows = still.rows.map((row, i) => (i < 10 ? row.map((entry, j) => moved(entry, i, j)) : row))
      const bounds = still.bounds.map((bound, i) => moved(bound, i, 10))
      expect(finish(simplex({ ...still, rows, bounds }, still)).pivots).toBe(2 ** 10 - 1)
    }
  })

  test('a shake of a millionth changes nothing, in twelve dimensions either', () => {
    for (const seed of [1, 2, 3]) expect(pivotsOf(cube(12, { sigma: 1e-6 }), seed)).toBe(4095)
  })
})

describe('a cube that its shadow keeps (S40)', () => {
  const goldfarb = (size: number, sigma = 0) => programOf({ id: 'goldfarb', size, sigma, shaken: 'all' })

  const cornersOver = (spec: LinearProgramSpec) =>
    spreadOf(
      Array.from({ length: isLong ? 200 : 60 }, (_, seed) => shadowCorners(spec, seed)).filter(
        Number.isFinite,
      ),
    )

  test('all corners are on the boundary', () => {
    for (const n of [3, 4, 6, 8, ...onlyLong([10])]) expect(shadowCorners(goldfarb(n), 1)).toBe(2 ** n)
  })

  test.each([
    [6, 1e-3, 31.2, 0.6],
    [6, 1e-1, 11.6, 0.2],
    ...onlyLong([
      [6, 1e-5, 63.8, 0.1],
      [6, 1e-4, 50.6, 0.7],
      [6, 1e-2, 18.2, 0.4],
      [8, 1e-5, 128, 2],
      [8, 1e-4, 73.5, 1.6],
      [8, 1e-3, 38.1, 0.7],
      [8, 1e-2, 23.1, 0.4],
      [8, 1e-1, 15.6, 0.3],
      [10, 1e-5, 163, 3],
      [10, 1e-4, 78.5, 1.6],
      [10, 1e-3, 42.2, 0.8],
      [10, 1e-2, 26.9, 0.4],
      [10, 1e-1, 21.4, 0.4],
    ] as const),
  ] as const)('in %d dimensions with noise of %d it has %d corners in the mean', (n, sigma, mean, error) => {
    const own = cornersOver(goldfarb(n, sigma))
    expect(Math.abs(own.mean - mean)).toBeLessThan(4 * Math.hypot(error, own.standardError))
  })

  test('with noise of a thousandth two more dimensions than eight make hardly more corners, and four times as many without noise', () => {
    const [of8, of10] = [8, 10].map((n) => cornersOver(goldfarb(n, 1e-3)))
    const own = ratioOf([of8!.mean, of8!.standardError], [of10!.mean, of10!.standardError])
    const wanted = ratioOf([38.1, 0.7], [42.2, 0.8])
    expect(Math.abs(own.ratio - wanted.ratio)).toBeLessThan(4 * Math.hypot(own.error, wanted.error))
    expect(own.ratio).toBeLessThan(1.5)
  })

  test.each([3, 4, 6, 8])('in %d dimensions the convex hull of all corners agrees', (n) => {
    const corners = deformed(n).map((x): Point => [x[n - 2]!, x[n - 1]!])
    expectPolygon(shadowOf(goldfarb(n), 1)!, hullOf(corners))
  })

  test.each([1e-4, 1e-1])('shaken by %d it agrees too, with the corners of all sets of six rows', (sigma) => {
    for (const seed of isLong ? [1, 2, 3] : [1]) {
      const program = buildProgram(goldfarb(6, sigma), seed)
      const corners = subsets(program.rows.length, 6)
        .map((tight) => Dictionary.at(program, tight))
        .filter((at) => at?.slacks.every((slack) => slack > -1e-9))
        .map((at): Point => [at!.vertex[4]!, at!.vertex[5]!])
      expectPolygon(shadowOf(goldfarb(6, sigma), seed)!, hullOf(corners))
    }
  })
})

type Point = readonly [x: number, y: number]

/**
 * All corners of the deformed product of the cube, each x_k at one of its two walls, with ε = 0.45 and g =
 * 0.1.
 */
const deformed = (n: number): number[][] =>
  n === 0
    ? [[]]
    : deformed(n - 1).flatMap((x) => {
        const wall = n === 1 ? 0 : 0.45 * (x[n - 2]! - 0.1 * (x[n - 3] ?? 0))
        return [
          [...x, wall],
          [...x, 1 - wall],
        ]
      })

/** The subsets of `size` numbers below `count`. */
const subsets = (count: number, size: number): number[][] =>
  size === 0
    ? [[]]
    : Array.from({ length: count }, (_, last) => last).flatMap((last) =>
        subsets(last, size - 1).map((rest) => [...rest, last]),
      )

/** Corners of the convex hull, counter-clockwise from the leftmost, by Andrew's monotone chains. */
function hullOf(places: readonly Point[]): Point[] {
  const sorted = [...places].sort(([a, b], [c, d]) => a - c || b - d)
  const chain = (ordered: readonly Point[]) => {
    const corners: Point[] = []
    for (const [x, y] of ordered) {
      for (;;) {
        const [[a, b] = [NaN, NaN], [c, d] = [NaN, NaN]] = corners.slice(-2)
        if (!((c - a) * (y - b) - (d - b) * (x - a) <= 1e-15)) break
        corners.pop()
      }
      corners.push([x, y])
    }
    return corners.slice(0, -1)
  }
  return [...chain(sorted), ...chain(sorted.reverse())]
}

/** Expects two polygons to have the same corners, whatever their first corner and orientation. */
function expectPolygon(own: readonly Point[], wanted: readonly Point[]): void {
  expect(own).toHaveLength(wanted.length)
  for (const [x, y] of wanted)
    expect(Math.min(...own.map(([a, b]) => Math.hypot(a - x, b - y)))).toBeLessThan(1e-9)
}
