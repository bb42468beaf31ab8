import type { Dataset, Part } from '../../../experiment/data/dataset.ts'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { isOfSample, sampleWeightOf } from '../../sample-weight.ts'

/**
 * A part of the data in the layout of the terrain kernels: rows of `quads` vectors of four samples
 * (shaders/chunk/terrain/samples.wgsl).
 */
export interface PackedSamples {
  readonly count: number
  readonly quads: number
  /** Rows of weights: none, one for all outputs of a sample, or one per output. */
  readonly weightRows: number
  /** Inputs, targets and weights, as float32. */
  readonly values: Float32Array<ArrayBuffer>
  /** Factor of a weighted loss, reduction included, in float64; 0 if the weights sum to 0. */
  readonly share: number
}

function weightRowsOf(metric: MetricSpec, part: Part, outputs: number): number {
  if (!part.weights) return 0
  return isOfSample(metric.loss) ? 1 : outputs
}

/** Packs the part named by `metric`. @throws ExperimentError if the data have no such part */
export function packSamples(data: Dataset, metric: MetricSpec): PackedSamples {
  const part = data.parts[metric.part]
  if (!part) throw ExperimentError.at('metric.part', `there is no part called '${metric.part}' in the data`)
  const { count } = part
  const quads = Math.ceil(count / 4)
  const weightRows = weightRowsOf(metric, part, data.outputs)
  const values = new Float32Array((data.inputs + data.outputs + weightRows) * quads * 4)
  const fill = (first: number, rows: number, from: Float64Array, width: number) => {
    for (let row = 0; row < rows; row++)
      for (let n = 0; n < count; n++) values[(first + row) * quads * 4 + n] = from[n * width + row]!
  }
  fill(0, data.inputs, part.inputs, data.inputs)
  fill(data.inputs, data.outputs, part.targets, data.outputs)
  if (part.weights) fill(data.inputs + data.outputs, weightRows, part.weights, data.outputs)
  return { count, quads, weightRows, values, share: sampleWeightOf(metric, part, data.outputs) }
}
