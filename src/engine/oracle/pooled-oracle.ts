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

/** The float64 oracle in the workers of a pool. */
export class PooledOracle {
  readonly #pool: WorkerPool
  readonly #idle: IdleTime

  /** From its call to its end a task is work in `idle`. */
  constructor(pool: WorkerPool, idle: IdleTime) {
    this.#pool = pool
    this.#idle = idle
  }

  /** The place where tasks are done, as a sentence. */
  get place(): string {
    return this.#pool.place()
  }

  /** A measure, its vectors rounded to float32. `urgent`: it follows the pointer. Rejects with the signal's reason as soon as it aborts. */
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

  /** Outputs of a network, [count][outputs], rounded to float32: a picture follows the pointer or a run. */
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

  /** The eigenvectors of a Hessian that span a plane, then its eigenvalues: surface and runs wait for them. */
  async curvatures(
    { experiment }: TrainingProblem,
    request: CurvatureRequest,
    signal: AbortSignal,
  ): Promise<readonly Float64Array[]> {
    const task = { kind: 'curvatures', ...request } as const
    const { values, vectors = [] } = await this.do(experiment, task, 'pointer', signal)
    return [...vectors, values]
  }

  /** The result of a task. Rejects with the signal's reason as soon as it aborts. */
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
