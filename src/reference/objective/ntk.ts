import { hasMaps, isBatchNormalized, isTied, type Layout } from '../../experiment/model/layout.ts'
import { layerValues } from '../../experiment/model/forward.ts'
import { backpropagate, layerDeltas } from './gradient.ts'

/** X Xᵀ of rows of `width` numbers, [count][count]. */
function gram(rows: Float64Array, count: number, width: number): Float64Array {
  const products = new Float64Array(count * count)
  for (let n = 0; n < count; n++)
    for (let m = 0; m <= n; m++) {
      let sum = 0
      for (let k = 0; k < width; k++) sum += rows[n * width + k]! * rows[m * width + k]!
      products[n * count + m] = sum
      products[m * count + n] = sum
    }
  return products
}

/**
 * Returns the deltas of every layer for a derivative of 1 with respect to each output of each sample, stacked
 * [count · outputs][width].
 */
function stackedDeltas(layout: Layout, weights: Float64Array, inputs: Float64Array, count: number) {
  const { outputs, layers } = layout
  const values = layerValues(layout, weights, inputs, count)
  const stacked = layers.map((layer) => new Float64Array(count * outputs * layer.outputs))
  for (let o = 0; o < outputs; o++) {
    const back = Float64Array.from({ length: count * outputs }, (_, i) => (i % outputs === o ? 1 : 0))
    layerDeltas(layout, weights, values, back, count).forEach((delta, l) => {
      const width = layers[l]!.outputs
      for (let n = 0; delta && n < count; n++)
        stacked[l]!.set(delta.subarray(n * width, (n + 1) * width), (n * outputs + o) * width)
    })
  }
  return { values, stacked }
}

/**
 * Returns J Jᵀ from J itself, [count · outputs][size]. `together`: an output depends on the values of all
 * samples, as with batch normalisation.
 */
function wholeKernel(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
  together: boolean,
): Float64Array {
  const each = together ? count : 1
  const size = each * layout.outputs
  const rows = new Float64Array(count * layout.outputs * layout.size)
  for (let n = 0; n < count; n += each) {
    const samples = inputs.subarray(n * layout.inputs, (n + each) * layout.inputs)
    const values = layerValues(layout, weights, samples, each)
    for (let i = 0; i < size; i++) {
      const back = new Float64Array(size)
      back[i] = 1
      const row = (n * layout.outputs + i) * layout.size
      backpropagate(layout, weights, values, back, each, rows.subarray(row, row + layout.size))
    }
  }
  return gram(rows, count * layout.outputs, layout.size)
}

/**
 * Returns the empirical neural tangent kernel K = J Jᵀ over the trained weights, row-major [count ·
 * outputs]², samples first: row n · outputs + o is output o of sample n. It is exact and, except with batch
 * normalisation, maps and tied weights, does not form J: each layer adds (δ·δ')(s² h·h' + 1), with the 1 only if it has
 * biases (Novak, Sohl-Dickstein, Schoenholz 2022, structured derivatives).
 */
export function tangentKernel(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
): Float64Array {
  const together = isBatchNormalized(layout)
  if (together || hasMaps(layout) || isTied(layout))
    return wholeKernel(layout, weights, inputs, count, together)
  const { outputs } = layout
  const size = count * outputs
  const kernel = new Float64Array(size * size)
  const { values, stacked } = stackedDeltas(layout, weights, inputs, count)
  layout.layers.forEach((layer, l) => {
    if (!layer.trained) return
    const inputGram = gram(values[l]!.input, count, layer.inputs)
    const deltaGram = gram(stacked[l]!, size, layer.outputs)
    const bias = layer.biases === undefined ? 0 : 1
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        const samples = Math.floor(i / outputs) * count + Math.floor(j / outputs)
        const learned = layer.scale ** 2 * inputGram[samples]! + bias
        kernel[i * size + j]! += deltaGram[i * size + j]! * learned
      }
  })
  return kernel
}
