import { ExperimentError } from '../../../experiment/error.ts'
import type { Dataset, Part } from '../../../experiment/data/dataset.ts'
import type { MetricSpec } from '../../../experiment/schema/metric.ts'
import { lossCode } from '../codes.ts'
import { WordWriter } from './words.ts'

const none = 0xffffffff

/** Data and metrics as the kernel takes them. */
export interface PackedSamples {
  readonly samples: Float32Array<ArrayBuffer>
  /** One struct Sweep of chunk/train-state.wgsl for each metric. */
  readonly sweeps: ArrayBuffer
  /** Numbers of f_0 that a centred run keeps: the outputs of every part in use. */
  readonly references: number
  /** The loss that every metric has, or undefined where they differ. */
  readonly loss: number | undefined
  /** Samples of the largest part in use. */
  readonly largest: number
}

const perSample = (metric: MetricSpec): boolean =>
  metric.loss === 'cross-entropy' || metric.loss === 'zero-one'

/** Σ m over entries, or over samples by the first entry of each row; `rows` restricts it to a batch. */
function totalWeight(part: Part, outputs: number, bySample: boolean, rows?: Uint32Array): number {
  const count = rows?.length ?? part.count
  if (!part.weights) return bySample ? count : count * outputs
  let total = 0
  for (let n = 0; n < count; n++) {
    const at = (rows ? (rows[n] ?? 0) : n) * outputs
    for (let k = 0; k < (bySample ? 1 : outputs); k++) total += part.weights[at + k] ?? 0
  }
  return total
}

/** What Σ m l is multiplied by (api.md 2, "Losses"), over the part or over a batch; 0 where the weights sum to 0. */
export function shareOf(metric: MetricSpec, part: Part, outputs: number, rows?: Uint32Array): number {
  if (metric.reduction === 'sum') return metric.factor
  if (metric.reduction === 'mean-over-samples') return metric.factor / (rows?.length ?? part.count)
  const total = totalWeight(part, outputs, perSample(metric), rows)
  return total === 0 ? 0 : metric.factor / total
}

/** The part that a metric is judged on. Throws an ExperimentError where the data have none of that name. */
export function partOf(data: Dataset, metric: MetricSpec): Part {
  const part = data.parts[metric.part]
  if (part) return part
  throw ExperimentError.at('metric.part', `there is no part called '${metric.part}' in the data`)
}

interface Placed {
  readonly inputs: number
  readonly targets: number
  readonly weights: number
  readonly reference: number
}

/** Lays out the parts that `metrics` are judged on, each once, rounded to float32. */
export function packSamples(data: Dataset, metrics: readonly MetricSpec[]): PackedSamples {
  const numbers: number[] = []
  const places = new Map<Part, Placed>()
  let references = 0
  const append = (values: Float64Array): number => {
    const at = numbers.length
    for (const value of values) numbers.push(value)
    return at
  }
  const place = (part: Part): Placed => {
    const known = places.get(part)
    if (known) return known
    const placed = {
      inputs: append(part.inputs),
      targets: append(part.targets),
      weights: part.weights ? append(part.weights) : none,
      reference: references,
    }
    references += part.count * data.outputs
    places.set(part, placed)
    return placed
  }
  const words = new WordWriter(9 * metrics.length)
  for (const metric of metrics) {
    const part = partOf(data, metric)
    const { inputs, targets, weights, reference } = place(part)
    const errors = totalWeight(part, data.outputs, true)
    words.whole(lossCode[metric.loss], part.count, inputs, targets, weights, reference)
    words.real(shareOf(metric, part, data.outputs), errors === 0 ? 0 : 1 / errors, metric.weightDecay)
  }
  const codes = new Set(metrics.map((metric) => lossCode[metric.loss]))
  return {
    samples: Float32Array.from(numbers),
    sweeps: words.buffer,
    references,
    loss: codes.size === 1 ? [...codes][0] : undefined,
    largest: Math.max(...[...places.keys()].map((part) => part.count)),
  }
}
