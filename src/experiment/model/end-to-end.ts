import { ExperimentError } from '../spec/values/error.ts'
import { throughSkip } from './forward.ts'
import { isLinear, type Layer, type Layout } from './layout.ts'

/** left · s W, or left · (skip I + branch s W) where the layer has a skip, [rows][layer.outputs]. */
function timesLayer(left: Float64Array, rows: number, layer: Layer, weights: Float64Array): Float64Array {
  const { inputs, outputs, scale } = layer
  const product = new Float64Array(rows * outputs)
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < inputs; i++) {
      const factor = scale * left[row * inputs + i]!
      const at = layer.weights + i * outputs
      for (let j = 0; j < outputs; j++) product[row * outputs + j]! += factor * weights[at + j]!
    }
  return throughSkip(layer, left, product)
}

/** @throws ExperimentError for networks that are not linear. */
export function requireLinear(layout: Layout): void {
  if (isLinear(layout)) return
  throw ExperimentError.at(
    'model.linearity',
    'only a linear network has an end-to-end map: set linearity to 1, or choose linear activations, and no normalisation',
  )
}

/** outputScale · s_1 W_1 ⋯ s_L W_L, [inputs][outputs]: a linear network's map from inputs to outputs, biases left out. @throws ExperimentError for others. */
export function endToEnd(layout: Layout, weights: Float64Array): Float64Array {
  requireLinear(layout)
  const { inputs } = layout
  let map = Float64Array.from({ length: inputs * inputs }, (_, k) => (k % (inputs + 1) === 0 ? 1 : 0))
  for (const layer of layout.layers) map = Float64Array.from(timesLayer(map, inputs, layer, weights))
  return map.map((entry) => layout.outputScale * entry)
}
