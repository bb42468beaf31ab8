import { linearCka, type Features } from '../../../math/linear-algebra/cka.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { layerValues } from '../../../experiment/model/forward.ts'
import { widthAfter } from '../../../experiment/model/layout.ts'
import { startOf } from '../run/predict.ts'
import type { MeasuredPoint } from './point.ts'

function hiddenLayer({ network, options }: MeasuredPoint): number {
  const last = network.layout.layers.length - 1
  const layer = options.layer ?? last
  if (Number.isInteger(layer) && layer >= 1 && layer <= last) return layer
  throw ExperimentError.at(
    'options.layer',
    last === 0 ? 'the network has no hidden layer' : `must be a hidden layer, from 1 to ${last}`,
  )
}

/**
 * 'cka': linear CKA of the features h_l of hidden `layer` on the samples of `part`, `debiased` or not:
 * [between the weights and `other`, between their starts, between the weights and their own start, between
 * the other and its own]. A high first value proves nothing if the second is as high.
 */
export function cka(point: MeasuredPoint): Measurement<Float64Array> {
  point.requireNetwork('hidden layers of its own to compare')
  const { network, samples, options, weights, other, start } = point
  const layer = hiddenLayer(point)
  const otherStart = startOf(point.problem, { start: options.otherStart ?? 1 }, 'options.otherStart')
  const features = (w: Float64Array): Features => ({
    values: layerValues(network.layout, w, samples.inputs, samples.count)[layer - 1]?.output ?? w,
    width: widthAfter(network.layout.layers[layer - 1]!),
  })
  const debiased = options.debiased ?? false
  if (debiased && samples.count < 4)
    throw ExperimentError.at('options.debiased', 'the unbiased estimate needs at least 4 samples')
  const between = (a: Float64Array, b: Float64Array) =>
    linearCka(features(a), features(b), samples.count, debiased)
  return {
    values: Float64Array.of(
      between(weights, other),
      between(start, otherStart),
      between(weights, start),
      between(other, otherStart),
    ),
  }
}
