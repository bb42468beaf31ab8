import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { largestEigenpairs } from '../../../../src/math/linear-algebra/lanczos.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'
import { addScaled, dot, norm } from '../../../../src/math/linear-algebra/vector.ts'

const stream = new RandomStream(2, 'lanczos test')

/**
 * Q diag(values) Qᵀ, with Q a product of reflections, as its product with a vector; `products` counts the
 * calls.
 */
function operator(values: Float64Array) {
  const size = values.length
  const mirrors = [0, 1, 2].map((lane) => {
    const v = Float64Array.from({ length: size }, (_, i) => stream.normal(i, lane))
    const length = norm(v)
    return v.map((entry) => entry / length)
  })
  const reflect = (x: Float64Array, order: readonly Float64Array[]) => {
    const y = Float64Array.from(x)
    for (const v of order) addScaled(y, -2 * dot(v, y), v)
    return y
  }
  const counted = { products: 0 }
  const product = (x: Float64Array) => {
    counted.products += 1
    const inside = reflect(x, mirrors).map((entry, i) => (values[i] ?? 0) * entry)
    return reflect(inside, mirrors.toReversed())
  }
  const vector = (k: number) => {
    const unit = new Float64Array(size)
    unit[k] = 1
    return reflect(unit, mirrors.toReversed())
  }
  return { product, counted, vector }
}

/** Three outliers above a bulk in [-1, 1], as in a network's Hessian. */
const outliers = Float64Array.from({ length: 500 }, (_, i) => [9, 5, 4.5][i] ?? Math.cos(i))

describe('largestEigenpairs', () => {
  test('finds outliers and their vectors, largest first, with its residual as bound', () => {
    const { product, vector, counted } = operator(outliers)
    const found = largestEigenpairs(500, product, { count: 3 })!
    found.values.forEach((value, k) => expect(Math.abs(value - outliers[k]!)).toBeLessThan(9e-9))
    found.vectors.forEach((v, k) => {
      expect(Math.abs(Math.abs(dot(v, vector(k))) - 1)).toBeLessThan(1e-9)
      expect(norm(v)).toBeCloseTo(1, 12)
      expect(v.reduce((best, x) => (Math.abs(x) > Math.abs(best) ? x : best))).toBeGreaterThan(0)
    })
    expect(counted.products).toBeLessThan(80)
  })

  test('needs few products for a matrix of low rank, and finds what its first subspace missed', () => {
    const ranked = (...values: number[]) =>
      operator(Float64Array.from({ length: 500 }, (_, i) => values[i] ?? 0))
    const low = ranked(4, 3, 1)
    const found = largestEigenpairs(500, low.product, { count: 2 })!
    expect([...found.values].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([4, 3])
    expect(low.counted.products).toBeLessThan(10)
    const twice = largestEigenpairs(500, ranked(4, 4, 1).product, { count: 2 })!
    expect([...twice.values].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([4, 4])
  })

  test('saves products with a close guess, and is not misled by a wrong one', () => {
    const cold = operator(outliers)
    largestEigenpairs(500, cold.product, { count: 1 })
    const warm = operator(outliers)
    largestEigenpairs(500, warm.product, { count: 1, guess: warm.vector(0) })
    expect(warm.counted.products).toBeLessThan(cold.counted.products)
    const misled = largestEigenpairs(500, warm.product, { count: 1, guess: warm.vector(2) })!
    expect(misled.values[0]).toBeCloseTo(9, 8)
  })

  test('handles negative definite, zero, multiple and tiny matrices', () => {
    const negative = largestEigenpairs(200, operator(outliers.slice(0, 200).map((x) => x - 20)).product, {
      count: 2,
    })!
    expect(negative.values[0]).toBeCloseTo(-11, 7)
    expect(negative.values[1]).toBeCloseTo(-15, 7)
    const zero = largestEigenpairs(4, () => new Float64Array(4), { count: 4 })!
    expect([...zero.values]).toEqual([0, 0, 0, 0])
    const double = largestEigenpairs(5, operator(Float64Array.of(2, 2, 1, 0, -3)).product, { count: 3 })!
    ;[2, 2, 1].forEach((value, k) => expect(double.values[k]).toBeCloseTo(value, 12))
    expect(largestEigenpairs(1, (x) => x.map((entry) => 7 * entry), { count: 3 })!.values).toEqual(
      Float64Array.of(7),
    )
  })

  test('agrees with the dense decomposition if all are requested', () => {
    const { product } = operator(outliers.slice(0, 40))
    const matrix = new Float64Array(1600)
    for (let j = 0; j < 40; j++) {
      const unit = new Float64Array(40)
      unit[j] = 1
      product(unit).forEach((entry, i) => (matrix[i * 40 + j] = entry))
    }
    const all = largestEigenpairs(40, product, { count: 40 })!
    symmetricEigen(matrix, 40)
      .values.reverse()
      .forEach((value, k) => expect(Math.abs(value - all.values[k]!)).toBeLessThan(1e-12))
  })

  test('reports if products do not suffice, and passes on non-finite values', () => {
    const close = Float64Array.from({ length: 500 }, (_, i) => 1 - 1e-7 * i)
    expect(largestEigenpairs(500, operator(close).product, { count: 5, mostProducts: 30 })).toBeUndefined()
    const wild = largestEigenpairs(300, (x) => x.map(() => NaN), { count: 2 })!
    expect([...wild.values]).toEqual([NaN, NaN])
  })
})
