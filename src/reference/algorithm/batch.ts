import { RandomStream } from '../../math/statistics/random.ts'
import type { BatchRule } from '../../experiment/spec/algorithm.ts'

/**
 * Returns the number of batches in an epoch of `count` samples: ceil(count / size), the last one shorter; 1
 * for 'full'.
 */
export const batchesPerEpoch = (rule: BatchRule, count: number): number =>
  rule === 'full' ? 1 : Math.ceil(count / rule.size)

/**
 * Returns the samples of update t = 1, 2, …, as indices of training samples, the same for every start and
 * algorithm. 'sequential' takes them in order; 'shuffled' takes a new permutation each epoch, from (seed,
 * 'batch', epoch) with epoch = floor((t − 1) / batches per epoch) as the lane; 'full' takes all in order.
 * 'fresh' samples belong to no part: they have no rows, and data/lazy-dataset makes them.
 *
 * The returned function keeps the last epoch's permutation, so consecutive steps cost O(count) per epoch. The
 * arrays are views: do not write to them.
 */
export function batches(rule: BatchRule, count: number, seed: number): (step: number) => Uint32Array {
  const inOrder = Uint32Array.from({ length: count }, (_, n) => n)
  if (rule === 'full') return () => inOrder
  const stream = new RandomStream(seed, 'batch')
  const perEpoch = batchesPerEpoch(rule, count)
  let epoch = -1
  let order: Uint32Array = inOrder
  return (step) => {
    const wanted = Math.floor((step - 1) / perEpoch)
    if (rule.order === 'shuffled' && wanted !== epoch) order = stream.permutation(count, wanted)
    epoch = wanted
    const from = ((step - 1) % perEpoch) * rule.size
    return order.subarray(from, Math.min(from + rule.size, count))
  }
}
