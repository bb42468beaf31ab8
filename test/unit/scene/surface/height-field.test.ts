import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HeightField } from '../../../../src/scene/surface/height-field.ts'
import { verticesAlong } from '../../../../src/scene/surface/surface-geometry.ts'
import type { HeightScale } from '../../../../src/math/height-scale.ts'

const scale: HeightScale = { kind: 'linear', range: [0, 1], minimum: 0, floor: 1e-6 }
const n = 33
const grid = (f: (u: number, v: number) => number) =>
  Float32Array.from({ length: n * n }, (_, k) => f((k % n) / (n - 1), Math.floor(k / n) / (n - 1)))
const field = (f: (u: number, v: number) => number) => new HeightField([n, n], grid(f), scale)
const unit = fc.double({ min: 0.02, max: 0.98, noNaN: true })

describe('height', () => {
  it('equals that of the drawn triangles: exact at grid points and for planes', () => {
    const plane = field((u, v) => 0.2 + 0.5 * u + 0.25 * v)
    fc.assert(
      fc.property(unit, unit, (u, v) => {
        expect(Math.abs(plane.heightAt(u, v) - (0.2 + 0.5 * u + 0.25 * v))).toBeLessThan(1e-6)
      }),
    )
    expect(plane.heightAt(1, 1)).toBeCloseTo(0.95, 6)
  })

  it('follows the diagonal of each cell', () => {
    const corner = new HeightField([2, 2], [0, 1, 0, 0], scale)
    expect(corner.heightAt(0.75, 0.25)).toBeCloseTo(0.5, 12)
    expect(corner.heightAt(0.25, 0.75)).toBe(0)
  })

  it('of facets is that of the nearest grid point, where the mesh has a level square', () => {
    const steps = new HeightField([3, 2], [0, 0.5, 1, NaN, 0.25, 0], scale, true)
    const at = (u: number, v: number) => steps.heightAt(u, v)
    expect([at(0.24, 0), at(0.26, 0.4), at(0.74, 0.49), at(0.76, 0.49), at(0.5, 0.51)]).toEqual([0, 0.5, 0.5, 1, 0.25]) // prettier-ignore
    expect(at(0.1, 0.9)).toBeNaN()
    for (const [i, place] of verticesAlong(3, true).entries())
      expect([Math.round(2 * place), place >= 0 && place <= 1]).toEqual([Math.floor(i / 2), true])
    expect(verticesAlong(3, false)).toEqual([0, 0.5, 1])
  })

  it('is cut at 0 and 1', () => {
    expect(field(() => 7).heightAt(0.5, 0.5)).toBe(1)
    expect(field(() => -7).heightAt(0.5, 0.5)).toBe(0)
  })

  it('is NaN in every cell with a non-finite corner, and outside', () => {
    const holed = field((u, v) => (u === 0.5 && v === 0.5 ? Infinity : 0.5))
    expect(holed.heightAt(0.5 + 0.4 / 32, 0.5 + 0.2 / 32)).toBeNaN()
    expect(holed.heightAt(0.25, 0.25)).toBe(0.5)
    expect(holed.heightAt(1.01, 0.5)).toBeNaN()
  })
})

describe('a ray', () => {
  const hills = field((u, v) => 0.5 + 0.2 * Math.sin(9 * u) * Math.cos(7 * v))

  /**
   * Whether the line from (u + du, v + dv, 3) to the surface at (u, v) is above the surface where it enters
   * the block.
   */
  const comesFromAbove = (u: number, v: number, du: number, dv: number): boolean => {
    const outside = (at: number, step: number) => (step > 0 ? (at + step - 1) / step : (at + step) / step)
    const s = Math.max(0, outside(u, du), outside(v, dv))
    if (!Number.isFinite(s)) return false
    const [p, q] = [u + (1 - s) * du, v + (1 - s) * dv]
    return (
      3 - s * (3 - hills.heightAt(u, v)) >
      hills.heightAt(Math.min(1, Math.max(0, p)), Math.min(1, Math.max(0, q)))
    )
  }

  it('meets the surface at its place, from any side', () => {
    fc.assert(
      fc.property(
        unit,
        unit,
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.double({ min: -1, max: 1, noNaN: true }),
        (u, v, du, dv) => {
          const origin = [u + du, v + dv, 3] as const
          fc.pre(comesFromAbove(u, v, du, dv))
          const hit = hills.intersect({ origin, direction: [-du, -dv, hills.heightAt(u, v) - 3] })
          expect(hit).toBeDefined()
          const [hu, hv] = hit!
          const s = 3 - hills.heightAt(hu, hv)
          const t = s / (3 - hills.heightAt(u, v))
          expect(Math.hypot(origin[0] - t * du - hu, origin[1] - t * dv - hv)).toBeLessThan(1e-6)
        },
      ),
    )
  })

  it('passes through a hole and meets what lies behind', () => {
    const holed = field((u, v) => (Math.hypot(u - 0.5, v - 0.5) < 0.1 ? NaN : 0.5))
    expect(holed.intersect({ origin: [0.5, 0.5, 2], direction: [0, 0, -1] })).toBeUndefined()
    expect(holed.intersect({ origin: [0.2, 0.5, 2], direction: [0, 0, -1] })).toEqual([0.2, 0.5])
  })

  it('meets the flat top of a cut', () => {
    const peak = field((u) => (u > 0.4 ? 50 : 0.2))
    expect(peak.intersect({ origin: [0.8, 0.5, 3], direction: [0, 0, -1] })).toEqual([0.8, 0.5])
  })

  it('misses next to the block and where it would enter through a side', () => {
    expect(hills.intersect({ origin: [2, 2, 3], direction: [0, 0, -1] })).toBeUndefined()
    expect(hills.intersect({ origin: [-1, 0.5, 0.1], direction: [1, 0, 0] })).toBeUndefined()
  })
})

describe('a one-row field', () => {
  const wall = new HeightField([3, 1], [0.2, 0.6, 0.4], scale)

  it('is a wall in the middle, as high as its values, with nothing next to it', () => {
    expect(wall.heightAt(0.25, 0.5)).toBeCloseTo(0.4, 6)
    expect(wall.heightAt(0.75, 0.48)).toBeCloseTo(0.5, 6)
    expect([wall.heightAt(0.5, 0.4), wall.heightAt(0.5, 0.6)]).toEqual([NaN, NaN])
  })

  it('is met by a ray from above and missed by one next to it', () => {
    const down = (v: number) => wall.intersect({ origin: [0.5, v, 3], direction: [0, 0, -1] })
    expect(down(0.5)).toEqual([0.5, 0.5])
    expect(down(0.3)).toBeUndefined()
  })
})
