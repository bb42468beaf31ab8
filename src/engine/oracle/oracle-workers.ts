import type { MeasureName, MeasureOptions, Measurement } from '../../reference/measurement.ts'
import type { CurvatureRequest } from '../../reference/plane/plane.ts'
import type { Problem } from '../../experiment/problem.ts'
import type { PredictRequest } from '../path.ts'
import type { IdleTime } from '../backend/idle-time.ts'
import { OracleWorker } from './oracle-worker.ts'

/**
 * The float64 oracle in two workers, each with its own queue: one for studies, which may take minutes, and one for urgent tasks, which
 * follow the pointer, so that they never wait behind a study. Owns both until `dispose`; each is started by its first task.
 */
export class OracleWorkers {
  readonly #studies: OracleWorker
  readonly #urgent: OracleWorker

  /** A task is work in `idle`. */
  constructor(idle: IdleTime) {
    this.#studies = new OracleWorker(idle)
    this.#urgent = new OracleWorker(idle)
  }

  /** The place where tasks are done, as a sentence. */
  get place(): string {
    return this.#studies.place
  }

  /** A measure, its vectors rounded to float32. `urgent`: it follows the pointer. Rejects with the signal's reason as soon as it aborts. */
  async measure(
    { experiment }: Problem,
    weights: Float32Array,
    what: MeasureName,
    options: MeasureOptions,
    signal: AbortSignal,
    urgent = false,
  ): Promise<Measurement> {
    const task = { kind: 'measure', weights: Float64Array.from(weights), what, options } as const
    const { values, vectors } = await (urgent ? this.#urgent : this.#studies).do(experiment, task, signal)
    return { values, ...(vectors && { vectors: vectors.map((vector) => Float32Array.from(vector)) }) }
  }

  /** Outputs of a network, [count][outputs], rounded to float32: a picture follows the pointer or a run. */
  async predict(
    { experiment }: Problem,
    { weights, inputs, reference, linearized }: Omit<PredictRequest, 'model'>,
    signal: AbortSignal,
  ): Promise<Float32Array> {
    const { values } = await this.#urgent.do(
      experiment,
      {
        kind: 'predict',
        weights: Float64Array.from(weights),
        inputs: Float64Array.from(inputs),
        reference: Float64Array.from(reference),
        linearized,
      },
      signal,
    )
    return Float32Array.from(values)
  }

  /** The eigenvectors of a Hessian that span a plane, then its eigenvalues: surface and runs wait for them. */
  async curvatures(
    { experiment }: Problem,
    request: CurvatureRequest,
    signal: AbortSignal,
  ): Promise<readonly Float64Array[]> {
    const { values, vectors = [] } = await this.#urgent.do(
      experiment,
      { kind: 'curvatures', ...request },
      signal,
    )
    return [...vectors, values]
  }

  dispose(): void {
    this.#studies.dispose()
    this.#urgent.dispose()
  }
}
