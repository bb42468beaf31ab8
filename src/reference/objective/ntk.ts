import type { Layout } from '../../experiment/model/layout.ts'
import { layerValues } from '../../experiment/model/forward.ts'
import { layerDeltas } from './gradient.ts'

/** X Xᵀ of rows of `width` numbers, [count][count]. */
function gram(rows: Float64Array, count: number, width: number): Float64Array {
  const products = new Float64Array(count * count)
  for (let n = 0; n < count; n++)
    for (let m = 0; m <= n; m++) {
      let sum = 0
      for (let k = 0; k < width; k++) sum += (rows[n * width + k] ?? 0) * (rows[m * width + k] ?? 0)
      products[n * count + m] = sum
      products[m * count + n] = sum
    }
  return products
}

/** The deltas of every layer for a derivative of 1 by each output of each sample, stacked [count · outputs][width]. */
function stackedDeltas(layout: Layout, weights: Float64Array, inputs: Float64Array, count: number) {
  const { outputs, layers } = layout
  const values = layerValues(layout, weights, inputs, count)
  const stacked = layers.map((layer) => new Float64Array(count * outputs * layer.outputs))
  for (let o = 0; o < outputs; o++) {
    const back = Float64Array.from({ length: count * outputs }, (_, i) => (i % outputs === o ? 1 : 0))
    layerDeltas(layout, weights, values, back, count).forEach((delta, l) => {
      const width = layers[l]?.outputs ?? 0
      for (let n = 0; delta && n < count; n++)
        stacked[l]?.set(delta.subarray(n * width, (n + 1) * width), (n * outputs + o) * width)
    })
  }
  return { values, stacked }
}

/**
 * The empirical neural tangent kernel K = J Jᵀ over the weights that learn, row-major [count · outputs]², samples first:
 * row n · outputs + o is output o of sample n. Exact, and without J: each layer adds (δ·δ')(s² h·h' + 1), the 1 where it has
 * biases (Novak, Sohl-Dickstein, Schoenholz 2022, structured derivatives).
 */
export function tangentKernel(
  layout: Layout,
  weights: Float64Array,
  inputs: Float64Array,
  count: number,
): Float64Array {
  const { outputs } = layout
  const size = count * outputs
  const kernel = new Float64Array(size * size)
  const { values, stacked } = stackedDeltas(layout, weights, inputs, count)
  layout.layers.forEach((layer, l) => {
    const input = values[l]?.input
    const delta = stacked[l]
    if (!layer.trained || !input || !delta) return
    const inputGram = gram(input, count, layer.inputs)
    const deltaGram = gram(delta, size, layer.outputs)
    const bias = layer.biases === undefined ? 0 : 1
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) {
        const samples = Math.floor(i / outputs) * count + Math.floor(j / outputs)
        const learned = layer.scale ** 2 * (inputGram[samples] ?? 0) + bias
        kernel[i * size + j] = (kernel[i * size + j] ?? 0) + (deltaGram[i * size + j] ?? 0) * learned
      }
  })
  return kernel
}
