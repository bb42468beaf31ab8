import { describe, expect, it } from 'vitest'
import { contourLevels } from '../../../src/scene/surface/contour-levels.ts'
import { fitHeightScale, heightFraction, lossAtFraction } from '../../../src/math/height-scale.ts'
import { ticks } from '../../../src/math/picture/ticks.ts'
import type { HeightScale } from '../../../src/math/height-scale.ts'

const linear: HeightScale = { kind: 'linear', range: [0, 10], minimum: 0, floor: 1e-5 }
const log: HeightScale = { kind: 'log', range: [0, 100], minimum: 0, floor: 1e-4 }

describe('height', () => {
  it('is linear in the loss, or in log10(max(L - L_min, floor))', () => {
    expect(heightFraction(linear, 2.5)).toBe(0.25)
    expect(heightFraction(linear, 20)).toBe(2)
    expect(heightFraction(log, 0)).toBe(0)
    expect(heightFraction(log, 1)).toBeCloseTo(4 / 6, 12)
    const raised: HeightScale = { ...log, minimum: -78, range: [-78, 22] }
    expect(heightFraction(raised, -77)).toBeCloseTo(4 / 6, 12)
  })

  it('is NaN for NaN and can be inverted', () => {
    expect(heightFraction(linear, NaN)).toBeNaN()
    for (const scale of [linear, log])
      for (const loss of [0.01, 1, 7])
        expect(lossAtFraction(scale, heightFraction(scale, loss))).toBeCloseTo(loss, 10)
  })

  it('fits the 98th percentile of the finite values, or all of them in the logarithm', () => {
    const values = [...Array.from({ length: 101 }, (_, i) => i), NaN, Infinity]
    expect(fitHeightScale(values, 'linear').range).toEqual([0, 98])
    expect(fitHeightScale(values, 'log')).toEqual({
      kind: 'log',
      range: [0, 100],
      minimum: 0,
      floor: expect.closeTo(1e-4, 12) as number,
    })
    expect(fitHeightScale([3, 3], 'linear').range).toEqual([3, 6])
    expect(fitHeightScale([NaN], 'linear').range).toEqual([0, 1])
  })
})

describe('contour levels', () => {
  it('are at round values, the heavy ones among the light ones', () => {
    const levels = contourLevels(linear)
    expect(levels.filter(({ major }) => major).map(({ value }) => value)).toEqual([0, 2, 4, 6, 8, 10])
    expect(levels[1]?.value).toBe(0.5)
    expect(levels).toHaveLength(21)
  })

  it('are at decades, 2 and 5 for a logarithmic height', () => {
    const levels = contourLevels(log)
    expect(levels.filter(({ major }) => major).map(({ label }) => label)).toEqual([
      '0.0001',
      '0.001',
      '0.01',
      '0.1',
      '1',
      '10',
      '100',
    ])
    expect(levels.map(({ value }) => value)).toContain(0.02)
    for (const { value, fraction } of levels) expect(heightFraction(log, value)).toBe(fraction)
  })

  it('fall back to equal steps if a logarithm spans little', () => {
    const narrow: HeightScale = { kind: 'log', range: [1, 3], minimum: 0, floor: 1e-6 }
    expect(
      contourLevels(narrow)
        .filter(({ major }) => major)
        .map(({ value }) => value),
    ).toEqual([1, 1.5, 2, 2.5, 3])
  })
})

describe('ticks', () => {
  it('are round and in range', () => {
    expect(ticks(-3.5, 3.5, 5)).toEqual([-2, 0, 2])
    expect(ticks(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1])
    expect(ticks(0.1, 0.35, 5)).toEqual([0.1, 0.15, 0.2, 0.25, 0.3, 0.35])
  })
})
