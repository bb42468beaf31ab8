import { metricGradient, type Judged } from '../metric/reduce.ts'
import { activationFunction } from '../../experiment/model/activation.ts'
import type { Layer, Layout } from '../../experiment/model/layout.ts'
import { rowCount, sendToInputs } from '../../experiment/model/maps.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { networkOutputs, type LayerValues } from '../../experiment/model/forward.ts'

/** Adds scale · hᵀδ to W's and Σ δ to b's entries of `into`; `bias` false leaves b out. */
export function addLayerGradient(
  layer: Layer,
  input: Float64Array,
  delta: Float64Array,
  count: number,
  into: Float64Array,
  bias: boolean,
): void {
  const { inputs, outputs, scale, biases } = layer
  const rows = rowCount(layer, count)
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < inputs; i++) {
      const h = scale * input[n * inputs + i]!
      const at = layer.weights + i * outputs
      for (let j = 0; j < outputs; j++) {
        into[at + j]! += h * delta[n * outputs + j]!
      }
    }
    if (!bias || biases === undefined) continue
    for (let j = 0; j < outputs; j++) {
      into[biases + j]! += delta[n * outputs + j]!
    }
  }
}

/** scale · W δ of each row, sent to the samples that it was read from: the derivative with respect to what comes into the layer. */
export function backThrough(
  layer: Layer,
  weights: Float64Array,
  delta: Float64Array,
  count: number,
): Float64Array {
  const { inputs, outputs, scale } = layer
  const rows = rowCount(layer, count)
  const result = new Float64Array(rows * inputs)
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < inputs; i++) {
      const at = layer.weights + i * outputs
      let sum = 0
      for (let j = 0; j < outputs; j++) sum += weights[at + j]! * delta[n * outputs + j]!
      result[n * inputs + i] = scale * sum
    }
  }
  return sendToInputs(layer, result, count)
}

/** What goes back through a layer, and around it by its skip. */
export function withSkipped(
  { residual }: Layer,
  arriving: Float64Array,
  through: Float64Array,
): Float64Array {
  if (!residual) return through
  return through.map((g, i) => g + residual.skip * arriving[i]!)
}

/** Index of the first layer that learns; layers below it need no derivative. */
export const firstTrained = (layout: Layout): number =>
  Math.max(
    0,
    layout.layers.findIndex((layer) => layer.trained),
  )

/**
 * Backpropagation of `back` [count][outputs], a derivative with respect to the network's outputs: the derivative with respect
 * to each layer's sums z_l, [rows][outputs]. Layers below `lowest`, the first that learns unless another is asked for, get none.
 */
export function layerDeltas(
  layout: Layout,
  weights: Float64Array,
  values: readonly LayerValues[],
  back: Float64Array,
  count: number,
  lowest = firstTrained(layout),
): readonly (Float64Array | undefined)[] {
  const deltas: (Float64Array | undefined)[] = layout.layers.map(() => undefined)
  let arriving: Float64Array = back.map((g) => layout.outputScale * g)
  for (let l = layout.layers.length - 1; l >= lowest; l--) {
    const layer = layout.layers[l]!
    const at = values[l]!
    const { first } = activationFunction(layer.activation, layout.linearity)
    const branch = layer.residual?.branch ?? 1
    arriving = at.pooled.back(arriving)
    const delta = at.sum.slope(arriving.map((g, i) => branch * g * first(at.sum.values[i]!)))
    deltas[l] = delta
    if (l > lowest) arriving = withSkipped(layer, arriving, backThrough(layer, weights, delta, count))
  }
  return deltas
}

/** Backpropagation of `back` [count][outputs] down to the inputs: a derivative with respect to each of them, [count][inputs]. */
export function inputGradient(
  layout: Layout,
  weights: Float64Array,
  values: readonly LayerValues[],
  back: Float64Array,
  count: number,
): Float64Array {
  const [first] = layout.layers
  const [delta] = layerDeltas(layout, weights, values, back, count, 0)
  return first && delta ? backThrough(first, weights, delta, count) : new Float64Array(count * layout.inputs)
}

/** Adds Jᵀ·back to `into` [layout.size], J the Jacobian of the outputs; entries of layers that do not learn stay. */
export function backpropagate(
  layout: Layout,
  weights: Float64Array,
  values: readonly LayerValues[],
  back: Float64Array,
  count: number,
  into: Float64Array,
): void {
  const deltas = layerDeltas(layout, weights, values, back, count)
  layout.layers.forEach((layer, l) => {
    const delta = deltas[l]
    if (layer.trained && delta) addLayerGradient(layer, values[l]!.input, delta, count, into, true)
  })
}

/** Adds the gradient of the metric (without weight decay) to `into` [layout.size]; entries of layers that do not learn stay. */
export function networkGradient(
  layout: Layout,
  weights: Float64Array,
  metric: MetricSpec,
  judged: Judged,
  values: readonly LayerValues[],
  reference: Float64Array | undefined,
  into: Float64Array,
): void {
  const back = new Float64Array(judged.count * judged.width)
  metricGradient(metric, judged, networkOutputs(layout, values, reference), back)
  backpropagate(layout, weights, values, back, judged.count, into)
}
