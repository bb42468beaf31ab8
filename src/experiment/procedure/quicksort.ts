import { RandomStream, pcg4d } from '../../math/statistics/random.ts'
import type { ProcedureSpec } from '../spec/problem.ts'

/**
 * Comparisons with a random pivot. The rank of the pivot among the keys of a call is uniform whatever their order is, so that the
 * sizes of the calls are drawn and nothing is sorted.
 */
function bySizes(size: number, seed: number): number {
  const { key } = new RandomStream(seed, 'procedure/pivot')
  const waiting = [size]
  let [comparisons, drawn] = [0, 0]
  let words: readonly number[] = []
  for (let count = waiting.pop(); count !== undefined; count = waiting.pop()) {
    if (drawn % 4 === 0) words = pcg4d(seed, key, drawn / 4, 0)
    const rank = Math.floor(((words[drawn++ % 4] ?? 0) / 2 ** 32) * count)
    comparisons += count - 1
    if (rank > 1) waiting.push(rank)
    if (count - rank > 2) waiting.push(count - rank - 1)
  }
  return comparisons
}

/** The keys before they are sorted. */
function keysOf({ size, input, sigma }: ProcedureSpec, seed: number): ArrayLike<number> {
  if (input === 'random') return new RandomStream(seed, 'procedure/input').permutation(size)
  const shift = new RandomStream(seed, 'procedure/shift')
  return Float64Array.from({ length: size }, (_, i) => {
    const rank = input === 'sorted' ? i : size - 1 - i
    return sigma > 0 ? rank + sigma * size * shift.normal(i) : rank
  })
}

/** Comparisons with the first key as the pivot; the smaller keys and the larger ones stay in their order. */
function byFirst(keys: ArrayLike<number>): number {
  const waiting: ArrayLike<number>[] = [keys]
  let comparisons = 0
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const count = part.length
    const pivot = part[0] ?? NaN
    const sorted = new Float64Array(count)
    let [below, above] = [0, count]
    for (let i = 1; i < count; i++) {
      const key = part[i] ?? NaN
      if (key < pivot) sorted[below++] = key
      else sorted[--above] = key
    }
    comparisons += count - 1
    if (below > 1) waiting.push(sorted.subarray(0, below))
    if (count - above > 1) waiting.push(sorted.subarray(above).reverse())
  }
  return comparisons
}

/** Comparisons of one run of quicksort, in float64. The law is the same for every input where the pivot is random. */
export const comparisonsOf = (procedure: ProcedureSpec, seed: number): number =>
  procedure.pivot === 'random' ? bySizes(procedure.size, seed) : byFirst(keysOf(procedure, seed))
