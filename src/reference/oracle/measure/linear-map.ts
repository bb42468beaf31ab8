import { determinant, effectiveRank, singularValues } from '../../../math/linear-algebra/singular.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Measurement } from '../../measurement.ts'
import { endToEnd, requireLinear } from '../../../experiment/model/end-to-end.ts'
import { isTied } from '../../../experiment/model/layout.ts'
import type { MeasuredPoint } from './point.ts'
import { norm } from '../../../math/linear-algebra/vector.ts'
import { escapeBound, isEscape } from './escape-bound.ts'

/**
 * Returns the end-to-end map E of a linear network, [inputs][outputs], without biases. For a linearised run
 * it is E(w_0) + dE(w_0)(w − w_0), where E, linear in each layer, changes by the sum of the changes due to
 * each layer's move. That of a tied network is quadratic in W, so half the difference of E(w_0 ± (w − w_0)) is
 * its change. @throws ExperimentError for other networks
 */
function mapAt(point: MeasuredPoint): Float64Array {
  const { weights, start } = point
  const { layout } = point.network
  if (!point.linearized) return endToEnd(layout, weights)
  const born = endToEnd(layout, start)
  if (isTied(layout)) {
    const [there, back] = [1, -1].map((sign) =>
      endToEnd(
        layout,
        start.map((w, i) => w + sign * (weights[i]! - w)),
      ),
    )
    return born.map((entry, i) => entry + (there![i]! - back![i]!) / 2)
  }
  const map = born.slice()
  for (const { weights: from, inputs, outputs } of layout.layers) {
    const moved = start.slice()
    moved.set(weights.subarray(from, from + inputs * outputs), from)
    endToEnd(layout, moved).forEach((entry, i) => (map[i] = map[i]! + entry - born[i]!))
  }
  return map
}

function mapValues(point: MeasuredPoint): Float64Array {
  const { layout } = point.network
  return singularValues(mapAt(point), layout.inputs, layout.outputs)
}

/**
 * 'singular-values': those of a linear network's end-to-end map, largest first. @throws ExperimentError for
 * other networks
 */
export const singularValuesAt = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: mapValues(point),
})

/**
 * 'effective-rank': exp of the entropy of the normalised singular values. @throws ExperimentError for other
 * networks
 */
export const effectiveRankAt = (point: MeasuredPoint): Measurement<Float64Array> => ({
  values: Float64Array.of(effectiveRank(mapValues(point))),
})

/**
 * 'map-norms': those of a linear network's end-to-end map: spectral, Frobenius, nuclear. @throws
 * ExperimentError for other networks
 */
export function mapNormsAt(point: MeasuredPoint): Measurement<Float64Array> {
  const values = mapValues(point)
  const nuclear = values.reduce((sum, value) => sum + value, 0)
  return { values: Float64Array.of(values[0]!, norm(values), nuclear) }
}

/**
 * 'determinant': that of a linear network's end-to-end map. If every layer is square it is the product of the
 * layers' determinants, which stays accurate when the map is nearly singular; rounding of the weights leaves
 * 0 or noise of about ε |W_l|² in each of them.
 * @throws ExperimentError for other networks, and if the map is not square
 */
export function determinantAt(point: MeasuredPoint): Measurement<Float64Array> {
  const { weights } = point
  const { layout } = point.network
  const { inputs, outputs, layers, outputScale } = layout
  requireLinear(layout)
  if (inputs !== outputs)
    throw ExperimentError.at('model.widths', 'a determinant needs as many outputs as inputs')
  if (point.linearized || layers.some((layer) => layer.inputs !== inputs || layer.outputs !== inputs))
    return { values: Float64Array.of(determinant(mapAt(point), inputs)) }
  const own = layers.map(
    (layer) =>
      layer.scale ** inputs *
      determinant(weights.slice(layer.weights, layer.weights + inputs * inputs), inputs),
  )
  return { values: Float64Array.of(own.reduce((product, value) => product * value, outputScale ** inputs)) }
}

/**
 * 'escape': |W11| of the end-to-end map, and its lower bound at this loss if det W > 0.
 * @throws ExperimentError for other data than the three given entries
 */
export function escapeAt(point: MeasuredPoint): Measurement<Float64Array> {
  const { weights, objective, problem } = point
  if (!isEscape(problem.experiment))
    throw ExperimentError.at(
      'data',
      'the bound is known for W12 = W21 = 1 and W22 = 0 given, and squared loss',
    )
  const [entry = NaN] = mapAt(point)
  return { values: Float64Array.of(Math.abs(entry), escapeBound(objective.value(weights))) }
}
