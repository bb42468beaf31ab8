import { describe, expect, test } from 'vitest'
import {
  descend,
  firstSpline,
  saddlesGradient,
  secondSpline,
} from '../../../../src/reference/saddles/saddles.ts'
import type { SaddlesSpec } from '../../../../src/experiment/spec/problem/saddles.ts'
import { isLong } from '../../../support/long.ts'

const row = (rest: Partial<SaddlesSpec>): SaddlesSpec => ({
  kind: 'saddles',
  dimension: 5,
  saddle: 1,
  steepness: 1.5,
  kicks: false,
  precision: 'float64',
  ...rest,
})
const seeds = [1, 2, 3, 4, 5]
const tau = Math.E

test.each([1, 1.5, 2])('the splines join at both ends, L = %d', (steep) => {
  expect(firstSpline(tau, steep)[0]).toBeCloseTo(-(tau ** 2), 12)
  expect(firstSpline(2 * tau, steep)[1]).toBeCloseTo(-4 * steep * tau, 12)
  expect(secondSpline(tau, steep)[0]).toBeCloseTo(steep, 12)
  expect(secondSpline(2 * tau, steep)[0]).toBeCloseTo(-1, 12)
  for (const [spline, x] of [
    [firstSpline, 1.4 * tau],
    [secondSpline, 1.7 * tau],
  ] as const) {
    const h = 1e-5
    const slope = (spline(x + h, steep)[0] - spline(x - h, steep)[0]) / (2 * h)
    expect(Math.abs(spline(x, steep)[1] - slope)).toBeLessThan(1e-7)
  }
})

test.each([1, 1.5, 2])('the splines join to the second derivative, L = %d', (steep) => {
  const h = 1e-4
  /**
   * The slope at an end, and the curvature by a second-order difference from within the spline, whose error
   * is h²/3 times the fourth derivative.
   */
  const bend = (spline: typeof firstSpline, end: number, into: 1 | -1) => {
    const [at = NaN, near = NaN, far = NaN] = [0, 1, 2].map((k) => spline(end + k * into * h, steep)[1])
    return { slope: at, curvature: (into * (4 * near - 3 * at - far)) / (2 * h) }
  }
  for (const [spline, end, into, slope, curvature] of [
    [firstSpline, tau, 1, -2 * tau, -2],
    [firstSpline, 2 * tau, -1, -4 * steep * tau, 2 * steep],
    [secondSpline, tau, 1, 0, 0],
    [secondSpline, 2 * tau, -1, 0, 0],
  ] as const) {
    const found = bend(spline, end, into)
    expect(Math.abs(found.slope - slope)).toBeLessThan(1e-12)
    expect(Math.abs(found.curvature - curvature)).toBeLessThan(1e-4)
  }
})

test('the slope is that of the mirrored function, and is 0 at the saddles and at the minimum', () => {
  const gradient = (weights: number[]) => {
    const into = new Float64Array(weights.length)
    saddlesGradient(weights, 1.5, into)
    return [...into]
  }
  const mirrored = gradient([-8, 4, -0.3])
  expect(gradient([8, -4, 0.3])).toEqual(mirrored.map((slope) => -slope))
  for (const stationary of [
    [0, 0, 0],
    [4 * tau, 0, 0],
    [-4 * tau, 4 * tau, 0],
    [4 * tau, 4 * tau, -4 * tau],
  ])
    expect(Math.max(...gradient(stationary).map(Math.abs))).toBeLessThan(1e-12)
})

describe('steps past the saddles', () => {
  // Later saddles approach 1 + ln(1/(1 - 2ηL))/ln(1 + 2ηγ). After only 181 steps it is off by 3 %.
  test.each([
    [1, 2.71, 0.03],
    [1.5, 3.409, 0.02],
    [2, 4.106, 0.02],
  ])('grow by a factor each, L = %d', (steepness, ratio, within) => {
    for (const seed of seeds) {
      const { passed } = descend(row({ steepness }), seed)
      expect(Math.abs(passed[4]! / passed[3]! / ratio - 1)).toBeLessThan(within)
    }
  })

  test.each([
    [1, 24, 10],
    [1.5, 30, 12],
    [2, 38, 10],
  ])('grow by as many each with kicks, L = %d', (steepness, more, within) => {
    for (const seed of seeds) {
      const { passed } = descend(row({ steepness, kicks: true }), seed)
      for (const [k, steps] of passed.entries())
        if (k > 0) expect(Math.abs(steps - passed[k - 1]! - more)).toBeLessThanOrEqual(within)
      if (steepness === 1.5) expect(passed[4]).toBeLessThanOrEqual(170)
    }
  })

  test('in float32 a waiting weight becomes 0, and the fifth saddle is never passed', () => {
    for (const seed of seeds) {
      const [whole, rounded] = [descend(row({}), seed), descend(row({ precision: 'float32' }), seed)]
      expect(rounded.passed.slice(0, 4)).toEqual(whole.passed.slice(0, 4))
      expect([whole.passed[4]! > 0, rounded.passed[4]]).toEqual([true, NaN])
      const underflow = rounded.sizes[4]!.indexOf(0)
      expect(underflow).toBeGreaterThan(120)
      expect(underflow).toBeLessThan(155)
    }
  })

  test('in float32 one start in three waits so long before the third that the fourth weight is 0', () => {
    const many = isLong ? 400 : 100
    const runs = Array.from({ length: many }, (_, i) => descend(row({ precision: 'float32' }), i + 1).passed)
    const passed = runs.map((steps) => steps.filter(Number.isFinite).length)
    expect([Math.min(...passed), Math.max(...passed)]).toEqual([3, 4])
    const share = passed.filter((count) => count === 3).length / many
    // 260 of 800 starts in an independent program; the tolerance is three standard errors of the difference.
    expect(Math.abs(share - 0.325)).toBeLessThan(3 * Math.sqrt(0.325 * 0.675 * (1 / many + 1 / 800)))
  })

  // The smallest number of float64 is 2^-1074. A third of it rounds to 0, so neither a step down nor one up
  // moves it.
  test('in float64 the sixth weight waits until it is the smallest number, and stays there for ever', () => {
    for (const seed of seeds) {
      const { passed, sizes } = descend(row({ dimension: 6, saddle: 6 }), seed)
      expect([Number.isFinite(passed[4]), passed[5]]).toEqual([true, NaN])
      const least = sizes[5]!.indexOf(Number.MIN_VALUE)
      expect(least).toBeGreaterThan(1000)
      expect(least).toBeLessThan(1150)
      expect(sizes[5]!.at(-1)).toBe(Number.MIN_VALUE)
    }
  })

  test('in float64, with L = 2, one start in four waits so long before the fourth that the fifth weight is 0', () => {
    const many = isLong ? 200 : 40
    const runs = Array.from({ length: many }, (_, i) => descend(row({ steepness: 2 }), i + 1).passed)
    for (const [, , , fourth = NaN, fifth] of runs) expect(Number.isNaN(fifth)).toBe(fourth > 1074)
    const share = runs.filter(([, , , , fifth]) => Number.isNaN(fifth)).length / many
    // Three standard errors of a share of a quarter.
    expect(Math.abs(share - 0.25)).toBeLessThan(3 * Math.sqrt((0.25 * 0.75) / many))
  })
})
