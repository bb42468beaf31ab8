import { symmetricEigen } from '../../math/eigen.ts'
import { buildProblem } from '../build-problem.ts'
import { parseExperiment, parseMetric } from '../parse.ts'
import type { ExperimentInput } from '../schema/experiment.ts'
import type { MetricSpec } from '../schema/metric.ts'
import { hessianOf } from './hessian.ts'
import { objectiveOf } from './objective.ts'
import { placement } from './place.ts'
import { checkedWeights } from './predict.ts'
import { norm } from './run.ts'

export type OracleQuantity = 'metric' | 'gradient' | 'gradient-norm' | 'hessian-spectrum' | 'hessian-top'

export interface OracleMeasureOptions {
  /** Instead of the experiment's. */
  readonly metric?: MetricSpec
  /** How many eigenvalues 'hessian-top' gives (1). */
  readonly count?: number
}

export interface OracleMeasurement {
  readonly values: Float64Array
  readonly vectors?: readonly Float64Array[]
}

/**
 * Measures one point of weight space in float64: 'metric', 'gradient', 'gradient-norm'; 'hessian-spectrum' (all eigenvalues,
 * ascending) and 'hessian-top' (the `count` largest, largest first, with unit eigenvectors whose largest entry is positive).
 * A centred network subtracts the outputs of start 0's w_0. The Hessian takes time and memory as the square of the weights.
 * @throws ExperimentError for an experiment that cannot be used or weights that are too few or too many.
 */
export function measure(
  input: ExperimentInput,
  weights: ArrayLike<number>,
  what: OracleQuantity,
  options: OracleMeasureOptions = {},
): OracleMeasurement {
  const experiment = parseExperiment(input)
  const problem = buildProblem(experiment)
  const point = checkedWeights(problem, weights)
  const centred = problem.model.kind === 'mlp' && problem.model.layout.centered
  const w0 = centred ? placement(problem).starts[0] : undefined
  const metric = options.metric ? parseMetric(experiment, options.metric) : experiment.metric
  const objective = objectiveOf(problem, metric, w0)
  switch (what) {
    case 'metric':
      return { values: Float64Array.of(objective.value(point)) }
    case 'gradient':
      return { values: objective.gradient(point) }
    case 'gradient-norm':
      return { values: Float64Array.of(norm(objective.gradient(point))) }
    case 'hessian-spectrum':
      return { values: symmetricEigen(hessianOf(objective, point), problem.size).values }
    case 'hessian-top': {
      const { values, vectors } = symmetricEigen(hessianOf(objective, point), problem.size)
      const count = options.count ?? 1
      return { values: values.slice(-count).reverse(), vectors: vectors.slice(-count).reverse() }
    }
  }
}
