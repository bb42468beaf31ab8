import type { Numbers } from '../results.ts'

/** Longest period that is looked for. */
const longest = 16
/** A cycle repeats within this share of the largest distance among its last positions. */
const tolerance = 1e-3
/** Share of that distance which float32 cannot tell from no distance. */
const rounding = 1e-6
/** Share of that distance by which all that is still to come may move a cycle. */
const drift = 1e-2

function distance(tail: Numbers, size: number, i: number, j: number): number {
  let sum = 0
  for (let k = 0; k < size; k++) sum += ((tail[i * size + k] ?? 0) - (tail[j * size + k] ?? 0)) ** 2
  return Math.sqrt(sum)
}

/**
 * True where the last of `tail` [position][weight] repeat after 2 to 16 positions, and would go on to: what is missing is
 * rounding, or shrinks so fast from one turn to the next that in all it is little. Hops that grow or fade slowly are no cycle.
 */
export function repeats(tail: Numbers, size: number): boolean {
  const last = tail.length / size - 1
  let largest = 0
  for (let i = Math.max(0, last - longest + 1); i <= last; i++) {
    for (let j = Math.max(0, last - longest + 1); j < i; j++)
      largest = Math.max(largest, distance(tail, size, i, j))
  }
  if (largest === 0) return false
  for (let p = 2; p <= Math.min(longest, last); p++) {
    const missing = distance(tail, size, last, last - p)
    if (missing > tolerance * largest) continue
    if (missing <= rounding * largest || 2 * p > last) return true
    const ratio = missing / distance(tail, size, last - p, last - 2 * p)
    return ratio < 1 && missing * ratio <= drift * largest * (1 - ratio)
  }
  return false
}
