import type { Objective } from './objective.ts'

/** The exact Hessian, row-major [size][size], one curvature product a column, symmetrised against rounding. */
export function hessianOf(objective: Objective, weights: Float64Array): Float64Array {
  const { size } = objective
  const hessian = new Float64Array(size * size)
  const direction = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    direction[j] = 1
    const column = objective.curvature(weights, direction)
    direction[j] = 0
    for (let i = 0; i < size; i++) hessian[i * size + j] = column[i] ?? 0
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const mean = ((hessian[i * size + j] ?? 0) + (hessian[j * size + i] ?? 0)) / 2
      hessian[i * size + j] = mean
      hessian[j * size + i] = mean
    }
  }
  return hessian
}
