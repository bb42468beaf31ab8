import { DeviceLostError } from '../../src/engine/backend/device-lost.ts'
import type {
  DeviceListener,
  Engine,
  EngineMeasureOptions,
  TerrainOptions,
  TrainOptions,
} from '../../src/engine/types.ts'
import type { MeasureName, Measurement } from '../../src/reference/measurement.ts'
import { buildTrainingProblem } from '../../src/experiment/training-problem.ts'
import { placement } from '../../src/reference/oracle/run/place.ts'
import { without } from '../../src/edit/patch.ts'
import { parseExperiment } from '../../src/experiment/format/parse.ts'
import type { Outcome, Terrain, Trajectory } from '../../src/reference/results.ts'
import type { TrainingInput } from '../../src/experiment/spec/experiment.ts'
import { oracle } from '../../src/reference/oracle/index.ts'

/** An engine that returns the oracle's numbers after `delay` milliseconds and counts its requests. */
export class OracleEngine implements Engine {
  readonly info = { backend: 'cpu', adapter: 'the oracle', limits: {}, variants: {} } as const
  readonly device = undefined
  readonly asked: string[] = []
  delay = 0
  disposed = false
  #lost = false
  readonly #cuts = new Set<(reason: Error) => void>()
  readonly #listeners = new Set<DeviceListener>()

  /** Interrupts all work, as a lost device does. Later requests wait for `rebuild`. */
  lose(repeated = false): void {
    this.#lost = true
    for (const cut of this.#cuts) cut(new DeviceLostError('The graphics device was lost.', repeated))
    this.#cuts.clear()
  }

  rebuild(reason: string, offer?: 'another'): void {
    this.#lost = false
    for (const listener of this.#listeners) listener(reason, offer)
  }

  prepare(): Promise<void> {
    return Promise.resolve()
  }

  /** Resolves at once, since the engine has the plane before the surface over it. */
  plane(experiment: TrainingInput) {
    this.asked.push('plane')
    return Promise.resolve(placement(buildTrainingProblem(parseExperiment(experiment))).plane)
  }

  async train(experiment: TrainingInput, options: TrainOptions = {}): Promise<Trajectory[]> {
    const { signal, runs, watch } = options
    this.asked.push(`train ${runs?.join() ?? 'all'}`)
    await this.#wait(signal)
    return oracle.train(experiment, { ...(watch && { watch }), ...(runs && { runs }) }).map((run) => ({
      ...run,
      loss: Float32Array.from(run.loss),
      watched: run.watched.map((series) => Float32Array.from(series)),
      weights: (i: number) => Float32Array.from(run.weights(i)),
      finalWeights: Float32Array.from(run.finalWeights),
      a: Float32Array.from(run.a),
      b: Float32Array.from(run.b),
      distance: Float32Array.from(run.distance),
    }))
  }

  async terrain(experiment: TrainingInput, { signal, resolution }: TerrainOptions): Promise<Terrain> {
    this.asked.push('terrain')
    await this.#wait(signal)
    const { outcome, ...field } = oracle.terrain(experiment, { resolution })
    return {
      ...field,
      ...(outcome && { outcome: rounded(outcome) }),
      u: Float32Array.from(field.u),
      v: Float32Array.from(field.v),
      origin: Float32Array.from(field.origin),
      values: Float32Array.from(field.values),
    }
  }

  ensemble(experiment: TrainingInput): Promise<Outcome> {
    return Promise.resolve(rounded(oracle.ensemble(experiment)))
  }

  predict(...question: Parameters<Engine['predict']>) {
    return Promise.resolve(Float32Array.from(oracle.predict(...question)))
  }

  async measure(
    experiment: TrainingInput,
    weights: ArrayLike<number>,
    what: MeasureName,
    options: EngineMeasureOptions = {},
  ): Promise<Measurement> {
    this.asked.push(`measure ${what}`)
    await this.#wait(options.signal)
    const asked = without(options, 'signal', 'urgent', 'precision')
    const { values, vectors } = oracle.measure(experiment, weights, what, asked)
    return { values, ...(vectors && { vectors: vectors.map((vector) => Float32Array.from(vector)) }) }
  }

  busy() {
    return () => undefined
  }

  onRebuilt(listener: DeviceListener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  onNews() {
    return () => undefined
  }

  retryDevice(): Promise<void> {
    this.asked.push('device')
    return Promise.resolve()
  }

  dispose(): void {
    this.disposed = true
  }

  async #wait(signal: AbortSignal | undefined): Promise<void> {
    while (this.#lost) await new Promise((resolve) => setTimeout(resolve, 1))
    if (this.delay > 0)
      await new Promise((resolve, reject) => {
        this.#cuts.add(reject)
        setTimeout(resolve, this.delay)
      })
    signal?.throwIfAborted()
  }
}

/** An outcome rounded to float32, as the engine returns it. */
export function rounded({ weights, loss, convergence, ...rest }: Outcome<Float64Array>): Outcome {
  return {
    ...rest,
    loss: Float32Array.from(loss),
    ...(weights && { weights: Float32Array.from(weights) }),
    ...(convergence && { convergence: Float32Array.from(convergence) }),
  }
}
