import { fusedObjective } from '../../src/engine/workers/fused-objective.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { parseTraining } from '../../src/experiment/format/parse.ts'
import { finiteRange } from '../../src/math/statistics/range.ts'
import { oracle } from '../../src/reference/oracle/index.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { gridResolution, putGridPoint } from '../../src/reference/plane/grid.ts'

/** The oracle, whose surfaces over random planes come from the fused loops: the same to twelve digits, three times as fast. */
export const quickOracle: typeof oracle = {
  ...oracle,
  terrain(input, options) {
    const experiment = parseTraining(input)
    const problem = buildTrainingProblem(experiment)
    const { plane, terrain } = experiment
    const metric = options.metric ?? terrain.metric ?? experiment.metric
    const isPlain = terrain.quantity === 'metric' && plane.kind === 'random' && !metric.attack
    if (problem.model.kind === 'function' || !isPlain || options.origin) return oracle.terrain(input, options)
    const placed = placement(problem)
    const { extent, u, v, origin } = placed.plane
    const resolution = gridResolution(problem, options.resolution)
    const weights = placed.base
    const objective = fusedObjective(problem, metric, { algorithm: { linearized: false }, weights })
    const point = new Float64Array(problem.size)
    const values = new Float64Array(resolution[0] * resolution[1])
    for (let place = 0; place < values.length; place++) {
      putGridPoint(point, { origin, u, v, extent, resolution }, place)
      values[place] = objective.value(point)
    }
    return { resolution, extent, u, v, origin, milliseconds: 0, values, ...finiteRange(values) }
  },
}
