import type { Measurement } from '../../measurement.ts'
import { alignByActivations, alignByWeights, permuteUnits } from '../../../experiment/model/alignment.ts'
import type { MeasuredPoint } from './point.ts'

/**
 * 'alignment': reorders the hidden units of `other` to match those of the weights, `by` 'weights' (default)
 * or 'activations' on the samples of `part`. `values` are the orders, layer by layer: the index of the
 * other's unit at each place. The one vector is the other network in that order, the same function.
 */
export function alignment(point: MeasuredPoint): Measurement<Float64Array> {
  point.requireNetwork('units that could change places')
  const { layout } = point.network
  const { weights, other, options, samples } = point
  const permutations =
    options.by === 'activations'
      ? alignByActivations(layout, weights, other, samples.inputs, samples.count)
      : alignByWeights(layout, weights, other)
  return {
    values: Float64Array.from(permutations.flatMap((order) => [...order])),
    vectors: [permuteUnits(layout, other, permutations)],
  }
}
