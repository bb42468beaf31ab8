import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { lossFunctions } from './loss.ts'
import { metricGradient, type Judged } from './reduce.ts'

/**
 * Direction in which a loss of one output rises with that output, 1 or -1: away from the target for the squared loss, against it for those
 * that fall as y f grows.
 */
const rising = (metric: MetricSpec, output: number, target: number): number =>
  metric.loss === 'squared' ? (output >= target ? 1 : -1) : target > 0 ? -1 : 1

/** The outputs [count][1] at which the loss of each is worst among all within `reach` of it: the end of that interval where it rises. */
export const worstWithin = (
  metric: MetricSpec,
  { targets }: Judged,
  outputs: Float64Array,
  reach: number,
): Float64Array => outputs.map((f, n) => f + rising(metric, f, targets[n] ?? 0) * reach)

/** Writes a direction [count][width] of the outputs in which each sample's loss rises. */
export function writeAscent(
  metric: MetricSpec,
  judged: Judged,
  outputs: Float64Array,
  into: Float64Array,
): void {
  const { count, width, targets } = judged
  if (width === 1) for (let n = 0; n < count; n++) into[n] = rising(metric, outputs[n] ?? 0, targets[n] ?? 0)
  else if (metric.loss !== 'zero-one') metricGradient(metric, judged, outputs, into)
  else
    for (let at = 0; at < count * width; at += width) {
      into.fill(0, at, at + width)
      const right = largest(targets, at, width, -1)
      into[at + right] = -1
      into[at + largest(outputs, at, width, right)] = 1
    }
}

/** The place of the largest of `count` numbers from `at` on, leaving one out. */
function largest(values: Float64Array, at: number, count: number, without: number): number {
  let best = without === 0 ? 1 : 0
  for (let k = best + 1; k < count; k++)
    if (k !== without && (values[at + k] ?? 0) > (values[at + best] ?? 0)) best = k
  return best
}

/** Σ m l of sample n, a weight of 0 leaving an entry out. */
export function lossOfSample(metric: MetricSpec, judged: Judged, outputs: Float64Array, n: number): number {
  const { width, targets, weights } = judged
  const loss = lossFunctions[metric.loss]
  const weight = (i: number) => weights?.[i] ?? 1
  const from = n * width
  if (loss.per === 'sample')
    return weight(from) === 0 ? 0 : weight(from) * loss.value(outputs, targets, from, width)
  let sum = 0
  for (let i = from; i < from + width; i++)
    if (weight(i) !== 0) sum += weight(i) * loss.value(outputs[i] ?? 0, targets[i] ?? 0)
  return sum
}
