import type { Measurement } from '../../experiment/measurement.ts'
import type { Tensors } from '../backend/tensors.ts'
import { measureOnBackend } from './measure.ts'
import { predictOutputs, type PredictRequest } from './predict.ts'
import { GeneralTerrain } from './tensorflow-terrain.ts'
import { GeneralTraining } from './training/tensorflow-training.ts'

type MeasureArguments =
  Parameters<typeof measureOnBackend> extends [...infer Asked, () => void] ? Asked : never

/** All that tfjs ops compute on one backend. Owns what it makes there. */
export class General {
  readonly training: GeneralTraining
  readonly terrain: GeneralTerrain
  readonly #use: () => void

  constructor({ use }: Tensors) {
    this.#use = use
    this.training = new GeneralTraining(use)
    this.terrain = new GeneralTerrain(use)
  }

  predict(request: PredictRequest): Promise<Float32Array> {
    return predictOutputs(request, this.#use)
  }

  measure(...asked: MeasureArguments): Promise<Measurement> {
    return measureOnBackend(...asked, this.#use)
  }

  dispose(): void {
    this.training.dispose()
    this.terrain.dispose()
  }
}
