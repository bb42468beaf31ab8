import { activationFunction } from './activation.ts'
import type { Layer, Layout } from './layout.ts'
import { normalize, type Normalized } from './normalization.ts'

/** One layer's values for `count` samples: its input h_{l-1}, its sum z normalised and its output h_l, each [count][width]. */
export interface LayerValues {
  readonly input: Float64Array
  readonly sum: Normalized
  readonly output: Float64Array
}

/** Adds scale · Wᵀh + b for `count` rows of `from` into `into`; `bias` false leaves b out (for tangents of h). */
export function affine(
  layer: Layer,
  weights: Float64Array,
  from: Float64Array,
  count: number,
  into: Float64Array,
  bias: boolean,
): void {
  const { inputs, outputs, scale } = layer
  const row = new Float64Array(outputs)
  for (let n = 0; n < count; n++) {
    row.fill(0)
    for (let i = 0; i < inputs; i++) {
      const h = from[n * inputs + i]!
      const at = layer.weights + i * outputs
      for (let j = 0; j < outputs; j++) row[j]! += h * weights[at + j]!
    }
    for (let j = 0; j < outputs; j++) {
      const b = bias && layer.biases !== undefined ? weights[layer.biases + j]! : 0
      into[n * outputs + j] = into[n * outputs + j]! + scale * row[j]! + b
    }
  }
}

/** skip · `around` + branch · `through`; `through` alone where the layer has no skip. */
export function throughSkip({ residual }: Layer, around: Float64Array, through: Float64Array): Float64Array {
  if (!residual) return through
  const { skip, branch } = residual
  return through.map((f, i) => skip * around[i]! + branch * f)
}

/**
 * The forward pass of model/README.md, z_l = s_l Wᵀh + b and h_l = φ(N(z_l)) with its skips, of `count` inputs [count][layout.inputs],
 * of which the first `company` have the means and variances that batch normalisation takes.
 * The last layer's output is ψ(z_L): neither centred nor scaled.
 */
export function layerValues(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
  company = count,
): LayerValues[] {
  let input = inputs
  return layout.layers.map((layer) => {
    const sums = new Float64Array(count * layer.outputs)
    affine(layer, weights, input, count, sums, true)
    const sum = normalize(layer.normalization, sums, count, layer.outputs, company)
    const bent = sum.values.map(activationFunction(layer.activation, layout.linearity).value)
    const output = throughSkip(layer, input, bent)
    const values = { input, sum, output }
    input = output
    return values
  })
}

/**
 * The network's outputs, outputScale · (ψ(z_L) - ψ(z_L) at w_0); `reference` holds the second term, 0 where
 * the model is not centred.
 */
export function networkOutputs(
  layout: Layout,
  values: readonly LayerValues[],
  reference: Float64Array | undefined,
): Float64Array {
  const last = values.at(-1)!.output
  return last.map((value, i) => layout.outputScale * (value - (reference?.[i] ?? 0)))
}

/** ψ(z_L) of each input: what a centred model subtracts, taken at w_0. */
export function referenceOutputs(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
): Float64Array {
  return layerValues(layout, weights, inputs, count).at(-1)!.output
}
