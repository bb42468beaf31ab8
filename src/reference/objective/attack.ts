import { dualNorm, moveWithin } from '../metric/ball.ts'
import { lossOfSample, worstWithin, writeAscent } from '../metric/worst.ts'
import { worstIsExact, type Layout } from '../../experiment/model/layout.ts'
import type { AttackSpec, MetricSpec } from '../../experiment/spec/metric.ts'
import { endToEnd } from '../../experiment/model/end-to-end.ts'
import { layerValues, networkOutputs, type LayerValues } from '../../experiment/model/forward.ts'
import { inputGradient } from './gradient.ts'
import type { Samples } from './samples.ts'

/** A network at one point of weight space, with its samples and metric. */
interface Attacked {
  readonly layout: Layout
  readonly weights: Float64Array
  /** w_0 of a centred network, whose outputs there depend on the inputs too. */
  readonly w0: Float64Array | undefined
  readonly metric: MetricSpec
  readonly samples: Samples
}

/** Returns the map of a linear network with one output, minus its initial map if it is centred. */
function slopeOf({ layout, weights, w0 }: Attacked): Float64Array {
  const map = endToEnd(layout, weights)
  if (!layout.centered || !w0) return map
  const born = endToEnd(layout, w0)
  return map.map((entry, i) => entry - born[i]!)
}

/**
 * Returns the outputs at some inputs, and a function for the derivative of a direction of the outputs with
 * respect to the inputs.
 */
function at({ layout, weights, w0, samples }: Attacked, inputs: Float64Array) {
  const { count } = samples
  const own = layerValues(layout, weights, inputs, count)
  const born = layout.centered && w0 ? layerValues(layout, w0, inputs, count) : undefined
  return {
    outputs: networkOutputs(layout, own, born?.at(-1)?.output),
    slope(back: Float64Array): Float64Array {
      const of = (w: Float64Array, values: readonly LayerValues[]) =>
        inputGradient(layout, w, values, back, count)
      const slope = of(weights, own)
      if (!born || !w0) return slope
      const less = of(w0, born)
      return slope.map((entry, i) => entry - less[i]!)
    },
  }
}

/**
 * Returns the outputs [count][width] of each sample at the worst inputs x + δ, ‖δ‖ ≤ ε, that it finds.
 *
 * For a linear network with one output, f(x) = v·x + c ranges over [f − ε‖v‖_*, f + ε‖v‖_*], with ‖·‖_* the
 * dual norm, and every loss is worst at one end: exact (Goodfellow et al. 2015). Otherwise δ ascends by
 * `steps` steps of 2.5 ε/steps along the gradient of the sample's loss (of −y f if there is one output), or
 * its sign for l∞, projected onto the ball (Madry et al. 2018; one step is FGSM), and the worst loss on the
 * way counts, including that of the unperturbed sample. It is a lower bound of the worst case, and never
 * below the loss without an attack.
 */
export function attackedOutputs(attacked: Attacked, attack: AttackSpec): Float64Array {
  const { layout, metric, samples } = attacked
  const { count, width, inputs } = samples
  let now = at(attacked, inputs)
  if (worstIsExact(layout))
    return worstWithin(
      metric,
      samples,
      now.outputs,
      attack.epsilon * dualNorm(slopeOf(attacked), attack.norm),
    )
  const found = Float64Array.from(now.outputs)
  const worst = Float64Array.from({ length: count }, (_, n) => lossOfSample(metric, samples, found, n))
  const moved = Float64Array.from(inputs)
  const back = new Float64Array(count * width)
  for (let step = 0; step < attack.steps; step++) {
    writeAscent(metric, samples, now.outputs, back)
    moveWithin(attack, inputs, moved, now.slope(back), layout.inputs)
    now = at(attacked, moved)
    for (let n = 0; n < count; n++) {
      const loss = lossOfSample(metric, samples, now.outputs, n)
      if (loss <= worst[n]! || Number.isNaN(worst[n])) continue
      worst[n] = loss
      found.set(now.outputs.subarray(n * width, (n + 1) * width), n * width)
    }
  }
  return found
}
