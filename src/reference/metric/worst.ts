import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { lossFunctions } from './loss.ts'
import { metricGradient, type Judged } from './reduce.ts'

/**
 * Returns the direction in which a loss of one output increases with that output, 1 or −1: away from the
 * target for the squared loss, against it for losses that decrease with y f.
 */
const rising = (metric: MetricSpec, output: number, target: number): number =>
  metric.loss === 'squared' ? (output >= target ? 1 : -1) : target > 0 ? -1 : 1

/**
 * Returns the outputs [count][1] with the worst loss within `reach` of each: the end of the interval at which
 * it is larger.
 */
export const worstWithin = (
  metric: MetricSpec,
  { targets }: Judged,
  outputs: Float64Array,
  reach: number,
): Float64Array => outputs.map((f, n) => f + rising(metric, f, targets[n]!) * reach)

/** Writes a direction [count][width] of the outputs in which each sample's loss increases. */
export function writeAscent(
  metric: MetricSpec,
  judged: Judged,
  outputs: Float64Array,
  into: Float64Array,
): void {
  const { count, width, targets } = judged
  if (width === 1) for (let n = 0; n < count; n++) into[n] = rising(metric, outputs[n]!, targets[n]!)
  else if (metric.loss !== 'zero-one') metricGradient(metric, judged, outputs, into)
  else
    for (let at = 0; at < count * width; at += width) {
      into.fill(0, at, at + width)
      const right = largest(targets, at, width, -1)
      into[at + right] = -1
      into[at + largest(outputs, at, width, right)] = 1
    }
}

/** Returns the index of the largest of `count` numbers from `at` on, excluding one. */
function largest(values: Float64Array, at: number, count: number, without: number): number {
  let best = without === 0 ? 1 : 0
  for (let k = best + 1; k < count; k++) if (k !== without && values[at + k]! > values[at + best]!) best = k
  return best
}

/** Returns Σ m l of sample n, where a weight of 0 excludes an entry. */
export function lossOfSample(metric: MetricSpec, judged: Judged, outputs: Float64Array, n: number): number {
  const { width, targets, weights } = judged
  const loss = lossFunctions[metric.loss]
  const weight = (i: number) => weights?.[i] ?? 1
  const from = n * width
  if (loss.per === 'sample')
    return weight(from) === 0 ? 0 : weight(from) * loss.value(outputs, targets, from, width)
  let sum = 0
  for (let i = from; i < from + width; i++)
    if (weight(i) !== 0) sum += weight(i) * loss.value(outputs[i]!, targets[i]!)
  return sum
}
