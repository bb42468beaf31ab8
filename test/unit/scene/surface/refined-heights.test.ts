import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HeightField } from '../../../../src/scene/surface/height-field.ts'
import { refinedHeights } from '../../../../src/scene/surface/refined-heights.ts'
import type { HeightScale } from '../../../../src/math/height-scale.ts'

type Field = (x: number, y: number) => number

/** A field on [-1, 1]². */
const grid = (f: Field, n: number) => ({
  resolution: [n, n] as const,
  values: Float32Array.from({ length: n * n }, (_, k) =>
    f((2 * (k % n)) / (n - 1) - 1, (2 * Math.floor(k / n)) / (n - 1) - 1),
  ),
})

const log: HeightScale = { kind: 'log', range: [1e-6, 1], minimum: 0, floor: 1e-6 }

/** A valley of minima that follows no grid line. */
const bent: Field = (x, y) => (4 * (x + 1.3) * (y + 1.4) - 5) ** 2 / 4

/** Heights along its floor. */
const floorOf = (field: HeightField) =>
  Array.from({ length: 300 }, (_, k) => {
    const x = -0.6 + k / 300
    const y = 5 / (4 * (x + 1.3)) - 1.4
    return field.heightAt((x + 1) / 2, (y + 1) / 2)
  })

describe('refined heights', () => {
  it('equal those of a quadratic without a valley', () => {
    const coefficient = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(coefficient, coefficient, coefficient, (p, q, r) => {
        const f: Field = (x, y) => 10 - p * p * x * x - r * r * y * y + q * x + p * y
        const { resolution, values } = refinedHeights(grid(f, 9), -Infinity, 33)
        expect(resolution).toEqual([33, 33])
        const exact = grid(f, 33).values
        expect(Math.max(...values.map((value, k) => Math.abs(value - (exact[k] ?? NaN))))).toBeLessThan(1e-5)
      }),
      { numRuns: 40 },
    )
  })

  it('approach a smooth field at least as the square of the cells', () => {
    const f: Field = (x, y) => Math.sin(3 * x) * Math.cos(2 * y)
    const worst = (field: HeightField) =>
      Math.max(
        ...Array.from({ length: 2000 }, (_, k) => {
          const [u, v] = [(k * 0.6180339) % 1, (k * 0.7548776) % 1]
          return Math.abs(field.heightAt(u, v) - (f(2 * u - 1, 2 * v - 1) + 2) / 4)
        }),
      )
    const scale: HeightScale = { kind: 'linear', range: [-2, 2], minimum: 0, floor: 1 }
    const coarse = grid(f, 33)
    const fine = refinedHeights(coarse, -1, 129)
    const before = worst(new HeightField(coarse.resolution, coarse.values, scale))
    expect(worst(new HeightField(fine.resolution, fine.values, scale))).toBeLessThan(0.3 * before)
  })

  it.each([129, 257])('give a valley one depth along its floor, at %i points a side', (most) => {
    const coarse = grid(bent, 129)
    const rough = floorOf(new HeightField(coarse.resolution, coarse.values, log))
    expect(Math.max(...rough) - Math.min(...rough)).toBeGreaterThan(0.3)
    const { resolution, values } = refinedHeights(coarse, 1e-6, most)
    expect(Math.max(...floorOf(new HeightField(resolution, values, log)))).toBeLessThan(0.1)
  })

  it('are nowhere below the minimum, and keep a kink', () => {
    const kinked = refinedHeights(
      grid((x) => Math.max(0, x - 0.1), 17),
      0,
      65,
    )
    expect(Math.min(...kinked.values)).toBe(0)
    const flat = kinked.values.filter((_, k) => (k % 65) / 32 - 1 < -0.02)
    expect(Math.max(...flat)).toBe(0)
  })

  it('keep holes where they are', () => {
    const holed = grid((x, y) => (x > 0.4 && y > 0.4 ? NaN : x * x), 9)
    const { resolution, values } = refinedHeights(holed, 0, 33)
    const [before, after] = [holed, { resolution, values }].map(
      (field) => new HeightField(field.resolution, field.values, log),
    )
    for (let k = 0; k < 500; k++) {
      const [u, v] = [(k * 0.6180339) % 1, (k * 0.7548776) % 1]
      expect(Number.isNaN(after!.heightAt(u, v)), `(${u}, ${v})`).toBe(Number.isNaN(before!.heightAt(u, v)))
    }
  })

  it('leave a grid that is fine enough unchanged, except the floors', () => {
    const { resolution, values } = grid((x, y) => x + 2 * y, 9)
    expect(refinedHeights({ resolution, values }, -9, 9)).toEqual({ resolution, values })
  })
})
