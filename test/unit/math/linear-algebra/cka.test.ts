import { describe, expect, test } from 'vitest'
import { linearCka, type Features } from '../../../../src/math/linear-algebra/cka.ts'
import { spreadOf } from '../../../../src/theory/sweep/statistics.ts'
import { RandomStream } from '../../../../src/math/statistics/random.ts'

const stream = new RandomStream(6, 'cka test')
const drawn = (count: number, width: number, lane: number): Features => ({
  width,
  values: Float64Array.from({ length: count * width }, (_, i) => stream.normal(i, lane)),
})

const count = 40
const rowsOf = ({ values, width }: Features, n: number) => values.subarray(n * width, (n + 1) * width)

/** K = X Xᵀ. */
const gram = (x: Features, samples = count) =>
  Array.from({ length: samples }, (_, n) =>
    Array.from({ length: samples }, (_, m) =>
      rowsOf(x, n).reduce((sum, a, k) => sum + a * rowsOf(x, m)[k]!, 0),
    ),
  )

/** X R for a matrix [width][columns]. */
function times(x: Features, matrix: number[][]): Features {
  const width = matrix[0]!.length
  const values = Array.from({ length: x.values.length / x.width }, (_, n) =>
    Array.from({ length: width }, (_, j) => rowsOf(x, n).reduce((sum, a, k) => sum + a * matrix[k]![j]!, 0)),
  )
  return { width, values: Float64Array.from(values.flat()) }
}

const [a, b] = [drawn(count, 3, 0), drawn(count, 5, 1)]
const [c, s] = [Math.cos(0.7), Math.sin(0.7)]
const rotated = [[3 * c, 3 * s, 0], [-3 * s, 3 * c, 0], [0, 0, -3]] // prettier-ignore

describe.each([false, true])('linear CKA, debiased: %s', (debiased) => {
  test('does not change under rotations, scales and shifts, but does under stretching', () => {
    const between = linearCka(a, b, count, debiased)
    const moved = { width: 3, values: times(a, rotated).values.map((x) => x + 5) }
    expect(linearCka(moved, b, count, debiased)).toBeCloseTo(between, 12)
    expect(linearCka(a, moved, count, debiased)).toBeCloseTo(1, 12)
    const stretched = times(a, [[10, 0, 0], [0, 1, 0], [0, 0, 1]]) // prettier-ignore
    expect(linearCka(a, stretched, count, debiased)).toBeLessThan(0.95)
    expect(linearCka(b, a, count, debiased)).toBeCloseTo(between, 14)
  })

  test('is undefined if features do not vary', () => {
    expect(linearCka(a, { width: 1, values: new Float64Array(count).fill(0.1) }, count, debiased)).toBeNaN()
  })
})

test('is HSIC of the centred Gram matrices, in the biased form', () => {
  const centre = (k: number[][]) => {
    const rows = k.map((row) => row.reduce((p, q) => p + q, 0) / count)
    const all = rows.reduce((p, q) => p + q, 0) / count
    return k.map((row, n) => row.map((x, m) => x - rows[n]! - rows[m]! + all))
  }
  const trace = (k: number[][], l: number[][]) =>
    k.reduce((sum, row, n) => sum + row.reduce((p, x, m) => p + x * l[n]![m]!, 0), 0)
  const [k, l] = [centre(gram(a)), centre(gram(b))]
  const expected = trace(k, l) / Math.sqrt(trace(k, k) * trace(l, l))
  expect(linearCka(a, b, count, false)).toBeCloseTo(expected, 12)
})

test('is the U-statistic over quadruples, in the debiased form', () => {
  const few = 6
  const [x, y] = [drawn(few, 2, 2), drawn(few, 3, 3)]
  const hsic = (p: Features, q: Features) => {
    const [k, l] = [gram(p, few), gram(q, few)]
    let sum = 0
    for (let i = 0; i < few; i++)
      for (let j = 0; j < few; j++)
        for (let m = 0; m < few; m++)
          for (let r = 0; r < few; r++) {
            if (new Set([i, j, m, r]).size < 4) continue
            sum += k[i]![j]! * (l[i]![j]! + l[m]![r]! - 2 * l[i]![m]!)
          }
    return sum
  }
  const expected = hsic(x, y) / Math.sqrt(hsic(x, x) * hsic(y, y))
  expect(linearCka(x, y, few, true)).toBeCloseTo(expected, 12)
})

// Means for unrelated noise (S13): with few samples noise makes up most of a CKA, with many very little.
test.each([
  [20, 32, 0.61],
  [100, 8, 0.07],
])(
  'of unrelated noise, %d samples of %d features, is %d, and 0 on average when debiased',
  (n, width, wanted) => {
    const spread = (debiased: boolean) =>
      spreadOf(
        Array.from({ length: 40 }, (_, k) =>
          linearCka(drawn(n, width, 10 + 2 * k), drawn(n, width, 11 + 2 * k), n, debiased),
        ),
      )
    // The two known digits, plus four standard errors.
    expect(Math.abs(spread(false).mean - wanted)).toBeLessThan(0.005 + 4 * spread(false).standardError)
    expect(Math.abs(spread(true).mean)).toBeLessThan(4 * spread(true).standardError)
  },
)

test('without subtracting the columns’ means noise looks alike, and the formula subtracts them', () => {
  const far = (x: Features): Features => ({ ...x, values: x.values.map((entry) => entry + 3) })
  const [x, y] = [drawn(100, 8, 90), drawn(100, 8, 91)]
  const trace = (k: number[][], l: number[][]) =>
    k.reduce((sum, row, n) => sum + row.reduce((p, entry, m) => p + entry * l[n]![m]!, 0), 0)
  const [k, l] = [gram(far(x), 100), gram(far(y), 100)]
  expect(trace(k, l) / Math.sqrt(trace(k, k) * trace(l, l))).toBeGreaterThan(0.95)
  const between = linearCka(x, y, 100, false)
  expect(between).toBeLessThan(0.15)
  expect(linearCka(far(x), far(y), 100, false)).toBeCloseTo(between, 12)
})
