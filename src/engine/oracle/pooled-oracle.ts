import type { MeasureName, MeasureOptions, Measurement } from '../../reference/measurement.ts'
import type { CurvatureRequest } from '../../reference/plane/plane.ts'
import type { TrainingExperiment } from '../../experiment/spec/experiment.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { PredictRequest } from '../path.ts'
import type { IdleTime } from '../backend/idle-time.ts'
import { untilAborted } from '../backend/queue.ts'
import type { CurvatureTask, FieldTask, MeasureTask, PredictTask, ResultOf } from '../workers/message.ts'
import type { Urgency, WorkerPool } from '../workers/worker-pool.ts'

type OracleTask = CurvatureTask | FieldTask | MeasureTask | PredictTask

/** Runs the float64 oracle in the workers of a pool. */
export class PooledOracle {
  readonly #pool: WorkerPool
  readonly #idle: IdleTime

  /** Each task counts as work in `idle` while it runs. */
  constructor(pool: WorkerPool, idle: IdleTime) {
    this.#pool = pool
    this.#idle = idle
  }

  /** Where tasks are computed, as a sentence. */
  get place(): string {
    return this.#pool.place()
  }

  /**
   * Computes a measure, with its vectors rounded to float32. `urgent` is for measures that follow the
   * pointer. Rejects with the signal's reason as soon as it aborts.
   */
  async measure(
    { experiment }: TrainingProblem,
    weights: Float32Array,
    what: MeasureName,
    options: MeasureOptions,
    signal: AbortSignal,
    urgent = false,
  ): Promise<Measurement> {
    const task = { kind: 'measure', weights: Float64Array.from(weights), what, options } as const
    const { values, vectors } = await this.do(experiment, task, urgent ? 'pointer' : 'study', signal)
    return { values, ...(vectors && { vectors: vectors.map((vector) => Float32Array.from(vector)) }) }
  }

  /**
   * Returns outputs of a network, [count][outputs], rounded to float32; urgent, since a picture follows the
   * pointer or a run.
   */
  async predict(
    { experiment }: TrainingProblem,
    { weights, inputs, reference, linearized, part }: Omit<PredictRequest, 'model'>,
    signal: AbortSignal,
  ): Promise<Float32Array> {
    const task = {
      kind: 'predict',
      weights: Float64Array.from(weights),
      inputs: Float64Array.from(inputs),
      reference: Float64Array.from(reference),
      linearized,
      part,
    } as const
    return Float32Array.from(await this.do(experiment, task, 'pointer', signal))
  }

  /**
   * Returns the eigenvectors of a Hessian that span a plane, then its eigenvalues; urgent, since surface and
   * runs wait for them.
   */
  async curvatures(
    { experiment }: TrainingProblem,
    request: CurvatureRequest,
    signal: AbortSignal,
  ): Promise<readonly Float64Array[]> {
    const task = { kind: 'curvatures', ...request } as const
    const { values, vectors = [] } = await this.do(experiment, task, 'pointer', signal)
    return [...vectors, values]
  }

  /** Runs a task. Rejects with the signal's reason as soon as it aborts. */
  do<T extends OracleTask>(
    experiment: TrainingExperiment,
    task: T,
    urgency: Urgency,
    signal: AbortSignal,
    onProgress: (done: number) => void = () => undefined,
  ): Promise<ResultOf<T>> {
    const computed = () => this.#pool.do<OracleTask>(experiment, task, urgency, { signal, onProgress })
    return this.#idle.during(() => untilAborted(computed, signal)) as Promise<ResultOf<T>>
  }
}
