import type { Eigen } from './eigen.ts'
import { signed, symmetricEigen } from './eigen.ts'
import { RandomStream } from '../statistics/random.ts'
import { addScaled, dot, norm } from './vector.ts'
import { maxOf } from '../statistics/range.ts'

/** Options of the search for eigenpairs. */
export interface LanczosOptions {
  /** Number of eigenpairs. */
  readonly count: number
  /** Initial vector, which saves products if it is close to the eigenvectors. Default: random. */
  readonly guess?: Float64Array
  /** Largest accepted |A v − λ v|, relative to the largest |eigenvalue| seen. Default: 1e-9. */
  readonly tolerance?: number
  /** Most products A v. Default: 400. */
  readonly mostProducts?: number
}

const stream = new RandomStream(0, 'lanczos')
const randomVector = (size: number, lane: number): Float64Array =>
  Float64Array.from({ length: size }, (_, i) => stream.normal(i, lane))

/** A guess is never used by itself, since it may be an eigenvector of a smaller eigenvalue. */
function firstVector(size: number, guess: Float64Array | undefined): Float64Array {
  const vector = randomVector(size, 0)
  const length = guess ? norm(guess) : 0
  if (!guess || length === 0 || !Number.isFinite(length)) return vector
  const share = 0.1 / norm(vector)
  return vector.map((entry, i) => share * entry + guess[i]! / length)
}

/**
 * Returns the part of `vector` orthogonal to the basis; a second pass removes rounding errors (Kahan and
 * Parlett: twice is enough).
 */
function orthogonalize(vector: Float64Array, basis: readonly Float64Array[]): void {
  for (let pass = 0; pass < 2; pass++) for (const q of basis) addScaled(vector, -dot(q, vector), q)
}

/** Returns the eigenpairs of a tridiagonal matrix, given its diagonals. */
function tridiagonalEigen(diagonal: readonly number[], beside: readonly number[]): Eigen {
  const size = diagonal.length
  const matrix = new Float64Array(size * size)
  diagonal.forEach((value, i) => (matrix[i * size + i] = value))
  for (let i = 0; i + 1 < size; i++) {
    matrix[i * size + i + 1] = beside[i]!
    matrix[(i + 1) * size + i] = beside[i]!
  }
  return symmetricEigen(matrix, size)
}

/**
 * Returns the `count` largest (algebraic) eigenvalues of a symmetric matrix given by its products, largest
 * first, with unit eigenvectors whose largest entry is positive, by Lanczos with full reorthogonalisation
 * (Golub and Van Loan, Matrix Computations, 10.3). The error of an eigenvalue is at most `tolerance` times
 * the largest |eigenvalue|. A multiple eigenvalue may be found only once. Memory: one vector per product.
 * Products that are not finite give NaN. `undefined` if `mostProducts` are not enough.
 */
export function largestEigenpairs(
  size: number,
  product: (vector: Float64Array) => Float64Array,
  { count: asked, guess, tolerance = 1e-9, mostProducts = 400 }: LanczosOptions,
): Eigen | undefined {
  const count = Math.min(asked, size)
  const basis: Float64Array[] = []
  const diagonal: number[] = []
  const beside: number[] = []
  let next = firstVector(size, guess)
  let largest = 0
  let block = 0
  while (basis.length < Math.min(size, mostProducts)) {
    const length = norm(next)
    basis.push(next.map((entry) => entry / length))
    const q = basis.at(-1)!
    next = product(q)
    if (!next.every(Number.isFinite)) return notFinite(size, count)
    diagonal.push(dot(q, next))
    orthogonalize(next, basis)
    let left = norm(next)
    largest = Math.max(largest, Math.abs(diagonal.at(-1)!), left)
    if (left <= 1e-13 * largest) {
      next = randomVector(size, basis.length)
      orthogonalize(next, basis)
      left = 0
    }
    const full = basis.length === size
    if (left === 0 && !full) {
      if (holdsLargest(diagonal, beside, block, count))
        return combine(tridiagonalEigen(diagonal, beside), basis, count)
      block = basis.length
    }
    if (full || (basis.length >= count && basis.length % 5 === 0 && left > 0)) {
      const ritz = tridiagonalEigen(diagonal, beside)
      const accepted = (k: number) => {
        const error = left * Math.abs(ritz.vectors.at(-1 - k)!.at(-1)!)
        return error <= tolerance * maxOf(ritz.values.map(Math.abs))
      }
      if (full || Array.from({ length: count }, (_, k) => k).every(accepted))
        return combine(ritz, basis, count)
    }
    beside.push(left)
  }
  return undefined
}

/**
 * Returns whether an invariant subspace contains the `count` largest: its last part, from `block` on, began
 * with a random vector orthogonal to the rest, so the largest eigenvalue outside is the largest of that part.
 */
function holdsLargest(
  diagonal: readonly number[],
  beside: readonly number[],
  block: number,
  count: number,
): boolean {
  if (block < count) return false
  const before = tridiagonalEigen(diagonal.slice(0, block), beside.slice(0, block - 1)).values
  const last = tridiagonalEigen(diagonal.slice(block), beside.slice(block)).values
  return last.at(-1)! <= before.at(-count)! + 1e-12 * Math.abs(before.at(-1)!)
}

function notFinite(size: number, count: number): Eigen {
  return {
    values: new Float64Array(count).fill(NaN),
    vectors: Array.from({ length: count }, () => new Float64Array(size).fill(NaN)),
  }
}

/** Returns the Ritz pairs in full space, largest first. */
function combine(ritz: Eigen, basis: readonly Float64Array[], count: number): Eigen {
  const vectors = ritz.vectors.slice(-count).reverse()
  return {
    values: ritz.values.slice(-count).reverse(),
    vectors: vectors.map((share) => {
      const vector = new Float64Array(basis[0]!.length)
      basis.forEach((q, j) => addScaled(vector, share[j]!, q))
      return signed(vector)
    }),
  }
}
