import { RandomStream } from '../../math/random.ts'
import type { BatchRule } from '../schema/algorithm.ts'

/** Which samples update t (1, 2, …) sees; undefined for all. */
export function createBatches(
  count: number,
  rule: BatchRule,
  seed: number,
): (t: number) => Uint32Array | undefined {
  if (rule === 'full' || count === 0) return () => undefined
  const { size, order } = rule
  const perEpoch = Math.ceil(count / size)
  const stream = new RandomStream(seed, 'batch')
  const natural = Uint32Array.from({ length: count }, (_, i) => i)
  let epoch = -1
  let samples: Uint32Array = natural
  return (t) => {
    const next = Math.floor((t - 1) / perEpoch)
    if (next !== epoch && order === 'shuffled') samples = stream.permutation(count, next)
    epoch = next
    const at = ((t - 1) % perEpoch) * size
    return samples.slice(at, at + size)
  }
}

/** ξ of weight i at update t, N(0, 1). */
export function createNoise(seed: number, start: number): (t: number, i: number) => number {
  const stream = new RandomStream(seed, `noise/${start}`)
  return (t, i) => stream.normal(t, i)
}
