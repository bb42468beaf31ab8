import { dot } from './vector.ts'

/** Features of the same samples: row-major [count][width]. */
export interface Features {
  readonly values: Float64Array
  readonly width: number
}

/**
 * Subtracts each column's mean, after subtracting the first row, so that a constant column becomes exactly 0.
 */
function centred({ values, width }: Features, count: number): Features {
  const shifted = values.map((value, i) => value - values[i % width]!)
  const means = new Float64Array(width)
  shifted.forEach((value, i) => (means[i % width]! += value / count))
  return { width, values: shifted.map((value, i) => value - means[i % width]!) }
}

/** |Xᵀ Y|²_F. */
function crossSquared(x: Features, y: Features, count: number): number {
  const product = new Float64Array(x.width * y.width)
  for (let n = 0; n < count; n++)
    for (let i = 0; i < x.width; i++) {
      const factor = x.values[n * x.width + i]!
      for (let j = 0; j < y.width; j++) product[i * y.width + j]! += factor * y.values[n * y.width + j]!
    }
  return dot(product, product)
}

/** Returns the diagonal of K = X Xᵀ, and the sum of each row without the diagonal. */
function gramSums({ values, width }: Features, count: number) {
  const total = new Float64Array(width)
  values.forEach((value, i) => (total[i % width]! += value))
  const diagonal = new Float64Array(count)
  const rows = new Float64Array(count)
  for (let n = 0; n < count; n++) {
    const row = values.subarray(n * width, (n + 1) * width)
    diagonal[n] = dot(row, row)
    rows[n] = dot(row, total) - diagonal[n]!
  }
  return { diagonal, rows, sum: rows.reduce((a, b) => a + b, 0) }
}

/** n(n − 3) times the unbiased estimate of HSIC with linear kernels (Song et al. 2012, equation 5). */
function unbiasedHsic(x: Features, y: Features, count: number): number {
  const [k, l] = [gramSums(x, count), gramSums(y, count)]
  const trace = crossSquared(x, y, count) - dot(k.diagonal, l.diagonal)
  return trace + (k.sum * l.sum) / ((count - 1) * (count - 2)) - (2 * dot(k.rows, l.rows)) / (count - 2)
}

/**
 * Returns the linear centred kernel alignment of two feature matrices on the same `count` samples: |XᵀY|²_F /
 * (|XᵀX|_F |YᵀY|_F) with centred columns, in [0, 1]; 1 for features that are equal up to rotation and scale.
 * `debiased` replaces each HSIC by its unbiased estimate, so that unrelated features give 0 on average, in
 * any number; it needs 4 samples. NaN if one side is constant. Source: Kornblith, Norouzi, Lee, Hinton 2019;
 * Nguyen, Raghu, Kornblith 2021.
 */
export function linearCka(x: Features, y: Features, count: number, debiased: boolean): number {
  const [p, q] = [centred(x, count), centred(y, count)]
  const hsic = debiased ? unbiasedHsic : crossSquared
  return hsic(p, q, count) / Math.sqrt(hsic(p, p, count) * hsic(q, q, count))
}
