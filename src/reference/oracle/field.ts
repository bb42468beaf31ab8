import type { Work } from '../../math/work.ts'
import { norm } from '../../math/linear-algebra/vector.ts'
import { putGridPoint, type Grid } from '../plane/grid.ts'
import type { FieldQuantity } from '../plane/field-quantity.ts'
import { largestCurvatures } from '../objective/hessian.ts'
import type { Objective } from '../objective/objective.ts'

/** Returns a function that measures the quantity at a point, reusing results of the previous point. */
function measuring(objective: Objective, quantity: FieldQuantity): (point: Float64Array) => number {
  if (quantity === 'metric') return (point) => objective.value(point)
  if (quantity === 'gradient-norm') return (point) => norm(objective.gradient(point))
  let guess: readonly Float64Array[] = []
  return (point) => {
    const found = largestCurvatures(objective, point, 1, guess)
    const value = found?.values[0] ?? NaN
    if (found && Number.isFinite(value)) guess = found.vectors
    return value
  }
}

/**
 * Returns a scalar field over a plane in float64, at points `at` of its grid, where index j·na + i is (a_i,
 * b_j), with a rest after each row's worth: the metric; |∇L| over the trained weights; or the sharpness, the
 * largest eigenvalue of the Hessian, NaN if it is too close to the next to be found in 400 products. Exact
 * derivatives, with respect to all weights, not only those in the plane.
 */
export function* field(
  objective: Objective,
  quantity: FieldQuantity,
  grid: Grid,
  at: ArrayLike<number>,
): Work<Float64Array> {
  const measure = measuring(objective, quantity)
  const values = new Float64Array(at.length)
  const point = new Float64Array(grid.origin.length)
  for (let n = 0; n < at.length; n++) {
    putGridPoint(point, grid, at[n]!)
    values[n] = measure(point)
    if ((n + 1) % grid.resolution[0] === 0) yield
  }
  return values
}
