import type { Cluster, Numbers } from '../results.ts'

/** Most groups, taken by size, that keep their numbers. */
const mostKept = 100

/** Indices of the largest groups, largest first. */
const bySize = (groups: readonly Cluster[]): number[] =>
  [...groups.keys()].filter((i) => groups[i]!.size > 0).sort((p, q) => groups[q]!.size - groups[p]!.size)

const distance = (p: Numbers, q: Numbers): number => {
  let sum = 0
  for (let k = 0; k < p.length; k++) sum += (p[k]! - q[k]!) ** 2
  return sum
}

/** Counts of a group's members by their previous number. */
export type Votes = ReadonlyMap<number, number>

/**
 * Returns a number for each group; the largest is 0. Groups that existed before keep their numbers, so that
 * colours stay: matched first by common members, most members first, then by nearest centres; the others get
 * the free numbers by size. `before` contains the previous groups by number, some of them empty; `votes` are
 * given by group if members were known before.
 */
export function numbersOf(
  groups: readonly Cluster[],
  before: readonly Cluster[],
  votes: readonly Votes[] = [],
): number[] {
  const numbers = groups.map(() => -1)
  const largest = bySize(groups)
  const taken = new Set<number>()
  const shared = votes.flatMap((of, group) => [...of].map(([number, count]) => ({ group, number, count })))
  for (const { group, number } of shared.sort((p, q) => q.count - p.count)) {
    if (numbers[group] !== -1 || taken.has(number)) continue
    numbers[group] = number
    taken.add(number)
  }
  const pairs: { group: number; number: number; distance: number }[] = []
  for (const group of largest.slice(0, mostKept))
    for (const number of bySize(before).slice(0, mostKept)) {
      const [now, then] = [groups[group]!.center, before[number]!.center]
      if (now.length === then.length) pairs.push({ group, number, distance: distance(now, then) })
    }
  for (const { group, number } of pairs.sort((p, q) => p.distance - q.distance)) {
    if (numbers[group] !== -1 || taken.has(number)) continue
    numbers[group] = number
    taken.add(number)
  }
  let free = 0
  for (const group of largest) {
    if (numbers[group] !== -1) continue
    while (taken.has(free)) free++
    numbers[group] = free
    taken.add(free)
  }
  return numbers
}

/**
 * Returns the clusters by number after another outcome: the current ones, and previous ones whose number is
 * free.
 */
export const knownClusters = (before: readonly Cluster[] | undefined, now: readonly Cluster[]): Cluster[] =>
  Array.from({ length: Math.max(before?.length ?? 0, now.length) }, (_, number) => {
    const [old, found] = [before?.[number], now[number]]
    return found && (found.size > 0 || !old) ? found : (old ?? { size: 0, center: new Float64Array() })
  })
