import { describe, expect, test } from 'vitest'
import { functionOf, functions } from '../../../../src/experiment/functions/catalogue.ts'
import { saddlesGradient } from '../../../../src/reference/saddles/saddles.ts'
import type { PlaneFunction } from '../../../../src/experiment/functions/function.ts'

/** Ascending eigenvalues of a symmetric 2x2 matrix. */
function eigenvalues([a, b, c]: readonly [number, number, number]): [number, number] {
  const middle = (a + c) / 2
  const spread = Math.hypot((a - c) / 2, b)
  return [middle - spread, middle + spread]
}

const points: [number, number][] = [
  [0.3, -0.7],
  [-1.2, 1.9],
  [2.4, 0.05],
]

describe.each(functions.map((f) => [f.id, f] as const))('%s', (_id, f: PlaneFunction) => {
  const parameters = f.parameters

  test('derivatives are central differences', () => {
    const h = 1e-5
    for (const [x, y] of points) {
      const [gx, gy] = f.gradient(x, y, parameters)
      const [xx, xy, yy] = f.hessian(x, y, parameters)
      const along = (g: (x: number, y: number) => number, dx: number, dy: number) =>
        (g(x + dx * h, y + dy * h) - g(x - dx * h, y - dy * h)) / (2 * h)
      const value = (p: number, q: number) => f.value(p, q, parameters)
      const slope = (i: 0 | 1) => (p: number, q: number) => f.gradient(p, q, parameters)[i]
      const close = (found: number, wanted: number, scale: number) =>
        expect(Math.abs(found - wanted)).toBeLessThan(1e-7 * (1 + scale))
      const steep = Math.abs(value(x, y)) + Math.hypot(gx, gy) + Math.hypot(xx, xy, yy)
      close(gx, along(value, 1, 0), steep)
      close(gy, along(value, 0, 1), steep)
      close(xx, along(slope(0), 1, 0), steep)
      close(xy, along(slope(0), 0, 1), steep)
      close(xy, along(slope(1), 1, 0), steep)
      close(yy, along(slope(1), 0, 1), steep)
    }
  })

  test('every minimum has no slope, no negative curvature and its value, and the first is the lowest', () => {
    const minima = f.minima(parameters)
    for (const { at, value } of minima) {
      const [low, high] = eigenvalues(f.hessian(at[0], at[1], parameters))
      expect(low).toBeGreaterThan(0)
      expect(Math.hypot(...f.gradient(at[0], at[1], parameters))).toBeLessThan(1e-12 * (1 + high))
      expect(Math.abs(f.value(at[0], at[1], parameters) - value)).toBeLessThan(1e-12 * (1 + Math.abs(value)))
      expect(value).toBeGreaterThanOrEqual(minima[0]!.value)
      expect(f.window.a[0] < at[0] && at[0] < f.window.a[1]).toBe(true)
      expect(f.window.b[0] < at[1] && at[1] < f.window.b[1]).toBe(true)
    }
  })
})

const squares = functions.flatMap((f) => (f.squares ? [[f.id, f, f.squares] as const] : []))

test.each(squares)('%s as a sum of squares has the same value and slope', (_id, f, squaresAt) => {
  for (const [x, y] of points) {
    const residuals = squaresAt(x, y)
    const sum = (of: (r: number, rx: number, ry: number) => number) =>
      residuals.reduce((total, [r, rx, ry]) => total + of(r, rx, ry), 0)
    const [gx, gy] = f.gradient(x, y, f.parameters)
    const value = f.value(x, y, f.parameters)
    expect(Math.abs(sum((r) => r * r) - value)).toBeLessThan(1e-12 * (1 + value))
    expect(Math.abs(sum((r, rx) => 2 * r * rx) - gx)).toBeLessThan(1e-12 * (1 + Math.abs(gx) + value))
    expect(Math.abs(sum((r, _, ry) => 2 * r * ry) - gy)).toBeLessThan(1e-12 * (1 + Math.abs(gy) + value))
  }
})

/**
 * theory/README.md, S07 and S12: minimum, eigenvalues, value. The number of printed digits decides the
 * tolerance.
 */
const published: [id: string, index: number, at: [number, number], eigenvalues?: [number, number] | undefined, value?: number][] = [
  ['himmelblau', 0, [3, 2], [25.715729, 82.284271], 0],
  ['himmelblau', 1, [-2.805118087, 3.131312518], [64.840373, 80.550072], 0],
  ['himmelblau', 2, [-3.779310253, -3.283185991], [70.714355, 133.785615], 0],
  ['himmelblau', 3, [3.58442834, -1.848126527], [28.690677, 105.418908], 0],
  ['rosenbrock', 0, [1, 1], [0.399361, 1001.600639]],
  ['beale', 0, [3, 0.5], [0.301464, 48.979786]],
  ['booth', 0, [1, 3], [2, 18]],
  ['matyas', 0, [0, 0], [0.04, 1]],
  ['three-hump-camel', 1, [1.747552346, -0.873776173], undefined, 0.2986384422],
  ['six-hump-camel', 0, [0.089842013, -0.712656403], undefined, -1.0316284535],
  ['mccormick', 0, [-0.547197551, -1.547197551], undefined, -1.913222955],
  ['styblinski-tang', 0, [-2.903534028, -2.903534028], undefined, -78.3323314],
  ['goldstein-price', 0, [0, -1], undefined, 3],
] // prettier-ignore

test.each(published)('%s: minimum %i is the published one', (id, index, at, eigen, value) => {
  const f = functionOf(id)!
  const found = f.minima({})[index]!
  expect(found.at[0]).toBeCloseTo(at[0], 8)
  expect(found.at[1]).toBeCloseTo(at[1], 8)
  if (value !== undefined) expect(found.value).toBeCloseTo(value, 7)
  if (eigen) eigenvalues(f.hessian(...found.at, {})).forEach((e, i) => expect(e).toBeCloseTo(eigen[i]!, 5))
})

test('published saddles and the maximum of Himmelblau have no slope and their value', () => {
  const f = functionOf('himmelblau')!
  for (const [x, y, value] of [
    [-0.270844591, -0.923038556, 181.6165215],
    [-3.073025751, -0.081353044, 104.0151629],
    [-0.127961347, -1.95371498, 178.3372392],
    [0.086677505, 2.884254701, 67.7191501],
    [3.385154184, 0.07385188, 13.3119263],
  ] as const) {
    expect(Math.hypot(...f.gradient(x, y, {}))).toBeLessThan(1e-6)
    expect(f.value(x, y, {})).toBeCloseTo(value, 6)
  }
  const camel = functionOf('three-hump-camel')!
  expect(Math.hypot(...camel.gradient(1.070542292, -0.535271146, {}))).toBeLessThan(1e-8)
  expect(camel.value(1.070542292, -0.535271146, {})).toBeCloseTo(0.8773615578, 9)
})

test('a quadratic takes its curvatures from a and b and has no minimum if one is negative', () => {
  const f = functionOf('quadratic')!
  expect(f.value(2, 3, { a: 3, b: 4 })).toBe(24)
  expect(f.hessian(0, 0, { a: 3, b: -4 })).toEqual([3, 0, -4])
  expect(f.minima({ a: 3, b: -4 })).toEqual([])
})

test('the octopus equals the row of two saddles where that is defined: -b x² + a y² in the middle, and the same slope', () => {
  const { value, gradient, parameters } = functionOf('octopus')!
  expect(value(1, 0.5, parameters)).toBeCloseTo(-1 + 1.5 * 0.25, 12)
  const into = new Float64Array(2)
  for (const at of [
    [0.4, -0.9],
    [-4, 1.2],
    [5.6, -2],
    [9, 3.5],
    [-11, 8],
  ] as [number, number][]) {
    saddlesGradient(at, parameters['a']!, into)
    const found = gradient(...at, parameters)
    expect(Math.hypot(found[0] - into[0]!, found[1] - into[1]!)).toBeLessThan(
      1e-12 * (1 + Math.hypot(...into)),
    )
  }
})
