import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Dataset, Part } from '../../../experiment/data/dataset.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { stopErrors } from '../../../reference/metric/error-rate.ts'
import { sampleWeightOf } from '../../sample-weight.ts'
import { lossCode } from '../gpu/codes.ts'
import { sweepsOf, type Reading, type PartPass } from './sweeps.ts'
import { none, WordWriter } from '../gpu/words.ts'

/** Words of struct Sweep of chunk/training/train-state.wgsl. */
export const wordsOfSweep = 13

/** Data and metrics in the kernel's layout. */
export interface PackedSamples {
  readonly samples: Float32Array<ArrayBuffer>
  /** Structs Sweep of chunk/training/train-state.wgsl, in sequence. */
  readonly sweeps: ArrayBuffer
}

/** Returns the named part. @throws ExperimentError if the data have none of that name */
export function partOf({ parts }: Dataset, name: string): Part {
  const part = parts[name]
  if (part) return part
  throw ExperimentError.at('metric.part', `there is no part called '${name}' in the data`)
}

/** Offsets of a part, in numbers. */
interface Placed {
  readonly inputs: number
  readonly targets: number
  readonly weights: number
  readonly reference: number
}

/** The part that a sweep reads, and its place. */
interface SweepData extends Placed {
  readonly part: Part
  readonly outputs: number
}

function packSweep(words: WordWriter, { loss, errors }: PartPass, data: SweepData): void {
  const { part, outputs, inputs, targets, weights, reference } = data
  const pack = (reading: Reading | undefined) => {
    words.whole(reading?.column ?? none)
    words.real(reading ? sampleWeightOf(reading.metric, part, outputs) : 0, reading?.metric.weightDecay ?? 0)
  }
  words.whole(loss ? lossCode[loss.metric.loss] : 0, part.count, inputs, targets, weights, reference)
  pack(loss)
  pack(errors)
  words.real(sampleWeightOf(stopErrors, part, outputs))
}

/** Packs the parts on which `metrics` are evaluated, each once, rounded to float32. */
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
  const sweeps = sweepsOf(metrics)
  const words = new WordWriter(wordsOfSweep * sweeps.length)
  for (const sweep of sweeps) {
    const part = partOf(data, sweep.part)
    packSweep(words, sweep, { ...place(part), part, outputs: data.outputs })
  }
  return { samples: Float32Array.from(numbers), sweeps: words.buffer }
}

const noNumbers = new Float64Array()
const noData: SweepData = {
  part: { count: 0, inputs: noNumbers, targets: noNumbers, weights: undefined, coordinates: noNumbers },
  outputs: 0,
  inputs: 0,
  targets: 0,
  weights: none,
  reference: 0,
}

/**
 * Packs the metrics of a function, which has no samples: each is its value with a weight decay of its own.
 */
export function packFunction(metrics: readonly MetricSpec[]): PackedSamples {
  const words = new WordWriter(wordsOfSweep * metrics.length)
  metrics.forEach((metric, column) =>
    packSweep(words, { part: metric.part, loss: { metric, column } }, noData),
  )
  return { samples: new Float32Array(), sweeps: words.buffer }
}
