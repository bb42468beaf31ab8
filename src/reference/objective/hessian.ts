import { symmetricEigen, type Eigen } from '../../math/linear-algebra/eigen.ts'
import { largestEigenpairs } from '../../math/linear-algebra/lanczos.ts'
import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Objective } from './objective.ts'

/**
 * Returns the exact Hessian, row-major [size][size], with one curvature product per column, symmetrised
 * against rounding.
 */
export function hessianOf(objective: Objective, weights: Float64Array): Float64Array {
  const { size } = objective
  const hessian = new Float64Array(size * size)
  const direction = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    direction[j] = 1
    const column = objective.curvature(weights, direction)
    direction[j] = 0
    for (let i = 0; i < size; i++) hessian[i * size + j] = column[i]!
  }
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (hessian[i * size + j]! + hessian[j * size + i]!) / 2
      hessian[i * size + j] = mean
      hessian[j * size + i] = mean
    }
  }
  return hessian
}

/**
 * Most weights for which all eigenvalues are computed, which also finds multiple ones; above, only those
 * requested.
 */
const dense = 150

/**
 * Returns the `count` largest (algebraic) eigenvalues of the Hessian, largest first, with unit eigenvectors
 * whose largest entry is positive. `guess` may contain eigenvectors of a nearby point. `undefined` if they
 * are too close together to separate in 400 products.
 */
export function largestCurvatures(
  objective: Objective,
  weights: Float64Array,
  count: number,
  guess: readonly Float64Array[] = [],
): Eigen | undefined {
  const { size } = objective
  if (size <= dense) {
    const { values, vectors } = symmetricEigen(hessianOf(objective, weights), size)
    return { values: values.slice(-count).reverse(), vectors: vectors.slice(-count).reverse() }
  }
  const product = (direction: Float64Array) => objective.curvature(weights, direction)
  const sum = guess[0]?.map((_, i) => guess.reduce((total, vector) => total + vector[i]!, 0))
  return largestEigenpairs(size, product, { count, ...(sum && { guess: sum }) })
}

/**
 * Returns the two largest eigenvalues of the Hessian ('top'), or the largest and the smallest ('extreme'),
 * with unit eigenvectors.
 * @throws ExperimentError if they are too close together to separate
 */
export function spanningCurvatures(
  objective: Objective,
  weights: Float64Array,
  which: 'top' | 'extreme',
): Eigen {
  const { curvature } = objective
  const downward = {
    ...objective,
    curvature: (at: Float64Array, d: Float64Array) => curvature(at, d).map((x) => -x),
  }
  const found =
    which === 'top'
      ? [largestCurvatures(objective, weights, 2)]
      : [largestCurvatures(objective, weights, 1), largestCurvatures(downward, weights, 1)]
  const values = found.flatMap((eigen) => [...(eigen?.values ?? [])])
  const [first = NaN, second = NaN] = values
  if (values.length < 2)
    throw ExperimentError.at(
      'plane.kind',
      'the largest curvatures at the origin lie too close together to be told apart: take another origin',
    )
  return {
    values: Float64Array.of(first, which === 'top' ? second : 0 - second),
    vectors: found.flatMap((eigen) => eigen?.vectors ?? []),
  }
}
