import { describe, expect, it } from 'vitest'
import type { Terrain } from '../../../../src/reference/results.ts'
import { lossOn } from '../../../../src/view/surface/path-heights.ts'

const over = (resolution: readonly [number, number], values: readonly number[]): Terrain =>
  ({ resolution, extent: { a: [0, 2], b: [-0.5, 0.5] }, values: Float32Array.from(values) }) as never

describe('the height on a surface', () => {
  it('is bilinear within a cell, and undefined outside and next to a hole', () => {
    const surface = over([3, 2], [1, 3, 5, 2, 4, NaN])
    expect(lossOn(surface, 0.5, 0)).toBe(2.5)
    expect(lossOn(surface, 2.1, 0)).toBeNaN()
    expect(lossOn(surface, 1.5, 0)).toBeNaN()
  })

  it('is linear along a line, up to its ends', () => {
    const line = over([3, 1], [1, 3, 5])
    expect([0, 0.5, 1, 2].map((a) => lossOn(line, a, 0))).toEqual([1, 2, 3, 5])
  })
})
