import { metricCurvature } from '../metric/reduce.ts'
import { networkOutputs, layerValues } from '../../experiment/model/forward.ts'
import { linearizedOutputs } from './linearized.ts'
import { learningPart } from '../../experiment/model/layout.ts'
import type { FunctionModel, NetworkModel } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { addDecay } from './decay.ts'
import { samplesOf } from './samples.ts'

/**
 * Returns the Gauss-Newton matrix Jᵀ H_f J + c I at `weights`, row-major [size][size], with J the Jacobian of
 * the outputs, H_f the metric's Hessian with respect to them, and c its weight decay. It equals the Hessian
 * if the outputs are linear in the weights, and has no negative eigenvalue; rows and columns of untrained
 * weights are 0. `w0` are the weights whose outputs a centred network subtracts. Source: Schraudolph 2002.
 */
export function gaussNewtonMatrix(
  model: NetworkModel,
  metric: MetricSpec,
  w0: Float64Array,
  weights: Float64Array,
): Float64Array {
  const { layout } = model
  const { size } = layout
  const samples = samplesOf(model, metric.part, w0)
  const twin = linearizedOutputs(layout, weights, samples)
  const outputs = networkOutputs(
    layout,
    layerValues(layout, weights, samples.inputs, samples.count),
    samples.reference,
  )
  const matrix = new Float64Array(size * size)
  const direction = new Float64Array(size)
  for (let j = 0; j < size; j++) {
    direction[j] = 1
    const bent = new Float64Array(samples.count * samples.width)
    metricCurvature(metric, samples, outputs, twin.along(learningPart(layout, direction)), bent)
    const column = twin.back(bent)
    addDecay(metric.weightDecay, model, direction, column)
    direction[j] = 0
    for (let i = 0; i < size; i++) matrix[i * size + j] = column[i]!
  }
  return matrix
}

/**
 * Returns the same for a function Σ r² of two weights, [2][2]: 2 JᵀJ + c I with J the residuals' derivatives.
 * @throws Error if it is not a sum of squares
 */
export function squaresMatrix(
  { function: { id, squares } }: FunctionModel,
  { weightDecay }: MetricSpec,
  [x = 0, y = 0]: Float64Array,
): Float64Array {
  if (!squares) throw new Error(`${id} is not a sum of squares.`)
  const matrix = Float64Array.of(weightDecay, 0, 0, weightDecay)
  for (const [, ...slope] of squares(x, y))
    for (const i of [0, 1]) for (const j of [0, 1]) matrix[2 * i + j]! += 2 * slope[i]! * slope[j]!
  return matrix
}
