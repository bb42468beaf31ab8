import { expect, test } from 'vitest'
import { principalComponents, randomWalkShare } from '../../src/math/principal-components.ts'
import { randomWalkShares } from '../../src/math/random-walk.ts'
import { RandomStream } from '../../src/math/random.ts'

/** The mean shares of two components over walks of 60 points, by the components of the walks themselves. */
function simulated(size: number, walks: number): readonly [number, number] {
  const sums: [number, number] = [0, 0]
  for (let walk = 0; walk < walks; walk++) {
    const stream = new RandomStream(7, `walk ${walk}`)
    const at = new Float64Array(size)
    const points = Array.from({ length: 60 }, (_, t) => {
      for (let i = 0; i < size; i++) at[i] = (at[i] ?? 0) + stream.normal(t, i)
      return at.slice()
    })
    principalComponents(points, 2)!.explained.forEach((share, k) => (sums[k as 0 | 1] += share / walks))
  }
  return sums
}

test.each([
  [3, 300],
  [17, 80],
  [60, 40],
])('in %i dimensions the shares of a random walk are those of walks', (size, walks) => {
  const { shares, dimensions } = randomWalkShares(60, size)
  expect(dimensions).toBe(size)
  simulated(size, walks).forEach((share, k) => expect(Math.abs(shares[k]! - share)).toBeLessThan(0.03))
})

test('two components are all of two dimensions, and few dimensions explain more than many', () => {
  const [first, second] = randomWalkShares(200, 2).shares
  expect(first + second).toBeCloseTo(1, 9)
  const both = (size: number) => randomWalkShares(200, size).shares.reduce((sum, share) => sum + share)
  expect(both(5)).toBeGreaterThan(both(30) + 0.02)
  expect(both(30)).toBeGreaterThan(both(5000))
})

test('in many dimensions it is the formula of theory.md S37, and near it where the simulation ends', () => {
  const formula = [randomWalkShare(200, 1), randomWalkShare(200, 2)]
  expect(randomWalkShares(200, 101)).toEqual({ shares: formula })
  randomWalkShares(200, 100).shares.forEach((share, k) =>
    expect(Math.abs(share - formula[k]!)).toBeLessThan(0.015),
  )
})
