import * as tf from '@tensorflow/tfjs-core'
import type { Tensors } from '../backend/tensors.ts'
import type { PredictRequest } from '../path.ts'
import { linearizedOutputs } from './ops/linearized.ts'
import { layersOf, networkOutputs, rawOutputs } from './ops/network.ts'
import { samplesAtOnce } from './ops/objective.ts'
import { turn } from '../backend/page-turns.ts'

/** A network's outputs, [sample][output], in pieces of bounded memory. */
export async function predictOutputs(request: PredictRequest, tensors: Tensors): Promise<Float32Array> {
  const { layout } = request.model
  const count = request.inputs.length / layout.inputs
  const outputs = new Float32Array(count * layout.outputs)
  const most = samplesAtOnce(layout, tensors)
  for (let from = 0; from < count; from += most) {
    const size = Math.min(most, count - from)
    if (from > 0) await turn()
    tensors.use()
    const piece = tf.tidy(() => outputsOf(request, from, size))
    try {
      outputs.set(await piece.data<'float32'>(), from * layout.outputs)
    } finally {
      piece.dispose()
    }
  }
  return outputs
}

function outputsOf(
  { model, weights, inputs, reference, linearized }: PredictRequest,
  from: number,
  size: number,
) {
  const { layout } = model
  const slice = inputs.subarray(from * layout.inputs, (from + size) * layout.inputs)
  const samples = tf.tensor3d(slice, [1, size, layout.inputs])
  const at = (values: Float32Array) => layersOf(layout, tf.tensor2d(values, [1, layout.size]))
  const baseline = layout.centered ? rawOutputs(layout, at(reference), samples) : undefined
  if (linearized) return linearizedOutputs(layout, at(reference), at(weights), samples, baseline)
  return networkOutputs(layout, at(weights), samples, baseline)
}
