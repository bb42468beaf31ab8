import type { Work } from '../../math/work.ts'
import { norm } from '../../math/linear-algebra/vector.ts'
import { putGridPoint, type Grid } from '../plane/grid.ts'
import type { FieldQuantity } from '../plane/field-quantity.ts'
import { largestCurvatures } from '../objective/hessian.ts'
import type { Objective } from '../objective/objective.ts'

/** The quantity at a point; what was found at the point before makes the next one cheaper. */
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
 * A scalar field over a plane in float64 at points of its grid, of which `at` are the places j·na + i of (a_i, b_j), a row's worth of
 * them between two rests: the metric; |∇L| over the weights that learn; or the sharpness, the largest eigenvalue of the Hessian, NaN
 * where it lies too close to the next to be found in 400 products. Exact derivatives, all weights, not those in the plane alone.
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
