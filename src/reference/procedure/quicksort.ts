import { RandomStream, pcg4d } from '../../math/statistics/random.ts'
import type { ProcedureSpec } from '../../experiment/spec/problem/problem.ts'

/** A call on the keys of ranks `from` to `from + count − 1`, which makes count − 1 comparisons. */
export interface Call {
  readonly from: number
  readonly count: number
  /** Depth of nesting. */
  readonly depth: number
  readonly pivot: number
}

/** Receives each call on two keys or more. */
type Hear = (from: number, count: number, depth: number, pivot: number) => void

/**
 * Runs quicksort with a random pivot. The pivot's rank among a call's keys is uniform for any order, so the
 * sizes of the calls are drawn, and nothing is sorted.
 */
function bySizes(size: number, seed: number, hear: Hear): void {
  const { key } = new RandomStream(seed, 'procedure/pivot')
  /** Three numbers per call: first rank, count, depth. */
  const waiting = size > 1 ? [0, size, 0] : []
  let drawn = 0
  let words: readonly number[] = []
  while (waiting.length > 0) {
    const [depth = 0, count = 0, from = 0] = [waiting.pop(), waiting.pop(), waiting.pop()]
    if (drawn % 4 === 0) words = pcg4d(seed, key, drawn / 4, 0)
    const rank = Math.floor((words[drawn++ % 4]! / 2 ** 32) * count)
    hear(from, count, depth, from + rank)
    if (rank > 1) waiting.push(from, rank, depth + 1)
    if (count - rank > 2) waiting.push(from + rank + 1, count - rank - 1, depth + 1)
  }
}

/** Returns the unsorted keys, by rank. */
function ranksOf({ size, input, sigma }: ProcedureSpec, seed: number): Uint32Array {
  if (input === 'random') return new RandomStream(seed, 'procedure/input').permutation(size)
  const sorted = Uint32Array.from({ length: size }, (_, i) => (input === 'sorted' ? i : size - 1 - i))
  if (sigma === 0) return sorted
  const shift = new RandomStream(seed, 'procedure/shift')
  const keys = Float64Array.from(sorted, (rank, i) => rank + sigma * size * shift.normal(i))
  const order = Array.from(keys.keys()).sort((one, other) => keys[one]! - keys[other]!)
  const ranks = new Uint32Array(size)
  for (const [rank, i] of order.entries()) ranks[i] = rank
  return ranks
}

/** Runs quicksort with the first key as the pivot; smaller and larger keys keep their order. */
function byFirst(ranks: Uint32Array, hear: Hear): void {
  const waiting: (readonly [Uint32Array, number])[] = ranks.length > 1 ? [[ranks, 0]] : []
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [part, depth] = next
    const count = part.length
    const pivot = part[0]!
    const sorted = new Uint32Array(count)
    let [below, above] = [0, count]
    for (let i = 1; i < count; i++) {
      const rank = part[i]!
      if (rank < pivot) sorted[below++] = rank
      else sorted[--above] = rank
    }
    hear(pivot - below, count, depth, pivot)
    if (below > 1) waiting.push([sorted.subarray(0, below), depth + 1])
    if (count - above > 1) waiting.push([sorted.subarray(above).reverse(), depth + 1])
  }
}

const run = (procedure: ProcedureSpec, seed: number, hear: Hear): void =>
  procedure.pivot === 'random' ? bySizes(procedure.size, seed, hear) : byFirst(ranksOf(procedure, seed), hear)

/**
 * Returns the comparisons of one run of quicksort. With a random pivot, their distribution is the same for
 * every input.
 */
export function comparisonsOf(procedure: ProcedureSpec, seed: number): number {
  let comparisons = 0
  run(procedure, seed, (_from, count) => (comparisons += count - 1))
  return comparisons
}

/** Returns the calls of one run on two keys or more. */
export function callsOf(procedure: ProcedureSpec, seed: number): readonly Call[] {
  const calls: Call[] = []
  run(procedure, seed, (from, count, depth, pivot) => calls.push({ from, count, depth, pivot }))
  return calls
}
