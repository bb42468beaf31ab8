/** Newton-Schulz coefficients of Muon's reference code. */
const [a, b, c] = [3.4445, -4.775, 2.0315]
const iterations = 5

/** X Xᵀ, [rows][rows]. */
function gram(x: Float64Array, rows: number, columns: number): Float64Array {
  const product = new Float64Array(rows * rows)
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < rows; j++) {
      let sum = 0
      for (let k = 0; k < columns; k++) sum += x[i * columns + k]! * x[j * columns + k]!
      product[i * rows + j] = sum
    }
  return product
}

/** P X of P [rows][rows]. */
function times(p: Float64Array, x: Float64Array, rows: number, columns: number): Float64Array {
  const product = new Float64Array(rows * columns)
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < rows; k++) {
      const factor = p[i * rows + k]!
      for (let j = 0; j < columns; j++) product[i * columns + j]! += factor * x[k * columns + j]!
    }
  return product
}

/**
 * Maps the singular values of a matrix, row-major [rows][columns], to about 1, and keeps its singular
 * vectors: X = G/(|G|_F + 1e-7), then five times X ← 3.4445 X − 4.775 (X Xᵀ) X + 2.0315 (X Xᵀ)² X. Singular
 * values above about 0.01 of |G|_F end within [0.7, 1.2]. float64, where the reference code uses bfloat16.
 * Source: Jordan et al. 2024, Muon.
 */
export function orthogonalized(matrix: Float64Array, rows: number, columns: number): Float64Array {
  const norm = Math.sqrt(matrix.reduce((sum, x) => sum + x * x, 0)) + 1e-7
  let x: Float64Array = matrix.map((value) => value / norm)
  for (let i = 0; i < iterations; i++) {
    const xxt = gram(x, rows, columns)
    const once = times(xxt, x, rows, columns)
    const twice = times(xxt, once, rows, columns)
    x = x.map((value, k) => a * value + b * once[k]! + c * twice[k]!)
  }
  return x
}
