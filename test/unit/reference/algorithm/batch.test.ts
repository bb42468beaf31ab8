import { expect, test } from 'vitest'
import { batches, batchesPerEpoch } from '../../../../src/reference/algorithm/batch.ts'
import { gradientNoise } from '../../../../src/reference/algorithm/noise.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const epochOf = (batch: (step: number) => Uint32Array, first: number, count: number) =>
  Array.from({ length: count }, (_, i) => [...batch(first + i)])

test('a full batch contains all samples in order', () => {
  const batch = batches('full', 4, 1)
  expect([...batch(1)]).toEqual([0, 1, 2, 3])
  expect([...batch(99)]).toEqual([0, 1, 2, 3])
})

test('sequential batches go through the samples, with a shorter last one in each epoch', () => {
  const rule = { size: 4, order: 'sequential' } as const
  const batch = batches(rule, 10, 1)
  expect(batchesPerEpoch(rule, 10)).toBe(3)
  const epoch = [
    [0, 1, 2, 3],
    [4, 5, 6, 7],
    [8, 9],
  ]
  expect(epochOf(batch, 1, 3)).toEqual(epoch)
  expect(epochOf(batch, 4, 3)).toEqual(epoch)
})

test('shuffled batches cover every sample once per epoch, by the permutation of that epoch', () => {
  const rule = { size: 4, order: 'shuffled' } as const
  const batch = batches(rule, 10, 5)
  const stream = new RandomStream(5, 'batch')
  for (const epoch of [0, 1, 2])
    expect(epochOf(batch, 1 + 3 * epoch, 3).flat()).toEqual([...stream.permutation(10, epoch)])
  expect(batches(rule, 10, 5)(7)).toEqual(batch(7))
  expect(batches(rule, 10, 6)(7)).not.toEqual(batch(7))
})

test('a batch above the number of samples is the whole epoch', () => {
  expect([...batches({ size: 50, order: 'shuffled' }, 10, 5)(2)].sort((a, b) => a - b)).toHaveLength(10)
})

test('noise depends only on seed, start, step and weight', () => {
  const noise = gradientNoise(3, 1)
  expect(noise(5, 2)).toBe(new RandomStream(3, 'noise/1').normal(5, 2))
  const others = [gradientNoise(4, 1)(5, 2), gradientNoise(3, 2)(5, 2), noise(6, 2), noise(5, 3)]
  expect(others).not.toContain(noise(5, 2))
})
