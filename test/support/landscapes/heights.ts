import { fusedObjective } from '../../../src/engine/workers/fused-objective.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import type { TrainingProblem } from '../../../src/experiment/training-problem.ts'
import { putGridPoint, type Grid } from '../../../src/reference/plane/grid.ts'

/** A metric at each point of a grid, values[j·na + i], by the fused loops in float64; a centred network subtracts its outputs at `w0`. */
export function heightsOver(
  problem: TrainingProblem,
  metric: MetricSpec,
  grid: Grid,
  w0: Float64Array,
): Float64Array {
  const objective = fusedObjective(problem, metric, { algorithm: { linearized: false }, weights: w0 })
  const point = new Float64Array(problem.size)
  const values = new Float64Array(grid.resolution[0] * grid.resolution[1])
  for (let place = 0; place < values.length; place++) {
    putGridPoint(point, grid, place)
    values[place] = objective.value(point)
  }
  return values
}
