import { describe, expect, test } from 'vitest'
import { functionOf, functions } from '../../../../../src/experiment/functions/catalogue.ts'
import { Expression } from '../../../../../src/experiment/functions/expression/expression.ts'
import { formulaTexts } from '../../../../../src/experiment/functions/expression/formulas.ts'
import { weightNames } from '../../../../../src/experiment/functions/expression/names.ts'
import { RandomStream } from '../../../../../src/math/statistics/random.ts'
import { ExpressionDraw } from '../../../../support/arbitrary/arbitrary-expression.ts'

const of = (text: string, ...parameters: string[]) =>
  new Expression(text, { variables: weightNames, parameters })

const valueOf = (text: string, x = 0, y = 0) => of(text, 'a').value([x, y], { a: 2 })

describe('the meaning of a text', () => {
  test.each<[text: string, value: number]>([
    ['3x', 6],
    ['2 x y', 12],
    ['2xy', 12],
    ['2 w1 w2', 12],
    ['x(y + 1)', 8],
    ['(x + 1)(y - 1)', 6],
    ['a x', 4],
    ['ax^2', 8],
    ['x^xy', 12],
    ['xy(x + 1)', 18],
    ['-x^2', -4],
    ['(-x)^2', 4],
    ['2^-1', 0.5],
    ['2^3^2', 512],
    ['1/2x', 1],
    ['6/2/3', 1],
    ['10 - 3 - 2', 5],
    ['2x^2y', 24],
    ['x - -y', 5],
    ['1e2 + .5 + 2.', 102.5],
    ['2e', 2 * Math.E],
    ['2 pi', 2 * Math.PI],
    ['min(x, y, 1)', 1],
    ['max(1, x, y)', 3],
    ['cos(0) + exp(0) + log(e) + sqrt(4) + abs(-1) + sign(-3) + floor(-0.5)', 4],
    [' x\n+\ty ', 5],
  ])('%s is %d at (2, 3), a = 2', (text, value) => {
    expect(valueOf(text, 2, 3)).toBe(value)
  })

  test('as in JavaScript, a negative base with a fractional exponent is not a number, and 1/0 is infinite', () => {
    expect(valueOf('x^0.5', -1)).toBeNaN()
    expect(valueOf('x^3', -2)).toBe(-8)
    expect(valueOf('1/x')).toBe(Infinity)
    expect(valueOf('log(x)')).toBe(-Infinity)
  })
})

describe('derivatives', () => {
  test.each<[text: string, gradient: [number, number]]>([
    ['abs(x)', [0, 0]],
    ['sign(x) + floor(y)', [0, 0]],
    ['min(2x, 3x)', [2, 0]],
    ['max(3x, 2x)', [3, 0]],
    ['min(y, 5x, 7x)', [0, 1]],
    ['x^0 + y^1', [0, 1]],
    ['x x', [0, 0]],
  ])('of %s at its break are %j', (text, gradient) => {
    expect(of(text).gradient([0, 0], {})).toEqual(gradient)
  })

  test('omit 0 and 1 only by rules that keep non-finite values where they were', () => {
    expect(of('y^2 + x/0').gradient([0, 3], {})[1]).toBe(6)
    expect(of('e^x').gradient([1, 0], {})[0]).toBe(Math.exp(1) === Math.E ** 1 ? Math.E : Math.E ** 1)
    expect(of('x^2 y').hessian([5, 7], {})).toEqual([14, 10, 0])
  })

  /** A slope by central differences at three distances, and how far these differ from each other. */
  function slopeOf(f: (t: number) => number): { readonly slope: number; readonly spread: number } {
    const found = [1e-3, 5e-4, 2.5e-4].map((h) => (f(h) - f(-h)) / (2 * h))
    const [first = NaN, second = NaN, third = NaN] = found
    return {
      slope: third + (third - second) / 3,
      spread: Math.max(...found) - Math.min(...found) + 0 * first,
    }
  }

  /**
   * If no two distances agree on a slope within this, relative to at least 1, it stems from a discontinuity
   * or from rounding and means nothing.
   */
  const agreeing = 1e-3
  /**
   * If three distances agree, their distance from the truth is at most this many times their own spread, apart
   * from rounding.
   */
  const ofSpread = 4
  const rounding = 1e-8

  test('are central differences, for 10,000 formulas at one point each', () => {
    const draw = new ExpressionDraw(1)
    const compared = { value: 0, gradient: 0, hessian: 0 }
    for (let n = 0; n < 10_000; n++) {
      const { text, value } = draw.expression(2 + Math.floor(draw.next() * 4))
      const [x, y, a] = [4 * draw.next() - 2, 4 * draw.next() - 2, 1 + draw.next()]
      const typed = of(text, 'a')
      if (!Object.is(typed.value([x, y], { a }), value(x, y, a)))
        expect.fail(`${text} at ${x}, ${y}, a = ${a}`)
      compared.value++
      const [gx, gy] = typed.gradient([x, y], { a })
      const [xx, xy, yy] = typed.hessian([x, y], { a })
      const scale =
        1 +
        Math.abs(value(x, y, a)) +
        Math.abs(gx) +
        Math.abs(gy) +
        Math.abs(xx) +
        Math.abs(xy) +
        Math.abs(yy)
      const gradient = (i: 0 | 1, p: number, q: number) => typed.gradient([p, q], { a })[i]
      const checks = [
        ['gradient', gx, (t: number) => value(x + t, y, a)],
        ['gradient', gy, (t: number) => value(x, y + t, a)],
        ['hessian', xx, (t: number) => gradient(0, x + t, y)],
        ['hessian', xy, (t: number) => gradient(0, x, y + t)],
        ['hessian', xy, (t: number) => gradient(1, x + t, y)],
        ['hessian', yy, (t: number) => gradient(1, x, y + t)],
      ] as const
      for (const [kind, exact, along] of checks) {
        const { slope, spread } = slopeOf(along)
        if (!(spread <= agreeing * (1 + Math.abs(slope))) || !Number.isFinite(scale)) continue
        compared[kind]++
        if (Math.abs(exact - slope) > ofSpread * spread + rounding * scale)
          expect.fail(`${text} at ${x}, ${y}, a = ${a}: ${exact}, not ${slope}`)
      }
    }
    expect(compared.value).toBe(10_000)
    expect(compared.gradient).toBeGreaterThan(10_000)
    expect(compared.hessian).toBeGreaterThan(20_000)
  })
})

describe('the functions of the menu as formulas', () => {
  test('all have one except the octopus, which is piecewise', () => {
    expect(functions.map(({ id }) => id).filter((id) => !(id in formulaTexts))).toEqual(['octopus'])
  })

  /**
   * Functions whose formula adds and multiplies in the order of the function's own file. Others use x x for
   * x², or a separate sum.
   */
  const sameOrder = ['himmelblau', 'rosenbrock', 'booth', 'beale', 'mccormick', 'rastrigin']
  /** A hundred roundings of the powers in the terms. */
  const roundings = 1e-14

  test.each(Object.entries(formulaTexts))('%s', (id, text) => {
    const f = functionOf(id)!
    const typed = of(text, ...Object.keys(f.parameters))
    const stream = new RandomStream(3, id)
    const { a, b } = f.window
    for (let n = 0; n < 500; n++) {
      const x = a[0] + (a[1] - a[0]) * stream.uniform(n)
      const y = b[0] + (b[1] - b[0]) * stream.uniform(n, 1)
      const exact = f.value(x, y, f.parameters)
      const found = typed.value([x, y], f.parameters)
      if (sameOrder.includes(id)) expect(found).toBe(exact)
      const scale = 1 + Math.max(Math.abs(exact), (1 + x * x + y * y) ** (id === 'goldstein-price' ? 4 : 3))
      expect(Math.abs(found - exact)).toBeLessThan(roundings * scale)
      const slopes = typed.gradient([x, y], f.parameters)
      f.gradient(x, y, f.parameters).forEach((slope, i) =>
        expect(Math.abs(slopes[i]! - slope)).toBeLessThan(1e-11 * scale),
      )
      const curvatures = typed.hessian([x, y], f.parameters)
      f.hessian(x, y, f.parameters).forEach((curvature, i) =>
        expect(Math.abs(curvatures[i]! - curvature)).toBeLessThan(1e-10 * scale),
      )
    }
  })
})
