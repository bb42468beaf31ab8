import { describe, expect, it } from 'vitest'
import { fieldGeometry } from '../../../../src/scene/surface/surface-geometry.ts'

/** Number of shaded vertices with a cache of the last `size` ones. */
function shaded(index: ArrayLike<number>, size: number): number {
  const remembered: number[] = []
  let count = 0
  for (const vertex of Array.from(index)) {
    if (remembered.includes(vertex)) continue
    count++
    remembered.push(vertex)
    if (remembered.length > size) remembered.shift()
  }
  return count
}

describe('the mesh of a field', () => {
  it.each([
    [2, 2],
    [5, 9],
    [9, 5],
    [33, 17],
    [6, 1],
  ] as const)(
    'of %i x %i points has two triangles for each cell, from its first corner to the opposite one',
    (na, rows) => {
      const { attributes, index } = fieldGeometry([na, rows])
      const nb = Math.max(2, rows)
      const place = (vertex: number) => {
        const [u, v] = [
          attributes['position']?.getX(vertex) ?? NaN,
          attributes['position']?.getY(vertex) ?? NaN,
        ]
        return [Math.round(u * (na - 1)), rows === 1 ? Number(v > 0.5) : Math.round(v * (nb - 1))] as const
      }
      const all = Array.from(index?.array ?? [], place)
      const cells = new Map<string, number>()
      for (let k = 0; k < all.length; k += 3) {
        const corners = all.slice(k, k + 3)
        const [i, j] = [Math.min(...corners.map(([i]) => i)), Math.min(...corners.map(([, j]) => j))]
        const own = new Set(corners.map((corner) => corner.join()))
        expect(own).toContain([i, j].join())
        expect(own).toContain([i + 1, j + 1].join())
        const third = own.has([i + 1, j].join()) ? 1 : own.has([i, j + 1].join()) ? 2 : NaN
        cells.set([i, j].join(), (cells.get([i, j].join()) ?? 0) + third)
      }
      expect(cells.size).toBe((na - 1) * (nb - 1))
      expect(new Set(cells.values())).toEqual(new Set([3]))
    },
  )

  it('shades few vertices twice with a cache of 32, and each hardly more than twice with 16', () => {
    const index = fieldGeometry([129, 129]).index?.array ?? []
    expect(shaded(index, 32)).toBeLessThan(1.15 * 129 * 129)
    expect(shaded(index, 16)).toBeLessThan(2.3 * 129 * 129)
  })
})
