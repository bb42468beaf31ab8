import { metricCurvature } from '../metric/reduce.ts'
import { networkOutputs, layerValues } from './forward.ts'
import { linearizedOutputs } from './linearized.ts'
import { learningPart } from '../model/layout.ts'
import type { NetworkModel } from '../problem.ts'
import type { MetricSpec } from '../schema/metric.ts'
import { addDecay } from './decay.ts'
import { samplesOf } from './samples.ts'

/**
 * The Gauss-Newton matrix Jᵀ H_f J + c I at `weights`, row-major [size][size]: J the Jacobian of the outputs, H_f the metric's
 * Hessian with respect to them, c its weight decay. It is the Hessian where the outputs are linear in the weights, and has no
 * negative eigenvalue; rows and columns of weights that do not learn are 0. `w0` are the weights whose outputs a centred network subtracts. Source: Schraudolph 2002.
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
    for (let i = 0; i < size; i++) matrix[i * size + j] = column[i] ?? 0
  }
  return matrix
}
