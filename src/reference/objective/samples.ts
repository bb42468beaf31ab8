import { ExperimentError } from '../../experiment/spec/values/error.ts'
import type { Part } from '../../experiment/data/dataset.ts'
import type { Judged } from '../metric/reduce.ts'
import type { NetworkModel } from '../../experiment/training-problem.ts'
import { referenceOutputs } from '../../experiment/model/forward.ts'
import { isBatchNormalized } from '../../experiment/model/layout.ts'

/** A part of the data, prepared for the oracle. */
export interface Samples extends Judged {
  readonly inputs: Float64Array
  /** Outputs that a centred network subtracts, [count][width]. */
  readonly reference: Float64Array | undefined
}

/**
 * Returns a part of a network's data by name. @throws ExperimentError at `path` if the data have no such part
 */
function partOf(model: NetworkModel, name: string, path: string): Part {
  const part = model.data.parts[name]
  if (part) return part
  throw ExperimentError.at(path, `there is no part called '${name}' in the data`)
}

/**
 * Returns the part over which a batch-normalised network normalises, for any inputs; `undefined` for other
 * networks, without building its samples. @throws ExperimentError if the data have no such part
 */
export function batchNormPart(model: NetworkModel, name = 'train'): Part | undefined {
  if (isBatchNormalized(model.layout) || model.data.counts[name] === undefined)
    return partOf(model, name, 'options.part')
  return undefined
}

/**
 * Returns the samples of a part of a network's data by name. A centred network needs `w0`, the weights whose
 * outputs it subtracts.
 * @throws ExperimentError if the data have no such part
 */
export function samplesOf(
  model: NetworkModel,
  name: string,
  w0: Float64Array | undefined,
  path = 'metric.part',
): Samples {
  const { layout, data } = model
  const { count, inputs, targets, weights } = partOf(model, name, path)
  const reference = w0 && layout.centered ? referenceOutputs(layout, w0, inputs, count) : undefined
  return { count, width: data.outputs, inputs, targets, weights, reference }
}

const pick = (values: Float64Array, width: number, rows: Uint32Array): Float64Array => {
  const picked = new Float64Array(rows.length * width)
  rows.forEach((row, n) => picked.set(values.subarray(row * width, (row + 1) * width), n * width))
  return picked
}

/** The samples of a step: rows of the training set, or samples that are in no part. */
export type Batch = Uint32Array | Part

/**
 * Returns the samples in `rows`, in that order, or the new ones that it contains; all if it is `undefined`.
 */
export function rowsOf(all: Samples, inputs: number, rows: Batch | undefined): Samples {
  if (!rows) return all
  if (!(rows instanceof Uint32Array)) return { ...rows, width: all.width, reference: undefined }
  return {
    count: rows.length,
    width: all.width,
    inputs: pick(all.inputs, inputs, rows),
    targets: pick(all.targets, all.width, rows),
    weights: all.weights && pick(all.weights, all.width, rows),
    reference: all.reference && pick(all.reference, all.width, rows),
  }
}
