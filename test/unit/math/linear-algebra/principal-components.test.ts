import { expect, test } from 'vitest'
import {
  principalComponents,
  randomWalkShare,
} from '../../../../src/math/linear-algebra/principal-components.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { dot, norm } from '../../../../src/math/linear-algebra/vector.ts'

/** x_t = (1 - pull) x_{t-1} + ξ, ξ ~ N(0, I): a random walk if `pull` is 0. */
function walk(points: number, size: number, pull = 0): Float64Array[] {
  const stream = new RandomStream(1, `walk ${pull}`)
  const at = new Float64Array(size)
  return Array.from({ length: points }, (_, t) => {
    for (let i = 0; i < size; i++) at[i] = (1 - pull) * (at[i] ?? 0) + stream.normal(t, i)
    return at.slice()
  })
}

const components = (points: readonly Float64Array[], count: number) => {
  const found = principalComponents(points, count)
  if (!found) throw new Error('no components were found')
  return found
}

function correlation(x: Float64Array, y: Float64Array): number {
  const deviation = (z: Float64Array) => z.map((entry) => entry - z.reduce((sum, e) => sum + e, 0) / z.length)
  const [p, q] = [deviation(x), deviation(y)]
  return dot(p, q) / norm(p) / norm(q)
}

test('S37: a random walk of 200 points in 5,000 dimensions looks like cosines that explain 6/(πk)²', () => {
  const points = walk(200, 5000)
  const { vectors, explained } = components(points, 3)
  const tolerances = [0.02, 0.01, 0.006]
  tolerances.forEach((tolerance, k) => {
    expect(Math.abs((explained[k] ?? 0) - randomWalkShare(200, k + 1))).toBeLessThan(tolerance)
  })
  for (const k of [1, 2]) {
    const scores = Float64Array.from(points, (point) => dot(point, vectors[k - 1]!))
    const cosine = Float64Array.from(points, (_, t) => Math.cos((Math.PI * k * (t + 0.5)) / 200))
    expect(Math.abs(correlation(scores, cosine))).toBeGreaterThanOrEqual(0.999)
  }
})

test('S37: the shares of a random walk by the formula', () => {
  const shares = (points: number) =>
    Array.from({ length: points - 1 }, (_, k) => randomWalkShare(points, k + 1))
  expect(shares(200).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  const published = [0.607927, 0.151982, 0.067547, 0.037995, 0.024317]
  published.forEach((share, k) => expect(randomWalkShare(1e5, k + 1)).toBeCloseTo(share, 6))
  expect(randomWalkShare(2, 1)).toBeCloseTo(1, 12)
})

test('S37: a walk that is pulled back (400 points, by a tenth) has no dominant component', () => {
  const { explained } = components(walk(400, 5000, 0.1), 2)
  expect(Math.abs((explained[0] ?? 0) - 0.051)).toBeLessThan(0.004)
  expect(Math.abs((explained[1] ?? 0) - 0.048)).toBeLessThan(0.004)
})

test('components of a set with known covariance are found, far from zero', () => {
  const points = Array.from({ length: 64 }, (_, t) => {
    const [x, y, z] = [t & 1 ? 2 : -2, t & 2 ? 1 : -1, t & 4 ? 0.5 : -0.5]
    return Float64Array.of(1000 + 0.6 * x - 0.8 * y, -500 + 0.8 * x + 0.6 * y, z)
  })
  const { vectors, explained } = components(points, 2)
  const wanted = [Float64Array.of(0.6, 0.8, 0), Float64Array.of(0.8, -0.6, 0)]
  wanted.forEach((vector, k) => vector.forEach((entry, i) => expect(vectors[k]![i]).toBeCloseTo(entry, 9)))
  expect(explained[0]).toBeCloseTo(4 / 5.25, 12)
  expect(explained[1]).toBeCloseTo(1 / 5.25, 12)
})

test('identical points have no components', () => {
  expect(principalComponents([Float64Array.of(1, 2), Float64Array.of(1, 2)], 2)).toBeUndefined()
})
