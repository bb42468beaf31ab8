import { metricGradient, type Judged } from '../metric/reduce.ts'
import { activationFunction } from '../../experiment/model/activation.ts'
import type { Layer, Layout } from '../../experiment/model/layout.ts'
import { rowCount, sendToInputs } from '../../experiment/model/maps.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { networkOutputs, type LayerValues } from '../../experiment/model/forward.ts'

/** Adds scale · hᵀδ to W's entries of `into`, and Σ δ to b's unless `bias` is false. */
export function addLayerGradient(
  layer: Layer,
  input: Float64Array,
  delta: Float64Array,
  count: number,
  into: Float64Array,
  bias: boolean,
): void {
  const { inputs, outputs, scale, biases, rowStep, columnStep } = layer
  const rows = rowCount(layer, count)
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < inputs; i++) {
      const h = scale * input[n * inputs + i]!
      const at = layer.weights + i * rowStep
      for (let j = 0; j < outputs; j++) {
        into[at + j * columnStep]! += h * delta[n * outputs + j]!
      }
    }
    if (!bias || biases === undefined) continue
    for (let j = 0; j < outputs; j++) {
      into[biases + j]! += delta[n * outputs + j]!
    }
  }
}

/**
 * Returns scale · W δ of each row, distributed to the samples it was read from: the derivative with respect
 * to the layer's input.
 */
export function backThrough(
  layer: Layer,
  weights: Float64Array,
  delta: Float64Array,
  count: number,
): Float64Array {
  const { inputs, outputs, scale, rowStep, columnStep } = layer
  const rows = rowCount(layer, count)
  const result = new Float64Array(rows * inputs)
  for (let n = 0; n < rows; n++) {
    for (let i = 0; i < inputs; i++) {
      const at = layer.weights + i * rowStep
      let sum = 0
      for (let j = 0; j < outputs; j++) sum += weights[at + j * columnStep]! * delta[n * outputs + j]!
      result[n * inputs + i] = scale * sum
    }
  }
  return sendToInputs(layer, result, count)
}

/** Returns the derivative through a layer plus that around it by its skip. */
export function withSkipped(
  { residual }: Layer,
  arriving: Float64Array,
  through: Float64Array,
): Float64Array {
  if (!residual) return through
  return through.map((g, i) => g + residual.skip * arriving[i]!)
}

/** Returns the index of the first trained layer; layers below it need no derivative. */
export const firstTrained = (layout: Layout): number =>
  Math.max(
    0,
    layout.layers.findIndex((layer) => layer.trained),
  )

/**
 * Backpropagates `back` [count][outputs], a derivative with respect to the network's outputs, and returns the
 * derivative with respect to each layer's sums z_l, [rows][outputs]. Layers below `lowest`, by default the
 * first trained one, get none.
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

/**
 * Backpropagates `back` [count][outputs] to the inputs, and returns the derivative with respect to each,
 * [count][inputs].
 */
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

/**
 * Adds Jᵀ·back to `into` [layout.size], with J the Jacobian of the outputs; entries of untrained layers are
 * unchanged.
 */
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

/**
 * Adds the gradient of the metric (without weight decay) to `into` [layout.size]; entries of untrained layers
 * are unchanged.
 */
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
