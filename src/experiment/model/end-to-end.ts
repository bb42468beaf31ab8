import { ExperimentError } from '../spec/values/error.ts'
import { layerValues, networkOutputs } from './forward.ts'
import { isLinear, type Layout } from './layout.ts'

/**
 * Requires a linear network.
 * @throws ExperimentError for any other network.
 */
export function requireLinear(layout: Layout): void {
  if (isLinear(layout)) return
  throw ExperimentError.at(
    'model.linearity',
    'only a linear network has an end-to-end map. Set linearity to 1 or choose linear activations, and use neither normalisation nor max pooling',
  )
}

/**
 * Returns outputScale · s_1 W_1 ⋯ s_L W_L, [inputs][outputs], a linear network's map from inputs to outputs without biases.
 * @throws ExperimentError for any other network.
 */
export function endToEnd(layout: Layout, weights: Float64Array): Float64Array {
  requireLinear(layout)
  const { inputs } = layout
  const units = Float64Array.from({ length: inputs * inputs }, (_, k) => (k % (inputs + 1) === 0 ? 1 : 0))
  const unbiased = { ...layout, layers: layout.layers.map((layer) => ({ ...layer, biases: undefined })) }
  return networkOutputs(unbiased, layerValues(unbiased, weights, units, inputs), undefined)
}
