import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { type EntryLoss, lossFunctions, type SampleLoss } from './loss.ts'

/** Targets and optional weights of `count` samples, both [count][width]. */
export interface Judged {
  readonly count: number
  readonly width: number
  readonly targets: Float64Array
  readonly weights: Float64Array | undefined
}

/**
 * Factor of Σ m l, where m are the entries' own weights: that of the metric times that of its reduction; 0 if
 * the weights sum to 0.
 */
function sampleWeight(metric: MetricSpec, { count, width, weights }: Judged): number {
  if (metric.reduction === 'sum') return metric.factor
  if (metric.reduction === 'mean-over-samples') return metric.factor / count
  const stride = lossFunctions[metric.loss].per === 'entry' ? 1 : width
  let total = 0
  if (weights) for (let i = 0; i < count * width; i += stride) total += weights[i]!
  else total = (count * width) / stride
  return total === 0 ? 0 : metric.factor / total
}

/**
 * Returns the metric of outputs [count][width], without weight decay. A weight of 0 excludes an entry, even
 * if its loss is not finite.
 */
export function metricValue(metric: MetricSpec, judged: Judged, outputs: Float64Array): number {
  const { count, width, targets, weights } = judged
  const loss = lossFunctions[metric.loss]
  const stride = loss.per === 'entry' ? 1 : width
  let sum = 0
  for (let i = 0; i < count * width; i += stride) {
    const weight = weights?.[i] ?? 1
    if (weight === 0) continue
    sum +=
      weight *
      (loss.per === 'entry' ? loss.value(outputs[i]!, targets[i]!) : loss.value(outputs, targets, i, width))
  }
  return sampleWeight(metric, judged) * sum
}

/**
 * Writes derivatives of the metric into `into` [count][width]: the sample weight · m times the value of
 * `ofEntry` for entry i, or what `ofSample` writes for the sample at i; 0 where the weight is 0.
 */
function writeDerivatives(
  metric: MetricSpec,
  judged: Judged,
  into: Float64Array,
  ofEntry: (loss: EntryLoss, i: number) => number,
  ofSample: (loss: SampleLoss, i: number) => void,
): void {
  const { count, width, weights } = judged
  const loss = lossFunctions[metric.loss]
  const scale = sampleWeight(metric, judged)
  const stride = loss.per === 'entry' ? 1 : width
  for (let i = 0; i < count * width; i += stride) {
    const weight = scale * (weights?.[i] ?? 1)
    if (weight === 0) into.fill(0, i, i + stride)
    else if (loss.per === 'entry') into[i] = weight * ofEntry(loss, i)
    else {
      ofSample(loss, i)
      for (let k = i; k < i + width; k++) into[k] = weight * into[k]!
    }
  }
}

/** Writes the derivative of the metric with respect to each output into `into` [count][width]. */
export function metricGradient(
  metric: MetricSpec,
  judged: Judged,
  outputs: Float64Array,
  into: Float64Array,
): void {
  const { width, targets } = judged
  writeDerivatives(
    metric,
    judged,
    into,
    (loss, i) => loss.first(outputs[i]!, targets[i]!),
    (loss, i) => {
      loss.first(outputs, targets, i, width, into)
    },
  )
}

/** Writes the matrix of second derivatives with respect to the outputs, times `direction`, into `into`; all [count][width]. */
export function metricCurvature(
  metric: MetricSpec,
  judged: Judged,
  outputs: Float64Array,
  direction: Float64Array,
  into: Float64Array,
): void {
  const { width, targets } = judged
  writeDerivatives(
    metric,
    judged,
    into,
    (loss, i) => loss.second(outputs[i]!, targets[i]!) * direction[i]!,
    (loss, i) => {
      loss.second(outputs, targets, i, width, direction, into)
    },
  )
}
