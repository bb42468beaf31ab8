import { describe, expect, test } from 'vitest'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import { pivotsOf, shadowCorners } from '../../src/experiment/linear-program/numbers.ts'
import { walksOf } from '../../src/experiment/linear-program/walk.ts'
import { linearProgram, type LinearProgramSpec } from '../../src/experiment/spec/problem/linear-program.ts'
import { spreadOf } from '../../src/experiment/sweep/statistics.ts'
import { isLong, onlyLong } from '../support/long.ts'

/** A generated program with its defaults. */
function programOf(problem: Partial<LinearProgramSpec>): LinearProgramSpec {
  const parsed = parseExperiment({
    version: 1,
    seed: 1,
    problem: { kind: 'linear-program', ...problem },
  }).problem
  if (parsed?.kind !== 'linear-program') throw new Error(linearProgram.type)
  return parsed
}

const cube = (size: number, rest: Partial<LinearProgramSpec> = {}) =>
  programOf({ id: 'klee-minty', size, ...rest })

describe('the cube of Klee and Minty (S40)', () => {
  test('Dantzig’s rule visits all 2ⁿ corners in the cube’s own units, one in drawn ones; Bland’s 2n', () => {
    for (const n of [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) {
      expect(pivotsOf(cube(n), 1)).toBe(2 ** n - 1)
      expect(pivotsOf(cube(n, { walkers: ['bland'] }), 1)).toBe(2 * n - 1)
      expect(pivotsOf(cube(n, { units: 'drawn' }), 1)).toBe(1)
    }
  })

  test('the corners of three dimensions come in the known order', () => {
    const [walk] = walksOf(cube(3), 1)
    const wanted = [[0, 0, 0], [1, 0, 0], [1, 0.2, 0], [0, 1, 0], [0, 1, 0.2], [1, 0.2, 0.52], [1, 0, 0.68], [0, 0, 1]] // prettier-ignore
    expect(walk?.points).toHaveLength(8)
    walk?.points.flat().forEach((entry, i) => expect(entry).toBeCloseTo(wanted.flat()[i]!, 12))
  })

  // Mean pivots of 200 draws elsewhere, with their standard error.
  const shaken = [
    ['upper', 8, 1e-3, 203, 1.9],
    ['upper', 8, 1e-2, 84.3, 1],
    ['upper', 8, 1e-1, 29.7, 0.4],
    ['all', 8, 1e-3, 162.7, 2.4],
    ['all', 8, 1e-2, 40.7, 0.8],
    ['all', 8, 1e-1, 11.9, 0.3],
    ['upper', 10, 1e-2, 133.3, 1.2],
    ...onlyLong([
      ['upper', 10, 1e-4, 903, 7],
      ['upper', 10, 1e-3, 418.3, 4.8],
      ['upper', 10, 1e-1, 48.7, 0.6],
      ['upper', 12, 1e-4, 2028, 24],
      ['upper', 12, 1e-3, 651, 7],
      ['upper', 12, 1e-2, 185.8, 1.7],
      ['upper', 12, 1e-1, 71.3, 0.8],
      ['upper', 6, 1e-2, 44.1, 0.5],
      ['upper', 6, 1e-1, 16.8, 0.2],
      ['all', 10, 1e-4, 804, 9],
      ['all', 10, 1e-3, 210.5, 4.1],
      ['all', 10, 1e-2, 46.1, 0.8],
      ['all', 12, 1e-3, 220, 4],
    ] as const),
  ] as const

  test.each(shaken)(
    'with %s rows of %d dimensions shaken by %d it takes %d pivots in the mean',
    (rows, n, sigma, mean, error) => {
      const spec = cube(n, { shaken: rows, sigma })
      const draws = isLong ? 200 : 60
      const numbers = Array.from({ length: draws }, (_, seed) => pivotsOf(spec, seed)).filter(Number.isFinite)
      const own = spreadOf(numbers)
      // Of the difference of two means, each with an error of its own.
      expect(Math.abs(own.mean - mean)).toBeLessThan(4 * Math.hypot(error, own.standardError))
      expect(draws - numbers.length).toBeLessThan(0.15 * draws)
    },
  )

  test('a shake of a ten-thousandth changes nothing at eight dimensions', () => {
    expect(pivotsOf(cube(8, { sigma: 1e-4 }), 5)).toBe(255)
  })
})

describe('a cube that its shadow keeps (S40)', () => {
  const goldfarb = (size: number, sigma = 0) => programOf({ id: 'goldfarb', size, sigma, shaken: 'all' })

  test('all corners are on the rim', () => {
    for (const n of [3, 4, 6, 8, ...onlyLong([10])]) expect(shadowCorners(goldfarb(n), 1)).toBe(2 ** n)
  })

  test.each([
    [6, 1e-3, 31.2, 0.6],
    [6, 1e-1, 11.6, 0.2],
    ...onlyLong([
      [8, 1e-5, 128, 2],
      [8, 1e-3, 38.1, 0.7],
      [10, 1e-3, 42.2, 0.8],
    ] as const),
  ] as const)('in %d dimensions with noise of %d it has %d corners in the mean', (n, sigma, mean, error) => {
    const numbers = Array.from({ length: isLong ? 200 : 60 }, (_, seed) =>
      shadowCorners(goldfarb(n, sigma), seed),
    )
    const own = spreadOf(numbers.filter(Number.isFinite))
    expect(Math.abs(own.mean - mean)).toBeLessThan(4 * Math.hypot(error, own.standardError))
  })
})
