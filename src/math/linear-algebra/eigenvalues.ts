import { dot, norm } from './vector.ts'

/** A symmetric tridiagonal matrix: its diagonal, and the squares of the off-diagonal entries. */
interface Tridiagonal {
  readonly diagonal: Float64Array
  /** squares[i] belongs to rows i and i + 1. */
  readonly squares: Float64Array
}

/** Returns A v over the rows and columns from `from` on, reading only the lower triangle. */
function symmetricProduct(lower: Float64Array, size: number, from: number, v: Float64Array): Float64Array {
  const product = new Float64Array(v.length)
  for (let i = 0; i < v.length; i++) {
    const row = (from + i) * size + from
    const own = v[i]!
    let sum = lower[row + i]! * own
    for (let j = 0; j < i; j++) {
      const entry = lower[row + j]!
      sum += entry * v[j]!
      product[j]! += entry * own
    }
    product[i]! += sum
  }
  return product
}

/**
 * Householder's reduction, column by column; overwrites the lower triangle (Golub and Van Loan, Matrix
 * Computations, 8.3.1).
 */
function tridiagonal(lower: Float64Array, size: number): Tridiagonal {
  const squares = new Float64Array(Math.max(0, size - 1))
  for (let k = 0; k + 1 < size; k++) {
    const from = k + 1
    const v = Float64Array.from({ length: size - from }, (_, i) => lower[(from + i) * size + k]!)
    const length = norm(v)
    squares[k] = length ** 2
    if (length === 0 || from === size - 1) continue
    v[0]! += v[0]! < 0 ? -length : length
    const scale = 2 / dot(v, v)
    const product = symmetricProduct(lower, size, from, v)
    const share = (scale / 2) * dot(product, v)
    const w = product.map((entry, i) => scale * (entry - share * v[i]!))
    for (let i = 0; i < v.length; i++) {
      const row = (from + i) * size + from
      const [a, b] = [v[i]!, w[i]!]
      for (let j = 0; j <= i; j++) lower[row + j] = lower[row + j]! - a * w[j]! - b * v[j]!
    }
  }
  return { diagonal: Float64Array.from({ length: size }, (_, i) => lower[i * size + i]!), squares }
}

/** Number of eigenvalues below x: the negative pivots of T - x I (Sylvester's law of inertia). */
function countBelow({ diagonal, squares }: Tridiagonal, x: number): number {
  let count = 0
  let pivot = 1
  for (let i = 0; i < diagonal.length; i++) {
    pivot = diagonal[i]! - x - (i === 0 ? 0 : squares[i - 1]! / pivot)
    if (pivot === 0) pivot = 1e-300
    if (pivot < 0) count++
  }
  return count
}

/**
 * Returns the eigenvalues of a symmetric matrix, row-major [size][size], ascending, by Householder reduction
 * and bisection. Without vectors, it takes a tenth of the time of `symmetricEigen` for large matrices.
 * Absolute error about 1e-13 times the largest |eigenvalue|. Entries that are not finite give NaN.
 */
export function symmetricEigenvalues(matrix: Float64Array, size: number): Float64Array {
  if (!matrix.every(Number.isFinite)) return new Float64Array(size).fill(NaN)
  const reduced = tridiagonal(matrix.slice(), size)
  const { diagonal, squares } = reduced
  /** 0 below the last row. */
  const beside = (i: number) => Math.sqrt(squares[i] ?? 0)
  const reach = diagonal.map((entry, i) => Math.abs(entry) + beside(i) + (i === 0 ? 0 : beside(i - 1)))
  const bound = reach.reduce((most, x) => Math.max(most, x), 0)
  const values = new Float64Array(size)
  for (let k = 0; k < size; k++) {
    let [low, high] = [k === 0 ? -bound : values[k - 1]!, bound]
    while (high - low > 2 ** -51 * bound) {
      const middle = (low + high) / 2
      if (countBelow(reduced, middle) > k) high = middle
      else low = middle
    }
    values[k] = (low + high) / 2
  }
  return values
}
