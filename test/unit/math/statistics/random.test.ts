import { expect, test } from 'vitest'
import { RandomStream, pcg4d } from '../../../../src/math/statistics/random.ts'

/** pcg4d as published, on BigInt. */
function published(words: number[]): number[] {
  const wrap = (x: bigint) => x & 0xffffffffn
  let [x, y, z, w] = words.map((word) => wrap(BigInt(word) * 1664525n + 1013904223n)) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ]
  const mix = () => {
    x = wrap(x + y * w)
    y = wrap(y + z * x)
    z = wrap(z + x * y)
    w = wrap(w + y * z)
  }
  mix()
  x ^= x >> 16n
  y ^= y >> 16n
  z ^= z >> 16n
  w ^= w >> 16n
  mix()
  return [x, y, z, w].map(Number)
}

test('pcg4d gives the published bits', () => {
  for (const [a, b, c, d] of [
    [0, 0, 0, 0],
    [1, 2, 3, 4],
    [0xffffffff, 0x80000000, 12345, 678],
  ] as const)
    expect(pcg4d(a, b, c, d)).toEqual(published([a, b, c, d]))
})

test('normals have mean 0, variance 1 and kurtosis 3 within five standard errors', () => {
  const stream = new RandomStream(7, 'test')
  const n = 100_000
  let first = 0
  let second = 0
  let fourth = 0
  for (let i = 0; i < n; i++) {
    const z = stream.normal(i)
    first += z / n
    second += z ** 2 / n
    fourth += z ** 4 / n
  }
  expect(Math.abs(first)).toBeLessThan(5 / Math.sqrt(n))
  expect(Math.abs(second - 1)).toBeLessThan(5 * Math.sqrt(2 / n))
  expect(Math.abs(fourth - 3)).toBeLessThan(5 * Math.sqrt(96 / n))
})

test('a permutation holds every index once and depends on seed, name and lane', () => {
  const order = new RandomStream(1, 'batch').permutation(100, 3)
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
  expect(order).not.toEqual(new RandomStream(1, 'batch').permutation(100, 4))
  expect(order).not.toEqual(new RandomStream(2, 'batch').permutation(100, 3))
})
