import * as tf from '@tensorflow/tfjs-core'
import { ExperimentError } from '../../../experiment/spec/values/error.ts'
import type { Part } from '../../../experiment/data/dataset.ts'
import type { Layout } from '../../../experiment/model/layout.ts'
import type { NetworkModel } from '../../../experiment/training-problem.ts'
import { layersOf, rawOutputs } from './network.ts'

/** Some samples of a part on the device; each tensor is [1][samples][columns]. */
export interface Samples {
  readonly inputs: tf.Tensor
  readonly targets: tf.Tensor
  readonly weights: tf.Tensor | undefined
  /** ψ(z_L) at the reference weights of a centred model. */
  readonly reference: tf.Tensor | undefined
}

const rows = (values: Float64Array, count: number, columns: number): tf.Tensor3D =>
  tf.tensor3d(Float32Array.from(values), [1, count, columns])

/** A part of the data on the device. Owns its tensors until `dispose`. */
export class PartSamples implements Samples {
  readonly part: Part
  readonly inputs: tf.Tensor
  readonly targets: tf.Tensor
  readonly weights: tf.Tensor | undefined
  readonly reference: tf.Tensor | undefined

  constructor(model: NetworkModel, part: Part, reference: Float32Array | undefined) {
    this.part = part
    this.inputs = rows(part.inputs, part.count, model.data.inputs)
    this.targets = rows(part.targets, part.count, model.data.outputs)
    this.weights = part.weights && rows(part.weights, part.count, model.data.outputs)
    this.reference = reference && outputsAt(model.layout, reference, this.inputs)
  }

  /** Returns the samples at `indices` of the part; the caller disposes them, possibly with tidy. */
  pick(indices: Uint32Array): Samples {
    return tf.tidy(() => {
      const at = tf.tensor1d(Int32Array.from(indices), 'int32')
      return this.#map((tensor) => tf.gather(tensor, at, 1))
    })
  }

  /** Returns `count` samples from index `from` on; the caller disposes them, possibly with tidy. */
  slice(from: number, count: number): Samples {
    return this.#map((tensor) => tf.slice(tensor, [0, from, 0], [1, count, -1]))
  }

  dispose(): void {
    tf.dispose([this.inputs, this.targets])
    this.weights?.dispose()
    this.reference?.dispose()
  }

  #map(change: (tensor: tf.Tensor) => tf.Tensor): Samples & tf.NamedTensorMap {
    const { inputs, targets, weights, reference } = this
    return {
      inputs: change(inputs),
      targets: change(targets),
      ...(weights && { weights: change(weights) }),
      ...(reference && { reference: change(reference) }),
    } as Samples & tf.NamedTensorMap
  }
}

function outputsAt(layout: Layout, weights: Float32Array, inputs: tf.Tensor): tf.Tensor {
  return tf.tidy(() => rawOutputs(layout, layersOf(layout, tf.tensor2d(weights, [1, layout.size])), inputs))
}

/**
 * The parts of a network's data that a computation needs, uploaded on first use. Owns them until `dispose`.
 */
export class DataOnDevice {
  readonly model: NetworkModel
  readonly #reference: Float32Array | undefined
  readonly #parts = new Map<string, PartSamples>()

  /** `reference` are the weights of f_0, if the model is centred. */
  constructor(model: NetworkModel, reference: Float32Array | undefined) {
    this.model = model
    this.#reference = model.layout.centered ? reference : undefined
  }

  /** @throws ExperimentError if the data have no such part */
  part(name: string): PartSamples {
    const ready = this.#parts.get(name)
    if (ready) return ready
    const part = this.model.data.parts[name]
    if (!part) throw ExperimentError.at('metric.part', `there is no part called '${name}' in the data`)
    const samples = new PartSamples(this.model, part, this.#reference)
    this.#parts.set(name, samples)
    return samples
  }

  dispose(): void {
    for (const part of this.#parts.values()) part.dispose()
    this.#parts.clear()
  }
}
