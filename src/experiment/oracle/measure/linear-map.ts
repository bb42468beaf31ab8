import { determinant, effectiveRank, singularValues } from '../../../math/singular.ts'
import { ExperimentError } from '../../error.ts'
import type { Measurement } from '../../measurement.ts'
import { endToEnd, requireLinear } from '../end-to-end.ts'
import type { MeasuredPoint } from './point.ts'

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
