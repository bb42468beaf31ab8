import type { Measurement } from '../../reference/measurement.ts'
import type { Tensors } from '../backend/tensors.ts'
import type { PredictRequest, RunRecord, TerrainField, TerrainRequest, TrainRequest } from '../path.ts'
import { measureOnBackend, type MeasureRequest } from './measure.ts'
import { predictOutputs } from './predict.ts'
import { terrainByOps } from './terrain-by-ops.ts'
import { trainByOps } from './training/train-by-ops.ts'

/** Everything that tfjs ops compute on one backend. Each call frees its tensors. */
export class Tensorflow {
  readonly #tensors: Tensors

  constructor(tensors: Tensors) {
    this.#tensors = tensors
  }

  train(request: TrainRequest): Promise<RunRecord[]> {
    return trainByOps(request, this.#tensors)
  }

  terrain(request: TerrainRequest): Promise<TerrainField> {
    return terrainByOps(request, this.#tensors)
  }

  /** Returns the outputs of a network, [sample][output]. */
  predict(request: PredictRequest): Promise<Float32Array> {
    return predictOutputs(request, this.#tensors)
  }

  /** Returns a metric or its gradient at a point, in float32. */
  measure(request: MeasureRequest): Promise<Measurement> {
    return measureOnBackend(request, this.#tensors)
  }
}
