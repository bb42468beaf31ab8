import { layerValues, networkOutputs, referenceOutputs } from '../../experiment/model/forward.ts'
import { inCompany, outputsAt, type OutputsOf } from './outputs.ts'

/**
 * Returns the value of every unit for `count` inputs [count][layout.inputs], layer by layer, each
 * [count][width]: the inputs themselves, then h of each hidden layer, and last f as in `outputsAt`. One
 * forward pass.
 */
export function unitResponses(of: OutputsOf, inputs: Float64Array, count: number): readonly Float64Array[] {
  const { layout, weights, w0, linearized } = of
  const asked = inCompany(of.company, inputs, count)
  const values = layerValues(layout, weights, asked.inputs, asked.count, asked.company)
  const reference =
    layout.centered && w0 ? referenceOutputs(layout, w0, asked.inputs, asked.count) : undefined
  const outputs = linearized
    ? outputsAt(of, inputs, count)
    : asked.own(networkOutputs(layout, values, reference))
  return [inputs, ...values.slice(0, -1).map(({ output }) => asked.own(output)), outputs]
}
