import { lossFunctions } from '../../../src/reference/metric/loss.ts'
import { layerValues, networkOutputs, referenceOutputs } from '../../../src/experiment/model/forward.ts'
import type { NetworkModel, TrainingProblem } from '../../../src/experiment/training-problem.ts'
import type { MetricSpec } from '../../../src/experiment/spec/metric.ts'

const largestOf = (numbers: ArrayLike<number>): number =>
  Array.from(numbers).reduce((largest, x) => Math.max(largest, Math.abs(x)), 0)

/**
 * The largest |s| Σ |h w| + |b| of a unit, with |s| at least 1, since products are added before they are
 * scaled; squared if the unit is normalised.
 */
function largestUnit({ layout }: NetworkModel, weights: Float64Array, inputs: Float64Array, count: number) {
  const magnitudes = weights.map(Math.abs)
  const units = layerValues(layout, weights, inputs, count).map(({ input }, l) => {
    const layer = layout.layers[l]!
    const alone = {
      ...layer,
      scale: Math.max(1, Math.abs(layer.scale)),
      activation: 'linear' as const,
      normalization: 'none' as const,
      residual: undefined,
    }
    const [values] = layerValues({ ...layout, layers: [alone] }, magnitudes, input.map(Math.abs), count)
    const sum = largestOf(values!.sum.values)
    return layer.normalization === 'none' ? sum : sum ** 2
  })
  return Math.max(...units)
}

/** The largest unweighted loss of an entry or a sample. */
function largestLoss({ loss }: MetricSpec, outputs: Float64Array, targets: Float64Array, width: number) {
  const each = lossFunctions[loss]
  if (each.per === 'entry') return largestOf(outputs.map((f, i) => each.value(f, targets[i]!)))
  const rows = Array.from({ length: outputs.length / width }, (_, n) => n * width)
  return largestOf(rows.map((at) => each.value(outputs, targets, at, width)))
}

/**
 * The largest number on the way to a metric: a weight, |w|² under weight decay, the sum of magnitudes in a
 * unit, an output and what is subtracted from it, or a loss. The engine returns a number wherever float64
 * does, as long as this one fits float32.
 */
export function magnitudeOf(
  { model }: TrainingProblem,
  metric: MetricSpec,
  weights: Float64Array,
  w0: Float64Array,
): number {
  const square = metric.weightDecay === 0 ? 0 : weights.reduce((sum, w) => sum + w * w, 0)
  const own = Math.max(largestOf(weights), square)
  if (model.kind === 'function') return own
  const { layout, data } = model
  const { inputs, targets, count } = data.parts[metric.part]!
  const reference = layout.centered ? referenceOutputs(layout, w0, inputs, count) : undefined
  const values = layerValues(layout, weights, inputs, count)
  const outputs = networkOutputs(layout, values, reference)
  const raw = largestOf(values.at(-1)!.output) + largestOf(reference ?? [])
  return Math.max(
    own,
    largestUnit(model, weights, inputs, count),
    raw * Math.max(1, Math.abs(layout.outputScale)),
    largestLoss(metric, outputs, targets, data.outputs),
  )
}
