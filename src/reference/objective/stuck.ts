import type { Numbers } from '../results.ts'
import { metricGradient } from '../metric/reduce.ts'
import { layerValues, networkOutputs, type LayerValues } from '../../experiment/model/forward.ts'
import type { Layout } from '../../experiment/model/layout.ts'
import { rowCount } from '../../experiment/model/maps.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import { layerDeltas } from './gradient.ts'
import { samplesOf } from './samples.ts'

/**
 * Returns whether some trained weight changes, to first order, an output marked by a 1 in `back`
 * [count][outputs].
 */
function moves(
  layout: Layout,
  weights: Float64Array,
  values: readonly LayerValues[],
  back: Float64Array,
  count: number,
): boolean {
  const deltas = layerDeltas(layout, weights, values, back, count)
  return layout.layers.some((layer, l) => {
    const { trained, inputs, outputs, biases } = layer
    const [delta, input] = [deltas[l], values[l]?.input]
    if (!trained || !delta || !input) return false
    return Array.from({ length: rowCount(layer, count) }).some(
      (_, n) =>
        delta.subarray(n * outputs, (n + 1) * outputs).some((d) => d !== 0) &&
        (biases !== undefined || input.subarray(n * inputs, (n + 1) * inputs).some((h) => h !== 0)),
    )
  })
}

/**
 * Returns whether a network's loss would fall if its outputs changed, but to first order no weight changes an
 * output that counts, for example because its units have died: the gradient is zero, and the point need not
 * be a minimum. `weights` are all weights.
 */
export function isStuck({ model, experiment: { metric } }: TrainingProblem, weights: Numbers): boolean {
  if (model.kind !== 'network') return false
  const { layout } = model
  const at = Float64Array.from(weights)
  const samples = samplesOf(model, metric.part, at)
  const values = layerValues(layout, at, samples.inputs, samples.count)
  const pull = new Float64Array(samples.count * samples.width)
  metricGradient(metric, samples, networkOutputs(layout, values, samples.reference), pull)
  if (pull.every((g) => g === 0)) return false
  const { count, width } = samples
  return Array.from({ length: width }).every((_, k) => {
    const back = pull.map((g, i) => (i % width === k && g !== 0 ? 1 : 0))
    return !moves(layout, at, values, back, count)
  })
}
