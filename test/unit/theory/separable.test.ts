import { describe, expect, test } from 'vitest'
import { oracle } from '../../../src/reference/oracle/index.ts'
import { parseExperiment } from '../../../src/experiment/format/parse.ts'
import { quantityOf } from '../../../src/theory/quantity/index.ts'
import { observe } from '../../../src/theory/quantity/source.ts'
import { separableFraction, separatorOf, thresholdBits } from '../../../src/theory/separable.ts'
import { dot } from '../../../src/math/linear-algebra/vector.ts'
import { RandomStream } from '../../../src/math/statistics/random.ts'

/** The corners of a cube in `bits` dimensions, each with 1 as an extra entry. */
const corners = (bits: number): Float64Array[] =>
  Array.from({ length: 2 ** bits }, (_, k) =>
    Float64Array.from({ length: bits + 1 }, (__, i) => (i === bits ? 1 : (k >> i) & 1)),
  )

const colored = (points: readonly Float64Array[], colors: number): Float64Array[] =>
  points.map((point, n) => point.map((x) => ((colors >> n) & 1 ? x : -x)))

const countOf = (points: readonly Float64Array[]): number =>
  Array.from({ length: 2 ** points.length }, (_, c) => separatorOf(colored(points, c))).filter(Boolean).length

/** The sets of corners on which a unit with integer weights up to 3 is positive, as bits. */
function computed(bits: number): Set<number> {
  const points = corners(bits)
  const found = new Set<number>()
  const weights = 7 ** bits
  for (let w = 0; w < weights; w++)
    for (let doubled = -13; doubled <= 13; doubled += 2) {
      const of = (n: number) =>
        points[n]?.reduce((sum, x, i) => sum + (i < bits ? x * ((Math.floor(w / 7 ** i) % 7) - 3) : 0), 0) ??
        0
      found.add(points.reduce((set, _, n) => (of(n) > doubled / 2 ? set | (1 << n) : set), 0))
    }
  return found
}

describe('a line between two colours', () => {
  test('a neuron computes 4, 14 and 104 of the functions of 1, 2 and 3 bits (S02)', () => {
    expect([1, 2, 3].map((bits) => countOf(corners(bits)))).toEqual([4, 14, 104])
  })

  test('a neuron computes 1882 of the functions of 4 bits (S02): integer weights reach them, and no others are found', () => {
    const points = corners(4)
    const reached = computed(4)
    expect(reached.size).toBe(1882)
    const draws = new RandomStream(2, 'functions')
    const some = [...reached].filter((_, i) => i % 31 === 0)
    const others = Array.from({ length: 120 }, (_, i) => draws.bits(i) >>> 16)
    for (const colors of [...some, ...others])
      expect(separatorOf(colored(points, colors)) !== undefined).toBe(reached.has(colors))
  })

  test('any line found separates, and one exists for half of six dots', () => {
    const draws = new RandomStream(5, 'dots')
    let told = 0
    for (let trial = 0; trial < 60; trial++) {
      const points = Array.from({ length: 6 }, (_, n) =>
        Float64Array.of(draws.normal(trial, 2 * n), draws.normal(trial, 2 * n + 1), 1),
      )
      const samples = colored(points, draws.bits(trial, 99) >>> 26)
      const found = separatorOf(samples)
      if (found) told += 1
      if (found) for (const sample of samples) expect(dot(sample, found)).toBeGreaterThan(0)
    }
    // Four standard errors of a half.
    expect(Math.abs(told / 60 - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / 60))
  })

  test('a hair of space is enough', () => {
    const at = (x: number, sign: number) => Float64Array.of(sign * x, sign)
    expect(separatorOf([at(0, -1), at(1e-5, 1), at(1, 1)])).toBeDefined()
    expect(separatorOf([at(0, -1), at(0, 1), at(1, 1)])).toBeUndefined()
  })
})

describe('Cover’s count', () => {
  test('three weights: 1, 7/8, 1/2, 0.1445, 0.0327; five: 1/2, 0.0898, 0.0096 (S02)', () => {
    expect([3, 4, 6, 9, 12].map((p) => separableFraction(p, 3))).toEqual([
      1,
      0.875,
      0.5,
      74 / 512,
      134 / 4096,
    ])
    expect([10, 15, 20].map((p) => separableFraction(p, 5))).toEqual([0.5, 2942 / 2 ** 15, 10_072 / 2 ** 20])
  })

  test('is a half at two points per weight, however many weights, and becomes a step there', () => {
    for (const weights of [1, 2, 7, 30, 300])
      expect(separableFraction(2 * weights, weights)).toBeCloseTo(0.5, 12)
    expect(separableFraction(540, 300)).toBeGreaterThan(0.9)
    expect(separableFraction(660, 300)).toBeLessThan(0.1)
  })

  test('bounds every cube: 14, 104 and 1882 are at most 14, 128 and 3882', () => {
    expect([2, 3, 4].map((bits) => Math.round(2 ** thresholdBits(bits)))).toEqual([14, 128, 3882])
  })
})

describe('the quantities', () => {
  const dots = (size: number, features?: readonly string[]) =>
    parseExperiment({
      version: 1,
      seed: 3,
      data: {
        kind: 'generated',
        id: 'blobs',
        size,
        noise: 1,
        labelCorruption: 1,
        parameters: { radius: 0 },
        features,
      },
      model: { kind: 'mlp', widths: [features?.length ?? 2, 1], activation: 'linear' },
      metric: { loss: 'logistic' },
      algorithms: [{ id: 'sgd', learningRate: 1, steps: 0 }],
      starts: [{ kind: 'random', distribution: 'normal' }],
      plane: { kind: 'random', normalization: 'none' },
    })

  test('count all colourings of dots in the plane: Cover’s count to the last one', async () => {
    for (const size of [3, 4, 6, 9]) {
      const source = await observe(oracle, dots(size))
      expect(await quantityOf(source, 'separable-share')).toBe(separableFraction(size, 3))
      expect(await quantityOf(source, 'separable-fraction')).toBe(separableFraction(size, 3))
      expect(await quantityOf(source, 'separable-fraction', { points: 12 })).toBe(134 / 4096)
    }
  })

  test('depend, with squares as features, only on the number of weights', async () => {
    const source = await observe(oracle, dots(10, ['x1', 'x2', 'x1^2', 'x2^2']))
    expect(await quantityOf(source, 'separable-share')).toBe(0.5)
    expect(await quantityOf(source, 'separable-fraction', { weights: 3 })).toBe(0.5)
  })

  test('come within 0.08 of the count for 400 random colourings', async () => {
    for (const size of [9, 12]) {
      const found = await quantityOf(await observe(oracle, dots(size)), 'separable-share', { draws: 400 })
      expect(Math.abs(found - separableFraction(size, 3))).toBeLessThan(0.08)
    }
  })

  test('always separate labels of three dots, and refuse a network with hidden units', async () => {
    expect(await quantityOf(await observe(oracle, dots(3)), 'separable')).toBe(1)
    const deep = parseExperiment({
      ...dots(3),
      model: { kind: 'mlp', widths: [2, 3, 1], activation: 'tanh' },
    })
    await expect(quantityOf(await observe(oracle, deep), 'separable')).rejects.toThrow('one layer')
  })

  test('5000 weights of 32 bits name fewer functions than there are of 18 bits', async () => {
    const source = await observe(oracle, dots(3))
    expect(await quantityOf(source, 'outnumbered-bits')).toBe(18)
    expect(await quantityOf(source, 'function-bits', { of: 'network' })).toBe(160_000)
    expect(await quantityOf(source, 'function-bits', { of: 'all' })).toBe(4)
    expect(await quantityOf(source, 'function-bits', { of: 'neuron' })).toBeCloseTo(Math.log2(14), 12)
  })
})
