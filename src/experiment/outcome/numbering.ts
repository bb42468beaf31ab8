import type { Numbers } from '../results.ts'

/** A group of ends that are the same. */
export interface Group {
  readonly size: number
  /** Mean of what is compared. */
  readonly center: Numbers
}

const distance = (p: Numbers, q: Numbers): number => {
  let sum = 0
  for (let k = 0; k < p.length; k++) sum += ((p[k] ?? 0) - (q[k] ?? 0)) ** 2
  return sum
}

/**
 * A number for each group: the largest is 0. Groups that stood before keep their numbers, the nearest centres first, so that
 * colours stay; the others take the free numbers by size. `before` holds the centres by number.
 */
export function numbersOf(groups: readonly Group[], before: readonly Numbers[]): number[] {
  const numbers = groups.map(() => -1)
  const pairs = groups
    .flatMap(({ center }, group) =>
      before.flatMap((old, number) =>
        old.length === center.length ? [{ group, number, distance: distance(center, old) }] : [],
      ),
    )
    .sort((p, q) => p.distance - q.distance)
  const taken = new Set<number>()
  for (const { group, number } of pairs) {
    if (numbers[group] !== -1 || taken.has(number)) continue
    numbers[group] = number
    taken.add(number)
  }
  let free = 0
  const bySize = [...groups.keys()].sort((p, q) => (groups[q]?.size ?? 0) - (groups[p]?.size ?? 0))
  for (const group of bySize) {
    if (numbers[group] !== -1) continue
    while (taken.has(free)) free++
    numbers[group] = free
    taken.add(free)
  }
  return numbers
}
