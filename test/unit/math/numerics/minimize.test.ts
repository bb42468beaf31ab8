import { describe, expect, test } from 'vitest'
import { functions } from '../../../../src/experiment/functions/catalogue.ts'
import { minimize, type Smooth } from '../../../../src/math/numerics/minimize.ts'
import { norm } from '../../../../src/math/linear-algebra/vector.ts'

const smooth = (id: string): Smooth => {
  const { value, gradient, hessian, parameters } = functions.find((f) => f.id === id)!
  return {
    value: ([x, y]) => value(x!, y!, parameters),
    gradient: ([x, y]) => Float64Array.from(gradient(x!, y!, parameters)),
    curvature: ([x, y], [p, q]) => {
      const [xx, xy, yy] = hessian(x!, y!, parameters)
      return Float64Array.of(xx * p! + xy * q!, xy * p! + yy * q!)
    },
  }
}

describe('minimize', () => {
  test.each([
    ['rosenbrock', [-1.5, 2], [1, 1]],
    ['beale', [1, 1], [3, 0.5]],
    ['booth', [-9, 9], [1, 3]],
    ['himmelblau', [0.5, -0.5], [3, 2]],
  ])('%s from %j to %j, within 1e-8', (id, from, [x, y]) => {
    const [a, b] = minimize(smooth(id), Float64Array.from(from))
    expect(Math.hypot(a! - x!, b! - y!)).toBeLessThan(1e-8)
  })

  test('leaves a saddle along negative curvature', () => {
    const f = smooth('himmelblau')
    const found = minimize(f, Float64Array.of(0.0866, 2.884))
    expect(f.value(found)).toBeLessThan(1e-15)
  })

  test('never rises, and continues as far as its steps reach if there is no minimum', () => {
    const slide: Smooth = {
      value: ([x]) => Math.exp(-x!),
      gradient: ([x]) => Float64Array.of(-Math.exp(-x!)),
      curvature: ([x], [d]) => Float64Array.of(Math.exp(-x!) * d!),
    }
    const values = [1, 2, 5, 200].map((steps) => slide.value(minimize(slide, Float64Array.of(0), { steps })))
    values.forEach((value, k) => expect(value).toBeLessThan([1, ...values][k]!))
    expect(norm(slide.gradient(minimize(slide, Float64Array.of(0))))).toBeLessThan(1e-10)
  })

  test('stays where it is if nothing is finite', () => {
    const hole: Smooth = {
      value: () => NaN,
      gradient: (x) => x.map(() => NaN),
      curvature: (x) => x.map(() => NaN),
    }
    expect([...minimize(hole, Float64Array.of(3))]).toEqual([3])
  })
})
