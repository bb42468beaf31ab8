import { expect, test } from 'vitest'
import { packGrid, packingError, unpackGrid } from '../../../src/exchange/packed-grid.ts'

/** A rough surface over seven decades, with a hole and both infinities. */
const along = 33
const rough = Float64Array.from({ length: along * 21 }, (_, i) => {
  const [a, b] = [(i % along) / along, Math.floor(i / along) / 21]
  return 0.2 + Math.exp(16 * a * b) * (1.5 + Math.sin(40 * a + 17 * b))
})
rough.set([NaN, Infinity, -Infinity], 100)

test('a packed value is within half a step of the original, and non-finite values stay as they are', () => {
  const packed = packGrid(rough, along, 0.1)
  const found = unpackGrid(packed, along)
  expect(found.length).toBe(rough.length)
  expect([...found.slice(100, 103)]).toEqual([NaN, Infinity, -Infinity])
  const beyond = Array.from(rough.keys()).filter(
    (i) => Number.isFinite(rough[i]) && !(Math.abs(found[i]! - rough[i]!) <= packingError(packed, rough[i]!)),
  )
  expect(beyond).toEqual([])
  // Steps are fine near the lowest value, and far above it a constant fraction of the distance from it.
  expect(packingError(packed, packed.low)).toBeLessThan(1e-4)
  expect(packingError(packed, 1e6) / 1e6).toBeLessThan(1e-3)
})

test('a surface of one height, of only holes and of a single row are packed too', () => {
  expect([...unpackGrid(packGrid([2, 2, 2, 2], 2, 1), 2)]).toEqual([2, 2, 2, 2])
  expect([...unpackGrid(packGrid([NaN, NaN], 2, 1), 2)]).toEqual([NaN, NaN])
  const row = unpackGrid(packGrid([1, 2, 4], 3, 1), 3)
  expect(row[0]).toBe(1)
  expect(row[2]).toBeCloseTo(4, 5)
})

test('a smooth surface of 65 by 65 points takes at most 5 kB', () => {
  const smooth = Array.from({ length: 65 * 65 }, (_, i) => {
    const [a, b] = [((i % 65) - 32) / 32, (Math.floor(i / 65) - 32) / 32]
    return a * a + 3 * b * b + 0.3 * Math.sin(5 * a * b)
  })
  expect(packGrid(smooth, 65, 0.3).codes.length).toBeLessThan(5000)
})

test('damaged text is refused', () => {
  const packed = packGrid([1, 2, 3, 4], 2, 1)
  expect(() => unpackGrid({ ...packed, codes: '!' }, 2)).toThrow('damaged')
})
