import * as tf from '@tensorflow/tfjs-core'
import type { Tensors } from '../backend/tensors.ts'
import type { PredictRequest } from '../path.ts'
import type { Company } from '../../reference/objective/outputs.ts'
import { batchNormPart } from '../../reference/objective/samples.ts'
import { linearizedOutputs } from './ops/linearized.ts'
import { layersOf, networkOutputs, rawOutputs } from './ops/network.ts'
import { samplesAtOnce } from './ops/objective.ts'
import { turn } from '../backend/page-turns.ts'

/** Returns a network's outputs, [sample][output], in pieces of bounded memory. */
export async function predictOutputs(request: PredictRequest, tensors: Tensors): Promise<Float32Array> {
  const { layout } = request.model
  const count = request.inputs.length / layout.inputs
  const company = batchNormPart(request.model, request.part)
  const outputs = new Float32Array(count * layout.outputs)
  const most = samplesAtOnce(layout, tensors)
  for (let from = 0; from < count; from += most) {
    const size = Math.min(most, count - from)
    if (from > 0) await turn()
    tensors.use()
    const piece = tf.tidy(() => outputsOf(request, company, from, size))
    try {
      outputs.set(await piece.data<'float32'>(), from * layout.outputs)
    } finally {
      piece.dispose()
    }
  }
  return outputs
}

/** Returns the outputs of `size` inputs, placed after their batch-normalisation company if they have one. */
function outputsOf(
  { model, weights, inputs, reference, linearized }: PredictRequest,
  company: Company | undefined,
  from: number,
  size: number,
) {
  const { layout } = model
  const slice = inputs.subarray(from * layout.inputs, (from + size) * layout.inputs)
  const before = company?.count ?? 0
  const rows = new Float32Array((before + size) * layout.inputs)
  if (company) rows.set(company.inputs)
  rows.set(slice, before * layout.inputs)
  const samples = tf.tensor3d(rows, [1, before + size, layout.inputs])
  const at = (values: Float32Array) => layersOf(layout, tf.tensor2d(values, [1, layout.size]))
  const baseline = layout.centered ? rawOutputs(layout, at(reference), samples) : undefined
  const outputs = linearized
    ? linearizedOutputs(layout, at(reference), at(weights), samples, baseline, company?.count)
    : networkOutputs(layout, at(weights), samples, baseline, company?.count)
  return tf.slice(outputs, [0, before, 0], [1, size, layout.outputs])
}
