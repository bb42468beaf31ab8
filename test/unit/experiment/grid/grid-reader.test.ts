import { describe, expect, test } from 'vitest'
import '../../../../src/experiment/elsewhere.ts'
import { parseExperiment, parseTraining } from '../../../../src/experiment/format/parse.ts'
import { functionOfModel } from '../../../../src/experiment/functions/catalogue.ts'
import type { FunctionSpec } from '../../../../src/experiment/spec/model.ts'
import { packedFloats } from '../../../../src/experiment/spec/values/pack-floats.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { oracle } from '../../../../src/reference/oracle/index.ts'
import { onFunction } from '../../../support/experiments.ts'

const extent = { a: [-2, 1] as [number, number], b: [1, 5] as [number, number] }
const along = ([from, to]: readonly [number, number], count: number): number[] =>
  Array.from({ length: count }, (_, i) => from + (i * (to - from)) / (count - 1))

/** The grid of a function. */
const gridOf = (f: (x: number, y: number) => number, na: number, nb: number): FunctionSpec => ({
  kind: 'function',
  id: 'grid',
  parameters: {},
  extent,
  values: along(extent.a, na).map((x) => along(extent.b, nb).map((y) => f(x, y))),
})
const functionOn = (spec: FunctionSpec) => functionOfModel(spec)!

const stream = new RandomStream(4, 'grid')
const places = Array.from(
  { length: 50 },
  (_, k) => [-2 + 3 * stream.uniform(k, 0), 1 + 4 * stream.uniform(k, 1)] as const,
)

describe('the surface through a grid', () => {
  test('equals a bicubic polynomial in value and both derivatives', () => {
    const p = (x: number): number => 1 - x + 0.5 * x ** 2 + 0.25 * x ** 3
    const q = (y: number): number => 2 + y - 0.1 * y ** 3
    const f = functionOn(gridOf((x, y) => p(x) * q(y), 9, 7))
    for (const [x, y] of places) {
      const [dp, ddp] = [-1 + x + 0.75 * x ** 2, 1 + 1.5 * x]
      const [dq, ddq] = [1 - 0.3 * y ** 2, -0.6 * y]
      expect(f.value(x, y, {})).toBeCloseTo(p(x) * q(y), 9)
      const gradient = f.gradient(x, y, {})
      ;[dp * q(y), p(x) * dq].forEach((slope, i) => expect(gradient[i]).toBeCloseTo(slope, 8))
      const hessian = f.hessian(x, y, {})
      ;[ddp * q(y), dp * dq, p(x) * ddq].forEach((bend, i) => expect(hessian[i]).toBeCloseTo(bend, 7))
    }
  })

  test.each([2, 3, 4, 5])('goes through its values, %i along each side', (n) => {
    const noise = (x: number, y: number): number =>
      stream.uniform(Math.round(100 * x), Math.round(100 * y) + 1000)
    const spec = gridOf(noise, n, n)
    const f = functionOn(spec)
    for (const x of along(extent.a, n))
      for (const y of along(extent.b, n)) expect(f.value(x, y, {})).toBeCloseTo(noise(x, y), 10)
  })

  test('has the derivatives of itself, and no kink at a knot', () => {
    const f = functionOn(gridOf((x, y) => Math.sin(3 * x) * Math.cos(y), 8, 6))
    const h = 1e-5
    for (const [x, y] of places) {
      const [fx, fy] = f.gradient(x, y, {})
      expect(fx).toBeCloseTo((f.value(x + h, y, {}) - f.value(x - h, y, {})) / (2 * h), 5)
      expect(fy).toBeCloseTo((f.value(x, y + h, {}) - f.value(x, y - h, {})) / (2 * h), 5)
      const [xx, xy, yy] = f.hessian(x, y, {})
      expect(xx).toBeCloseTo((f.gradient(x + h, y, {})[0] - f.gradient(x - h, y, {})[0]) / (2 * h), 4)
      expect(xy).toBeCloseTo((f.gradient(x, y + h, {})[0] - f.gradient(x, y - h, {})[0]) / (2 * h), 4)
      expect(yy).toBeCloseTo((f.gradient(x, y + h, {})[1] - f.gradient(x, y - h, {})[1]) / (2 * h), 4)
    }
    const knot = along(extent.a, 8)[3]!
    const [before, after] = [knot - 1e-9, knot + 1e-9].map((x) => f.hessian(x, 2, {})[0])
    expect(before).toBeCloseTo(after!, 5)
  })

  test('approaches a smooth function with more values', () => {
    const truth = (x: number, y: number): number => Math.exp(x) * Math.sin(y)
    const off = (n: number): number => {
      const f = functionOn(gridOf(truth, n, n))
      return Math.max(...places.map(([x, y]) => Math.abs(f.value(x, y, {}) - truth(x, y))))
    }
    expect(off(40)).toBeLessThan(off(10) / 100)
  })

  test('is not a number beyond its values, apart from rounding', () => {
    const f = functionOn(gridOf((x, y) => x + y, 4, 4))
    expect(f.value(1 + 1e-7, 5, {})).toBeCloseTo(6, 5)
    expect(f.value(1.1, 3, {})).toBeNaN()
    expect(f.gradient(-3, 3, {})).toEqual([NaN, NaN])
  })
})

describe('in an experiment', () => {
  const bowl = gridOf((x, y) => x * x + (y - 3) ** 2, 13, 9)
  const input = (model: object) =>
    onFunction({ id: 'grid', ...model } as Parameters<typeof onFunction>[0], {
      algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 40 }],
      starts: [{ kind: 'weights', values: [0.8, 4.5] }],
    })

  test('is trained on, over its own window', () => {
    const parsed = parseTraining(input({ extent, values: bowl.values }))
    expect(parsed.plane).toMatchObject({ extent })
    const [run] = oracle.train(parsed)
    expect(run!.outcome).toBe('converged')
    expect(run!.finalWeights[0]).toBeCloseTo(0, 3)
    expect(run!.finalWeights[1]).toBeCloseTo(3, 3)
    const { values, nonFinite } = oracle.terrain(parsed, { resolution: [4, 3] })
    expect(nonFinite).toBe(0)
    expect(values[0]).toBeCloseTo(4 + 4, 9)
    expect(values[3]).toBeCloseTo(1 + 4, 9)
  })

  test('ends a run that leaves it', () => {
    const [run] = oracle.train({
      ...input({ extent, values: bowl.values }),
      algorithms: [{ id: 'sgd', learningRate: 3, steps: 40 }],
    })
    expect(run!.status).toBe('diverged')
  })

  test('packed values give the same surface', () => {
    const rows = bowl.values as number[][]
    const packed = input({ extent, values: packedFloats(rows.flat()), resolution: [13, 9] })
    const [one, other] = [oracle.train(packed), oracle.train(input({ extent, values: rows }))]
    expect(one[0]!.finalWeights[1]).toBeCloseTo(other[0]!.finalWeights[1]!, 5)
  })

  test.each([
    [{ values: bowl.values }, /model\.extent: is missing/u],
    [{ extent }, /model\.values: is missing. Write one row for each a/u],
    [{ extent, values: [[1, 2], [3]] }, /model\.values: must have rows of equal length/u],
    [{ extent, values: [[1, 2]] }, /model\.values: must have 2 to 4096 values along each side, not 1 x 2/u],
    [
      {
        extent,
        values: [
          [1, 2],
          [3, Infinity],
        ],
      },
      /model\.values\[1\]\[1\]: must be finite/u,
    ],
    [
      { extent, values: packedFloats([1, 2, 3]) },
      /has 3 numbers, which do not fill the grid. Write a resolution that fits, their numbers along a and b/u,
    ],
    [{ extent, values: packedFloats([1, 2, 3, NaN]) }, /model\.values: must be finite/u],
    [
      {
        extent,
        values: [
          [1, 2],
          [3, 4],
        ],
        resolution: [4, 4],
      },
      /model\.resolution: must be 2 x 2, the size of the grid in values/u,
    ],
    [
      {
        extent: { a: [1, 0], b: [0, 1] },
        values: [
          [1, 2],
          [3, 4],
        ],
      },
      /model\.extent\.a: the second number must be above the first/u,
    ],
    [
      {
        extent,
        values: [
          [1, 2],
          [3, 4],
        ],
        parameters: { c: 1 },
      },
      /parameters\.c: .* has no parameter "c"/u,
    ],
  ])('%j is refused by its place', (model, sentence) => {
    expect(() => parseExperiment(input(model))).toThrow(sentence)
  })

  test('other functions have no values', () => {
    expect(() =>
      parseExperiment({
        ...onFunction({ id: 'booth' }),
        model: {
          kind: 'function',
          id: 'booth',
          values: [
            [1, 2],
            [3, 4],
          ],
        },
      }),
    ).toThrow(/model\.values: unknown field "values"/u)
  })
})
