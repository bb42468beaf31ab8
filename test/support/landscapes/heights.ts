import { fusedOnPlane } from '../../../src/engine/workers/fused-objective.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'
import type { TrainingProblem } from '../../../src/experiment/training-problem.ts'
import { gridCoordinates, type Grid } from '../../../src/reference/plane/grid.ts'

/**
 * A metric at each point of a grid, values[j·na + i], by the fused loops in float64. A centred network
 * subtracts its outputs at `w0`.
 */
export function heightsOver(
  problem: TrainingProblem,
  metric: MetricSpec,
  grid: Grid,
  w0: Float64Array,
): Float64Array {
  const heightAt = fusedOnPlane(problem, metric, grid, { algorithm: { linearized: false }, weights: w0 })
  const values = new Float64Array(grid.resolution[0] * grid.resolution[1])
  for (let place = 0; place < values.length; place++)
    values[place] = heightAt(...gridCoordinates(grid, place))
  return values
}
