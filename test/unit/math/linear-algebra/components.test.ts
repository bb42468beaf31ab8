import { describe, expect, it } from 'vitest'
import { components } from '../../../../src/math/linear-algebra/components.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { finish } from '../../../../src/math/work.ts'

type Point = readonly number[]

const gap = (p: Point, q: Point): number => Math.hypot(...p.map((x, k) => x - q[k]!))

const rootsOf = (points: readonly Point[], reach: number): number[] => [
  ...finish(components(points.length, (i, j) => gap(points[i]!, points[j]!) / reach)),
]

/** The same by definition: labels spread along links until nothing changes. */
function rootsByDefinition(points: readonly Point[], reach: number): number[] {
  const labels = points.map((_, i) => i)
  for (let changed = true; changed;) {
    changed = false
    for (let i = 0; i < points.length; i++)
      for (let j = 0; j < i; j++) {
        if (labels[i] === labels[j] || gap(points[i]!, points[j]!) > reach) continue
        labels[i] = labels[j] = Math.min(labels[i]!, labels[j]!)
        changed = true
      }
  }
  return labels
}

describe('components', () => {
  it('are chains of links, not balls', () => {
    const line = Array.from({ length: 30 }, (_, i) => [0.9 * i])
    expect(new Set(rootsOf(line, 1))).toEqual(new Set([0]))
    expect(new Set(rootsOf(line, 0.8)).size).toBe(30)
  })

  it('are found even if only followers of two leaders are linked', () => {
    expect(rootsOf([[0], [3], [1], [2]], 1)).toEqual([0, 0, 0, 0])
    expect(rootsOf([[0], [3.1], [1], [2.1]], 1)).toEqual([0, 1, 0, 1])
  })

  it.each([0.03, 0.05, 0.07, 0.09])('equal the definition for scattered points, reach %f', (reach) => {
    const stream = new RandomStream(4, 'test/components')
    const points = Array.from({ length: 160 }, (_, i) => [stream.uniform(i, 0), stream.uniform(i, 1)])
    const roots = rootsOf(points, reach)
    expect(roots).toEqual(rootsByDefinition(points, reach))
    expect(new Set(roots).size).toBeGreaterThan(1)
  })

  it('are the same in any order of the points', () => {
    const stream = new RandomStream(5, 'test/order')
    const points = Array.from({ length: 80 }, (_, i) => [stream.uniform(i, 0), stream.uniform(i, 1)])
    const partition = (order: readonly number[]) => {
      const roots = rootsOf(order.map((i) => points[i]!), 0.12) // prettier-ignore
      const groups = new Map<number, number[]>()
      order.forEach((i, k) => groups.set(roots[k]!, [...(groups.get(roots[k]!) ?? []), i]))
      return [...groups.values()].map((group) => group.sort((p, q) => p - q).join(' ')).sort()
    }
    const order = points.map((_, i) => i)
    expect(partition([...order].reverse())).toEqual(partition(order))
  })

  it('pause now and then', () => {
    const work = components(400, () => 5)
    expect(work.next().done).toBe(false)
    expect(new Set(finish(work)).size).toBe(400)
  })
})
