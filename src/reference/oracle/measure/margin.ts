import { norm } from '../../../math/linear-algebra/vector.ts'
import type { Measurement } from '../../measurement.ts'
import { parseMetric } from '../../../experiment/format/parse.ts'
import { outputs } from './outputs.ts'
import type { MeasuredPoint } from './point.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/** y f with one output; with several, the right class's output minus the largest of the others. */
function sampleMargin(f: Float64Array, y: Float64Array): number {
  if (f.length === 1) return f[0]! * y[0]!
  const right = y.indexOf(maxOf(y))
  return f[right]! - maxOf(f.filter((_, k) => k !== right))
}

/**
 * 'margin': min over the samples of `part` of y f(x), divided by the product of the layers' |W_l|_F (without
 * biases and scales), and the same undivided. Positive if every sample is classified correctly. For a network
 * without biases and with ReLU or linear activations, the first is invariant when a layer is multiplied by a
 * positive number (Lyu and Li 2020); for a linearised run, which does not multiply its layers, the first is
 * NaN.
 * @throws ExperimentError if the targets are not classes
 */
export function margin(point: MeasuredPoint): Measurement<Float64Array> {
  const { layout } = point.network
  const { count, width, targets } = point.samples
  const part = point.options.part ?? 'train'
  parseMetric(point.problem.experiment, { loss: 'zero-one', part })
  const f = outputs(point).values
  let least = Infinity
  for (let n = 0; n < count; n++) {
    const row = [n * width, (n + 1) * width] as const
    least = Math.min(least, sampleMargin(f.subarray(...row), targets.subarray(...row)))
  }
  const norms = point.linearized
    ? [NaN]
    : layout.layers.map(({ weights, inputs, outputs: units }) =>
        norm(point.weights.subarray(weights, weights + inputs * units)),
      )
  return {
    values: Float64Array.of(
      norms.reduce((rest, length) => rest / length, least),
      least,
    ),
  }
}
