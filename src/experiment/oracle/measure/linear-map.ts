import { determinant, effectiveRank, singularValues } from '../../../math/singular.ts'
import { ExperimentError } from '../../error.ts'
import type { Measurement } from '../../measurement.ts'
import { isLinear, type Layer, type Layout } from '../../model/layout.ts'
import type { MeasuredPoint } from './point.ts'

/** left · s W, [rows][layer.outputs]. */
function timesLayer(left: Float64Array, rows: number, layer: Layer, weights: Float64Array): Float64Array {
  const { inputs, outputs, scale } = layer
  const product = new Float64Array(rows * outputs)
  for (let row = 0; row < rows; row++)
    for (let i = 0; i < inputs; i++) {
      const factor = scale * (left[row * inputs + i] ?? 0)
      const at = layer.weights + i * outputs
      for (let j = 0; j < outputs; j++)
        product[row * outputs + j] = (product[row * outputs + j] ?? 0) + factor * (weights[at + j] ?? 0)
    }
  return product
}

function requireLinear(layout: Layout): void {
  if (isLinear(layout)) return
  throw ExperimentError.at(
    'model.linearity',
    'only a linear network has an end-to-end map: set linearity to 1, or choose linear activations',
  )
}

/** outputScale · s_1 W_1 ⋯ s_L W_L, [inputs][outputs]: the map from inputs to outputs, biases left out. */
export function endToEnd(layout: Layout, weights: Float64Array): Float64Array {
  requireLinear(layout)
  const { inputs } = layout
  let map = Float64Array.from({ length: inputs * inputs }, (_, k) => (k % (inputs + 1) === 0 ? 1 : 0))
  for (const layer of layout.layers) map = Float64Array.from(timesLayer(map, inputs, layer, weights))
  return map.map((entry) => layout.outputScale * entry)
}

function mapValues({ network, weights }: MeasuredPoint): Float64Array {
  const { layout } = network
  return singularValues(endToEnd(layout, weights), layout.inputs, layout.outputs)
}

/** 'singular-values': of a linear network's end-to-end map, largest first. @throws ExperimentError for other networks. */
export const singularValuesAt = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: mapValues(point),
})

/** 'effective-rank': exp of the entropy of the normalised singular values. @throws ExperimentError as they do. */
export const effectiveRankAt = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: Float64Array.of(effectiveRank(mapValues(point))),
})

/** 'map-norms': of a linear network's end-to-end map: spectral, Frobenius, nuclear. @throws ExperimentError as they do. */
export function mapNormsAt(point: MeasuredPoint): Measurement<Float64Array> {
  const values = mapValues(point)
  const nuclear = values.reduce((sum, value) => sum + value, 0)
  return { values: Float64Array.of(values[0] ?? 0, Math.hypot(...values), nuclear) }
}

/**
 * 'determinant': of a linear network's end-to-end map. Where every layer is square it is the product of the layers' own, which keeps
 * its digits where the map is nearly singular; rounding of the weights leaves 0 or noise of about ε |W_l|² in each of them.
 * @throws ExperimentError as they do, and where the map is not square.
 */
export function determinantAt({ network, weights }: MeasuredPoint): Measurement<Float64Array> {
  const { layout } = network
  const { inputs, outputs, layers, outputScale } = layout
  requireLinear(layout)
  if (inputs !== outputs)
    throw ExperimentError.at('model.widths', 'a determinant needs as many outputs as inputs')
  if (layers.some((layer) => layer.inputs !== inputs || layer.outputs !== inputs))
    return { values: Float64Array.of(determinant(endToEnd(layout, weights), inputs)) }
  const own = layers.map(
    (layer) =>
      layer.scale ** inputs *
      determinant(weights.slice(layer.weights, layer.weights + inputs * inputs), inputs),
  )
  return { values: Float64Array.of(own.reduce((product, value) => product * value, outputScale ** inputs)) }
}
