import type { Work } from '../work.ts'

/**
 * Returns the distance of two points as a multiple of the reach within which they are linked; beyond `most`,
 * any larger number.
 */
export type Reach = (i: number, j: number, most: number) => number

/** Comparisons between two rests. */
const stretch = 10_000

/**
 * Two leaders further apart than this multiple of the reach have no linked followers: followers are at most
 * one reach from their leaders and from each other, and the reach may grow slightly from one to the next.
 */
const farApart = 4

/** A union-find forest with path halving. */
class Forest {
  readonly #parent: Int32Array

  constructor(count: number) {
    this.#parent = Int32Array.from({ length: count }, (_, i) => i)
  }

  root(i: number): number {
    let at = i
    for (;;) {
      const above = this.#parent[at]!
      if (above === at) return at
      const top = this.#parent[above]!
      this.#parent[at] = top
      at = top
    }
  }

  join(i: number, j: number): void {
    const [p, q] = [this.root(i), this.root(j)]
    this.#parent[Math.max(p, q)] = Math.min(p, q)
  }
}

/**
 * Returns the connected components of points that are linked if their distance is at most the reach (single
 * linkage): for each point the lowest index of its component, for any order of the points.
 *
 * Points within reach of a leader are joined to it; only if leaders of two components are close are their
 * followers compared one by one. It takes points times leaders comparisons for compact components.
 */
export function* components(count: number, reach: Reach): Work<Int32Array> {
  const forest = new Forest(count)
  const followers = new Map<number, number[]>()
  let compared = 0
  const linked = (i: number, j: number): boolean => {
    compared++
    return reach(i, j, 1) <= 1
  }
  const apart = (i: number, j: number): boolean => forest.root(i) !== forest.root(j)
  for (let i = 0; i < count; i++) {
    for (const [leader, following] of followers) {
      if (!apart(i, leader) || !linked(i, leader)) continue
      if (forest.root(i) === i) following.push(i)
      forest.join(i, leader)
    }
    if (forest.root(i) === i) followers.set(i, [i])
    if (compared > stretch) {
      compared = 0
      yield
    }
  }
  const groups = [...followers]
  for (let k = 1; k < groups.length; k++)
    for (let l = 0; l < k; l++) {
      const [p, ours] = groups[k]!
      const [q, theirs] = groups[l]!
      if (!apart(p, q)) continue
      compared++
      if (reach(p, q, farApart) > farApart) continue
      if (ours.some((i) => theirs.some((j) => linked(i, j)))) forest.join(p, q)
      if (compared > stretch) {
        compared = 0
        yield
      }
    }
  return Int32Array.from({ length: count }, (_, i) => forest.root(i))
}
