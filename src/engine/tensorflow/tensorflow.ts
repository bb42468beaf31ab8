import type { Measurement } from '../../experiment/measurement.ts'
import type { Tensors } from '../backend/tensors.ts'
import type { PredictRequest } from '../paths.ts'
import { measureOnBackend, type MeasureRequest } from './measure.ts'
import { predictOutputs } from './predict.ts'
import { TensorflowTerrain } from './tensorflow-terrain.ts'
import { TensorflowTraining } from './training/tensorflow-training.ts'

/** All that tfjs ops compute on one backend. Each call frees the tensors that it makes. */
export class Tensorflow {
  readonly training: TensorflowTraining
  readonly terrain: TensorflowTerrain
  readonly #use: () => void

  constructor({ use }: Tensors) {
    this.#use = use
    this.training = new TensorflowTraining(use)
    this.terrain = new TensorflowTerrain(use)
  }

  /** Outputs of a network, [sample][output]. */
  predict(request: PredictRequest): Promise<Float32Array> {
    return predictOutputs(request, this.#use)
  }

  /** A metric or its gradient at a point, in float32. */
  measure(request: MeasureRequest): Promise<Measurement> {
    return measureOnBackend(request, this.#use)
  }
}
