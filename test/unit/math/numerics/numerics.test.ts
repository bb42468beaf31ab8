import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { symmetricEigen } from '../../../../src/math/linear-algebra/eigen.ts'
import { clipPolyline } from '../../../../src/math/picture/polyline.ts'
import { integrate } from '../../../../src/math/numerics/quadrature.ts'
import { goldenMinimum, increasingRoot } from '../../../../src/math/numerics/roots.ts'

describe('eigenvalues of a symmetric matrix', () => {
  test('agree with a hand computation for a 2 x 2 matrix', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, -1, -1, 2), 2)
    expect(values[0]).toBeCloseTo(1, 14)
    expect(values[1]).toBeCloseTo(3, 14)
    expect(Math.abs(vectors[0]![0]!)).toBeCloseTo(Math.SQRT1_2, 14)
    expect(vectors[0]![0]! * vectors[0]![1]!).toBeCloseTo(0.5, 14)
  })

  test('A v = λ v, ascending, orthonormal, the largest entry positive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 25, maxLength: 25 }),
        (x) => {
          const matrix = Float64Array.from(x, (_, k) => x[k]! + x[5 * (k % 5) + Math.floor(k / 5)]!)
          const { values, vectors } = symmetricEigen(matrix, 5)
          for (let k = 0; k < 5; k++) {
            const vector = vectors[k]!
            for (let i = 0; i < 5; i++) {
              const product = vector.reduce((sum, entry, j) => sum + matrix[5 * i + j]! * entry, 0)
              expect(product).toBeCloseTo(values[k]! * vector[i]!, 10)
            }
            if (k > 0) expect(values[k]).toBeGreaterThanOrEqual(values[k - 1]!)
            expect(Math.hypot(...vector)).toBeCloseTo(1, 12)
            expect(Math.max(...vector)).toBeGreaterThanOrEqual(-Math.min(...vector))
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  test('are NaN for non-finite entries', () => {
    expect([...symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2).values]).toEqual([NaN, NaN])
  })
})

test('Gauss-Legendre panels are exact for polynomials up to degree 15, and signed', () => {
  expect(integrate((x) => x ** 15 + x ** 14, 0, 2, 2)).toBeCloseTo(2 ** 16 / 16 + 2 ** 15 / 15, 9)
  expect(integrate(Math.cos, 1, -2)).toBeCloseTo(Math.sin(-2) - Math.sin(1), 14)
  expect(integrate(Math.exp, 1, 1)).toBe(0)
})

test('roots and least values', () => {
  expect(increasingRoot((x) => x * x - 2)).toBeCloseTo(Math.SQRT2, 15)
  expect(increasingRoot((x) => x - 1e6)).toBeCloseTo(1e6, 9)
  expect(increasingRoot((x) => x - 1e-6)).toBeCloseTo(1e-6, 15)
  expect(increasingRoot(() => 1)).toBeUndefined()
  expect(increasingRoot(() => -1)).toBeUndefined()
  expect(goldenMinimum((x) => (x - 0.3) ** 2, -2, 5)).toBeCloseTo(0.3, 6)
})

describe('clipping a line to a box', () => {
  const box = { a: [-1, 1], b: [-1, 1] } as const

  test('cuts at the edges and gives several pieces', () => {
    expect(
      clipPolyline(
        [
          [-2, 0],
          [0, 0],
          [0, 3],
          [0.5, 3],
          [0.5, -3],
        ],
        box,
      ),
    ).toEqual([
      [
        [-1, 0],
        [0, 0],
        [0, 1],
      ],
      [
        [0.5, 1],
        [0.5, -1],
      ],
    ])
  })

  test('keeps what is inside, drops what is outside, and breaks at non-finite points', () => {
    expect(clipPolyline([[0, 0], [0.5, 0.5]], box)).toEqual([[[0, 0], [0.5, 0.5]]]) // prettier-ignore
    expect(clipPolyline([[2, 0], [2, 5]], box)).toEqual([]) // prettier-ignore
    expect(clipPolyline([[0, 0], [0, NaN], [0, 0.5], [0.5, 0.5]], box)).toEqual([[[0, 0.5], [0.5, 0.5]]]) // prettier-ignore
  })
})
