import { expect, test } from 'vitest'
import {
  principalComponents,
  randomWalkShare,
} from '../../../../src/math/linear-algebra/principal-components.ts'
import { randomWalkShares } from '../../../../src/math/linear-algebra/random-walk.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

/** The mean shares of two components over walks of 60 points, from the components of the walks themselves. */
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
  [400, 20],
])('in %i dimensions the shares of a random walk are those of walks', (size, walks) => {
  const { shares, dimensions } = randomWalkShares(60, size)
  expect(dimensions).toBe(size)
  simulated(size, walks).forEach((share, k) => expect(Math.abs(shares[k]! - share)).toBeLessThan(0.03))
})

test('two components explain everything in two dimensions, and more in few dimensions than in many', () => {
  const [first, second] = randomWalkShares(200, 2).shares
  expect(first + second).toBeCloseTo(1, 9)
  const both = (size: number) => randomWalkShares(200, size).shares.reduce((sum, share) => sum + share)
  expect(both(5)).toBeGreaterThan(both(30) + 0.02)
  expect(both(30)).toBeGreaterThan(both(5000))
})

test('in many dimensions it is the formula of S37, and falls short of it if there are as many as points', () => {
  const formula = [randomWalkShare(200, 1), randomWalkShare(200, 2)]
  for (const [size, tolerance] of [
    [5000, 0.01],
    [100_000, 0.002],
  ] as const)
    randomWalkShares(200, size).shares.forEach((share, k) =>
      expect(Math.abs(share - formula[k]!), `${size}`).toBeLessThan(tolerance),
    )
  expect(Math.abs(randomWalkShares(200, 1000).shares[0] - 0.6068)).toBeLessThan(0.01)
  expect(Math.abs(randomWalkShares(200, 200).shares[0] - 0.574)).toBeLessThan(0.04)
})

test('a walk of two points lies on one line, and of three in one plane', () => {
  expect(randomWalkShares(2, 1000).shares).toEqual([1, 0])
  const [first, second] = randomWalkShares(3, 1000).shares
  expect(first + second).toBeCloseTo(1, 9)
})
