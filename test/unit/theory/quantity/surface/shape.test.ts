import { describe, expect, test } from 'vitest'
import { ExperimentError } from '../../../../../src/experiment/spec/values/error.ts'
import {
  logRoughness,
  minimaOf,
  monotoneRays,
  relativeRoughness,
  shareBelow,
} from '../../../../../src/theory/quantity/surface/shape.ts'

/** f on a grid over [-1, 1]². */
function over(f: (a: number, b: number) => number, na = 65, nb = na) {
  const at = (i: number, n: number) => -1 + (2 * i) / (n - 1)
  return {
    values: Float64Array.from({ length: na * nb }, (_, k) => f(at(k % na, na), at(Math.floor(k / na), nb))),
    resolution: [na, nb] as const,
  }
}

const bowl = (a: number, b: number) => a ** 2 + b ** 2
/** cos(2π·2a) has its minima at ±1/4 and ±3/4 in [-1, 1]: four along each side. */
const eggBox = (a: number, b: number) => 2 + Math.cos(4 * Math.PI * a) + Math.cos(4 * Math.PI * b)
const withHole = (f: typeof bowl, hole: number, radius: number) => (a: number, b: number) =>
  Math.hypot(a, b) < radius ? hole : f(a, b)

describe('minima', () => {
  test('are one for a bowl, all sixteen for an egg box, and none for a slope and a plateau', () => {
    expect(minimaOf(over(bowl))).toBe(1)
    expect(minimaOf(over(eggBox))).toBe(16)
    expect(minimaOf(over((a) => a))).toBe(0)
    expect(minimaOf(over(() => 1))).toBe(0)
  })

  test('are found on a grid with unequal sides', () => {
    expect(minimaOf(over(eggBox, 129, 33))).toBe(16)
  })

  test('are not on an edge, even if it is lowest', () => {
    expect(minimaOf(over((a, b) => (a - 1) ** 2 + b ** 2))).toBe(0)
  })

  test('are strictly below all eight neighbours, so a dip that two points share does not count', () => {
    expect(minimaOf(over((a, b) => Math.abs(a) + Math.abs(b)))).toBe(1)
    expect(minimaOf(over((a, b) => Math.abs(a - 1 / 64) + Math.abs(b)))).toBe(0)
  })

  test.each([NaN, Infinity, -Infinity])('are not in or next to a hole of %s', (hole) => {
    expect(minimaOf(over(withHole(bowl, hole, 0.01)))).toBe(0)
    const { values, resolution } = over(eggBox)
    values[8 * 65 + 7] = hole
    expect(minimaOf({ values, resolution })).toBe(15)
  })
})

describe('area below a level', () => {
  test("is a disc's for a bowl", () => {
    const disc = (Math.PI * 0.25) / 4
    expect(Math.abs(shareBelow(over(bowl, 513), 0.25) - disc)).toBeLessThan(0.002)
  })

  test('counts all points: a hole is not below', () => {
    const whole = shareBelow(over(bowl), 2)
    expect(whole).toBeCloseTo(1 - 4 / 65 ** 2, 12)
    for (const hole of [NaN, Infinity, -Infinity])
      expect(shareBelow(over(withHole(bowl, hole, 0.01)), 2)).toBeCloseTo(whole - 1 / 65 ** 2, 12)
  })
})

describe('monotone rays', () => {
  test('are all rays for a bowl, and none for an egg box', () => {
    expect(monotoneRays(over(bowl))).toBe(1)
    expect(monotoneRays(over(eggBox))).toBe(0)
  })

  test('are those that rise on a slope, and the two along its contour, where nothing falls', () => {
    expect(monotoneRays(over((a) => a))).toBe(33 / 64)
  })

  test('allow a fall of less than a hundredth of the climb', () => {
    const endingAt = (height: number) => over((a) => (Math.abs(a) > 0.95 ? height : Math.abs(a)))
    const before = 30 / 32
    expect(monotoneRays(endingAt(before - 0.008))).toBe(1)
    // Seven rays on each side reach this far.
    expect(monotoneRays(endingAt(before - 0.02))).toBe(1 - 14 / 64)
  })

  test('do not pass through a hole', () => {
    for (const hole of [NaN, Infinity])
      expect(monotoneRays(over((a, b) => (a > 0.9 ? hole : bowl(a, b))))).toBe(55 / 64)
    expect(monotoneRays(over(withHole(bowl, NaN, 0.01)))).toBe(0)
  })

  test('a grid without a middle point is refused', () => {
    for (const grid of [over(bowl, 64), over(bowl, 65, 33), over(bowl, 65, 1)])
      expect(() => monotoneRays(grid)).toThrow(ExperimentError)
  })
})

describe('roughness', () => {
  test('is the bend of ln height for a step of the grid', () => {
    const steep = 3
    const step = 2 / 64
    expect(logRoughness(over((a, b) => Math.exp((steep * (a ** 2 + b ** 2)) / 2)))).toBeCloseTo(
      steep * step ** 2,
      12,
    )
  })

  test('relative to the deviation does not depend on the unit of the height', () => {
    const [one, other] = [over(eggBox), over((a, b) => 7 + 100 * eggBox(a, b))]
    expect(relativeRoughness(other)).toBeCloseTo(relativeRoughness(one), 12)
    // Over whole periods |cos| has mean 2/π, and the sum of two cosines has deviation 1.
    const closed = (2 / Math.PI) * 2 * (1 - Math.cos((4 * Math.PI * 2) / 64))
    expect(Math.abs(relativeRoughness(one) / closed - 1)).toBeLessThan(0.03)
  })

  test('leaves out points next to a hole, and is undefined if all are', () => {
    const smooth = (a: number, b: number) => Math.exp(a ** 2 + b ** 2)
    const whole = logRoughness(over(smooth))
    for (const hole of [NaN, Infinity, 0])
      expect(logRoughness(over(withHole(smooth, hole, 0.2)))).toBeCloseTo(whole, 12)
    expect(logRoughness(over(() => NaN))).toBeNaN()
  })
})
