import type { Part } from '../../experiment/data/dataset.ts'
import { layerValues, networkOutputs, referenceOutputs } from '../../experiment/model/forward.ts'
import type { Layout } from '../../experiment/model/layout.ts'
import { linearizedOutputs } from './linearized.ts'

/** Samples whose means and variances batch normalisation uses. */
export type Company = Pick<Part, 'inputs' | 'count'>

/** Outputs as a function of the weights: the network's, or those of its linearisation at w_0. */
export interface OutputsOf {
  readonly layout: Layout
  readonly weights: Float64Array
  /** w_0, which a centred network and a linearisation need. */
  readonly w0: Float64Array | undefined
  readonly linearized: boolean
  /** `undefined` for networks without batch normalisation, and if the given inputs normalise themselves. */
  readonly company: Company | undefined
}

/** Places inputs after their company, and returns a function that extracts the inputs' own rows. */
export function inCompany(company: Company | undefined, inputs: Float64Array, count: number) {
  if (!company) return { inputs, count, company: undefined, own: (values: Float64Array) => values }
  const rows = new Float64Array(company.inputs.length + inputs.length)
  rows.set(company.inputs)
  rows.set(inputs, company.inputs.length)
  const all = company.count + count
  return {
    inputs: rows,
    count: all,
    company: company.count,
    /** Returns the rows of values [all][width] that do not belong to the company. */
    own: (values: Float64Array) => values.slice((values.length / all) * company.count),
  }
}

/**
 * Returns f, or f(w_0) + J(w_0)(w − w_0), of `count` inputs [count][layout.inputs]: [count][layout.outputs].
 */
export function outputsAt(
  { layout, weights, w0, linearized, company }: OutputsOf,
  inputs: Float64Array,
  count: number,
): Float64Array {
  const asked = inCompany(company, inputs, count)
  const reference =
    layout.centered && w0 ? referenceOutputs(layout, w0, asked.inputs, asked.count) : undefined
  if (linearized && w0) return asked.own(linearizedOutputs(layout, w0, { ...asked, reference }).at(weights))
  const values = layerValues(layout, weights, asked.inputs, asked.count, asked.company)
  return asked.own(networkOutputs(layout, values, reference))
}
