import { activationFunction } from './activation.ts'
import type { Layer, Layout } from './layout.ts'
import { pool, readInputs, rowCount, type Pooled } from './maps.ts'
import { normalize, type Normalized } from './normalization.ts'

/** One layer's values for `count` samples. A row is a sample, or one position of a sample's map. */
export interface LayerValues {
  /** h_{l-1} as W reads it, [rows][inputs]. */
  readonly input: Float64Array
  /** The normalised z, [rows][outputs]. */
  readonly sum: Normalized
  readonly pooled: Pooled
  /** h_l, [count][width]. */
  readonly output: Float64Array
}

/** Adds scale · Wᵀh + b for `count` rows of `from` to `into`; with `bias` false it omits b (for tangents of h). */
export function affine(
  layer: Layer,
  weights: Float64Array,
  from: Float64Array,
  count: number,
  into: Float64Array,
  bias: boolean,
): void {
  const { inputs, outputs, scale, rowStep, columnStep } = layer
  const row = new Float64Array(outputs)
  for (let n = 0; n < count; n++) {
    row.fill(0)
    for (let i = 0; i < inputs; i++) {
      const h = from[n * inputs + i]!
      const at = layer.weights + i * rowStep
      for (let j = 0; j < outputs; j++) row[j]! += h * weights[at + j * columnStep]!
    }
    for (let j = 0; j < outputs; j++) {
      const b = bias && layer.biases !== undefined ? weights[layer.biases + j]! : 0
      into[n * outputs + j] = into[n * outputs + j]! + scale * row[j]! + b
    }
  }
}

/** Returns skip · `around` + branch · `through`, or just `through` if the layer has no skip. */
export function throughSkip({ residual }: Layer, around: Float64Array, through: Float64Array): Float64Array {
  if (!residual) return through
  const { skip, branch } = residual
  return through.map((f, i) => skip * around[i]! + branch * f)
}

/**
 * Computes the forward pass of model/README.md, z_l = s_l Wᵀh + b and h_l = φ(N(z_l)) with skips and pooling, for `count` inputs
 * [count][layout.inputs]. Batch normalisation takes its means and variances from the first `company` inputs. The last layer's output is
 * ψ(z_L), neither centred nor scaled.
 */
export function layerValues(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
  company = count,
): LayerValues[] {
  let before = inputs
  return layout.layers.map((layer) => {
    const rows = rowCount(layer, count)
    const input = readInputs(layer, before, count)
    const sums = new Float64Array(rows * layer.outputs)
    affine(layer, weights, input, rows, sums, true)
    const sum = normalize(layer.normalization, sums, rows, layer.outputs, rowCount(layer, company))
    const bent = sum.values.map(activationFunction(layer.activation, layout.linearity).value)
    const pooled = pool(layer, throughSkip(layer, before, bent), count)
    before = pooled.values
    return { input, sum, pooled, output: pooled.values }
  })
}

/**
 * Returns the network's outputs, outputScale · (ψ(z_L) - ψ(z_L) at w_0); `reference` is the second term, undefined (0) if the model is not
 * centred.
 */
export function networkOutputs(
  layout: Layout,
  values: readonly LayerValues[],
  reference: Float64Array | undefined,
): Float64Array {
  const last = values.at(-1)!.output
  return last.map((value, i) => layout.outputScale * (value - (reference?.[i] ?? 0)))
}

/** Returns ψ(z_L) for each input; at w_0 this is what a centred model subtracts. */
export function referenceOutputs(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
): Float64Array {
  return layerValues(layout, weights, inputs, count).at(-1)!.output
}
