import { activationFunction } from '../../experiment/model/activation.ts'
import type { Layout } from '../../experiment/model/layout.ts'
import { readInputs, rowCount } from '../../experiment/model/maps.ts'
import type { Movement } from '../../experiment/model/normalization.ts'
import { affine, throughSkip, type LayerValues } from '../../experiment/model/forward.ts'

/** The derivative of one layer's input and sum along a direction in weight space, each [rows][width]. */
export interface Tangent {
  readonly input: Float64Array
  readonly sum: Movement
}

/**
 * Returns the derivative of every layer's values along `direction` in weight space (forward mode); `outputs`
 * is J·direction, with J the Jacobian of the network's outputs, [count][layout.outputs].
 */
export function tangents(
  layout: Layout,
  weights: Float64Array,
  direction: Float64Array,
  values: readonly LayerValues[],
  count: number,
): { readonly layers: readonly Tangent[]; readonly outputs: Float64Array } {
  let before: Float64Array = new Float64Array(count * layout.inputs)
  const layers = layout.layers.map((layer, l): Tangent => {
    const at = values[l]!
    const rows = rowCount(layer, count)
    const input = readInputs(layer, before, count)
    const sum = new Float64Array(rows * layer.outputs)
    affine(layer, direction, at.input, rows, sum, true)
    affine(layer, weights, input, rows, sum, false)
    const value = at.sum.slope(sum)
    const { first } = activationFunction(layer.activation, layout.linearity)
    const bent = value.map((du, i) => first(at.sum.values[i]!) * du)
    before = at.pooled.along(throughSkip(layer, before, bent))
    return { input, sum: { sum, value } }
  })
  return { layers, outputs: before.map((t) => layout.outputScale * t) }
}
