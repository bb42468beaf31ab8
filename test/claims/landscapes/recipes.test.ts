import { beforeAll, describe, expect, test } from 'vitest'
import { fetchSamples } from '../../../src/experiment/data/sample-file.ts'
import { maxOf, minOf } from '../../../src/math/statistics/range.ts'
import { minimaOf } from '../../../src/theory/quantity/surface/shape.ts'
import { skips, trained, type DeepNet } from '../../support/landscapes/deep-net.ts'
import { expectWithin, meanOver } from '../../support/landscapes/figures.ts'
import { onlyLong } from '../../support/long.ts'

// S48 (e) of theory/README.md: ways of training thirteen hidden layers on 256 digits, with batch norm over
// the samples.

beforeAll(() => fetchSamples({ data: { id: 'digits' } }))

interface Recipe {
  readonly name: string
  readonly algorithm: DeepNet['algorithm']
  readonly width?: number
  /**
   * The mean share of new digits that the plain network classifies correctly, and its mean dips, in an
   * independent program.
   */
  readonly read: number
  readonly dips: number
}

const adam = (learningRate: number, steps: number) => ({ id: 'adam', learningRate, steps }) as const
const descent = (learningRate: number, steps: number) => ({ id: 'sgd', learningRate, steps }) as const

/** Recipes that leave the most dips come first. */
const recipes: readonly Recipe[] = [
  { name: 'Adam .001', algorithm: adam(0.001, 500), read: 0.17, dips: 139 },
  { name: 'Adam .005', algorithm: adam(0.005, 200), read: 0.29, dips: 121 },
  { name: 'Adam .005, width 32', algorithm: adam(0.005, 200), width: 32, read: 0.37, dips: 101 },
  { name: 'gradient descent .1', algorithm: descent(0.1, 400), read: 0.42, dips: 91 },
  { name: 'Adam .02', algorithm: adam(0.02, 200), read: 0.55, dips: 75 },
  { name: 'gradient descent 1', algorithm: descent(1, 200), read: 0.71, dips: 40 },
  {
    name: 'momentum .03 in batches',
    algorithm: { id: 'momentum', learningRate: 0.03, steps: 300, batch: { size: 64 } },
    read: 0.77,
    dips: 37,
  },
]

const of = ({ algorithm, width }: Recipe, seed: number, more: Partial<DeepNet> = {}) =>
  trained({
    learns: 'digits',
    hidden: 13,
    normalization: 'batch',
    algorithm,
    ...(width !== undefined && { width }),
    seed,
    ...more,
  })

/** Ranks of numbers. */
const ranks = (numbers: readonly number[]): number[] =>
  numbers.map((number) => numbers.filter((other) => other < number).length)

/** Spearman's rank correlation of distinct numbers. */
function rankCorrelation(some: readonly number[], others: readonly number[]): number {
  const [p, q] = [ranks(some), ranks(others)]
  const squares = p.reduce((sum, rank, i) => sum + (rank - q[i]!) ** 2, 0)
  return 1 - (6 * squares) / (p.length * (p.length ** 2 - 1))
}

describe('roughness correlates with test accuracy over the recipes of one plain network (S48)', () => {
  test('two recipes, 33 points a side: the one with fewer dips classifies twice as many new digits', () => {
    const [rough, smooth] = [of(recipes[1]!, 1), of(recipes[6]!, 1)]
    for (const net of [rough, smooth]) expect(net.right('train')).toBeGreaterThan(0.98)
    const [most, least] = [rough, smooth].map((net) => minimaOf(net.surface({ resolution: 33 })))
    expect(least!).toBeLessThan(most! / 1.5)
    expect(smooth.right('test')).toBeGreaterThan(1.8 * rough.right('test'))
  })

  const five = [1, 2, 3, 4, 5]
  /**
   * The mean share of new digits that the plain network classifies correctly, over five draws, and its mean
   * dips, over three.
   */
  const meansOf = (recipe: Recipe) => ({
    read: meanOver(
      `${recipe.name}, plain: new digits`,
      five.map((seed) => of(recipe, seed).right('test')),
    ),
    dips: meanOver(
      `${recipe.name}, plain: dips`,
      five.slice(0, 3).map((seed) => minimaOf(of(recipe, seed).surface())),
    ),
  })

  test.each(onlyLong(recipes))(
    '$name: all classify their training digits, and the plain network as many new digits as in the independent program',
    (recipe) => {
      expectWithin(
        `${recipe.name}, plain: train digits`,
        five.map((seed) => of(recipe, seed).right('train')),
        [0.98, 1],
      )
      const { dips, read } = meansOf(recipe)
      expect.soft(Math.abs(read - recipe.read)).toBeLessThan(0.12)
      expect.soft(Math.abs(Math.log(dips / recipe.dips))).toBeLessThan(Math.log(1.6))
    },
    1_800_000,
  )

  test.each(onlyLong([recipes]))(
    'the fewer dips, the more new digits are classified',
    (...all) => {
      const means = all.map(meansOf)
      const correlation = rankCorrelation(
        means.map(({ dips }) => dips),
        means.map(({ read }) => read),
      )
      expect(meanOver('rank correlation of dips and new digits', [correlation])).toBeLessThan(-0.8)
    },
    1_800_000,
  )

  test.each(onlyLong([recipes]))(
    'the final losses, from .003 to .15, are in another order than the shares of new digits classified',
    (...all) => {
      const losses = all.map((recipe) =>
        meanOver(
          `${recipe.name}, plain: loss`,
          five.map((seed) => of(recipe, seed).loss),
        ),
      )
      expect(Number(minOf(losses).toFixed(3))).toBe(0.003)
      expect(Number(maxOf(losses).toFixed(2))).toBe(0.15)
      const correlation = rankCorrelation(
        losses,
        all.map((recipe) => meansOf(recipe).read),
      )
      expect(Math.abs(meanOver('rank correlation of losses and new digits', [correlation]))).toBeLessThan(0.6)
    },
    1_800_000,
  )

  test.each(onlyLong(recipes))(
    '$name: with skips there is one dip, and more new digits are classified than without, on every draw',
    (recipe) => {
      const nets = five.map((seed) => of(recipe, seed, skips))
      const read = nets.map((net) => net.right('test'))
      expectWithin(`${recipe.name}, skips: new digits`, read, [0.68, 0.9])
      for (const [k, seed] of five.entries())
        expect.soft(read[k]!).toBeGreaterThan(of(recipe, seed).right('test'))
      expectWithin(
        `${recipe.name}, skips: dips on 33 × 33 points`,
        nets.map((net) => minimaOf(net.surface({ resolution: 33 }))),
        [1, 2],
      )
    },
    1_800_000,
  )
})
