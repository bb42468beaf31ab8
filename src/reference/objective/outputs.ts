import type { Layout } from '../../experiment/model/layout.ts'
import { layerValues, networkOutputs, referenceOutputs } from '../../experiment/model/forward.ts'
import { linearizedOutputs } from './linearized.ts'

/** Outputs as a function of the weights: the network's, or those of its linearisation at w_0. */
export interface OutputsOf {
  readonly layout: Layout
  readonly weights: Float64Array
  /** w_0, which a centred network and a linearisation need. */
  readonly w0: Float64Array | undefined
  readonly linearized: boolean
}

/** f, or f(w_0) + J(w_0)(w - w_0), of `count` inputs [count][layout.inputs]: [count][layout.outputs]. */
export function outputsAt(
  { layout, weights, w0, linearized }: OutputsOf,
  inputs: Float64Array,
  count: number,
): Float64Array {
  const reference = layout.centered && w0 ? referenceOutputs(layout, w0, inputs, count) : undefined
  if (linearized && w0) return linearizedOutputs(layout, w0, { count, inputs, reference }).at(weights)
  return networkOutputs(layout, layerValues(layout, weights, inputs, count), reference)
}
