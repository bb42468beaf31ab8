import type { Measurement } from '../../measurement.ts'
import { layerValues, networkOutputs } from '../../../experiment/model/forward.ts'
import { linearizedOutputs } from '../../objective/linearized.ts'
import type { MeasuredPoint } from './point.ts'

const twinOf = ({ network, samples, start, weights }: MeasuredPoint): Float64Array =>
  linearizedOutputs(network.layout, start, samples).at(weights)

function outputsOf(point: MeasuredPoint): Float64Array {
  if (point.linearized) return twinOf(point)
  const { network, samples, weights } = point
  const { layout } = network
  const values = layerValues(layout, weights, samples.inputs, samples.count)
  return networkOutputs(layout, values, samples.reference)
}

/**
 * 'outputs': f of the network, or of the given linearised run, on the samples of `part`, [sample][output].
 */
export const outputs = (point: MeasuredPoint): Measurement<Float64Array> => ({ values: outputsOf(point) })

/** 'linearized-outputs': f(w_0) + J(w_0)(w − w_0) on the samples of `part`, [sample][output]. */
export const linearizedOutputsAt = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: twinOf(point),
})

/**
 * 'linearization-gap': the largest |f(w) − f(w_0) − J(w_0)(w − w_0)| over the outputs on the samples of
 * `part`. It compares the network with its linearisation at the same weights; a linearised run has its own
 * weights, and a gap of 0.
 */
export function linearizationGap(point: MeasuredPoint): Measurement<Float64Array> {
  const linear = twinOf(point)
  const gap = outputsOf(point).reduce((most, f, i) => Math.max(most, Math.abs(f - linear[i]!)), 0)
  return { values: Float64Array.of(gap) }
}
