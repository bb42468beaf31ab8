import { metricCurvature, metricGradient, type Judged } from '../metric/reduce.ts'
import { activationFunction } from '../../experiment/model/activation.ts'
import type { Layout } from '../../experiment/model/layout.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { networkOutputs, type LayerValues } from '../../experiment/model/forward.ts'
import { addLayerGradient, backThrough, firstTrained, withSkipped } from './gradient.ts'
import { tangents } from './tangent.ts'

/**
 * Writes H·direction into `into`, exactly: the derivative of backpropagation along `direction` (Pearlmutter's
 * R-operator, Neural Computation 6, 1994). It omits the metric's weight decay; rows of untrained layers are
 * 0.
 */
export function networkCurvature(
  layout: Layout,
  weights: Float64Array,
  direction: Float64Array,
  metric: MetricSpec,
  judged: Judged,
  values: readonly LayerValues[],
  reference: Float64Array | undefined,
  into: Float64Array,
): void {
  const { count } = judged
  const { outputScale } = layout
  into.fill(0)
  const forward = tangents(layout, weights, direction, values, count)
  const outputs = networkOutputs(layout, values, reference)
  let back: Float64Array = new Float64Array(outputs.length)
  let backTangent: Float64Array = new Float64Array(outputs.length)
  metricGradient(metric, judged, outputs, back)
  metricCurvature(metric, judged, outputs, forward.outputs, backTangent)
  back = back.map((g) => outputScale * g)
  backTangent = backTangent.map((g) => outputScale * g)
  const lowest = firstTrained(layout)
  for (let l = layout.layers.length - 1; l >= lowest; l--) {
    const layer = layout.layers[l]!
    const at = values[l]!
    const tangent = forward.layers[l]!
    const { first, second } = activationFunction(layer.activation, layout.linearity)
    const branch = layer.residual?.branch ?? 1
    back = at.pooled.back(back)
    backTangent = at.pooled.back(backTangent)
    const bent = new Float64Array(back.length)
    const bentTangent = new Float64Array(back.length)
    for (let i = 0; i < back.length; i++) {
      const u = at.sum.values[i]!
      const slope = branch * first(u)
      bent[i] = slope * back[i]!
      bentTangent[i] = slope * backTangent[i]! + branch * second(u) * tangent.sum.value[i]! * back[i]!
    }
    const delta = at.sum.slope(bent)
    const deltaTangent = at.sum.slopeTangent(bent, bentTangent, tangent.sum)
    if (layer.trained) {
      addLayerGradient(layer, at.input, deltaTangent, count, into, true)
      addLayerGradient(layer, tangent.input, delta, count, into, false)
    }
    if (l === lowest) continue
    const direct = backThrough(layer, weights, deltaTangent, count)
    const moved = backThrough(layer, direction, delta, count)
    back = withSkipped(layer, back, backThrough(layer, weights, delta, count))
    const through = direct.map((g, i) => g + moved[i]!)
    backTangent = withSkipped(layer, backTangent, through)
  }
}
