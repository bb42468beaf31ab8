import * as tf from '@tensorflow/tfjs-core'
import { mostHeld, pieceWork, gradientWork } from '../../budget.ts'
import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import type { RunStatus } from '../../../reference/results.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { stopErrors } from '../../../reference/metric/error-rate.ts'
import { hasDiverged, tailLength } from '../../../reference/trajectory/outcome.ts'
import type { Run, RunRecord, TrainRequest } from '../../path.ts'
import { batches } from '../../../reference/algorithm/batch.ts'
import { sumOfSquares } from '../ops/elementary.ts'
import { Learner } from './learner.ts'
import { Objective } from '../ops/objective.ts'
import type { Tensors } from '../../backend/tensors.ts'
import { SubspaceLearner } from './subspace-learner.ts'
import { type Taken, type TakenNumbers, read, readOnce, release } from './step-record.ts'
import { RunWeights } from '../ops/run-weights.ts'
import { lastStep } from '../../../experiment/spec/algorithm.ts'

/** Most steps of the first chunk, and of any chunk. */
const [mostFirst, mostSteps] = [8, 128]
/**
 * Target time of a chunk in milliseconds; a faster chunk is followed by a longer one, a slower one by a
 * shorter.
 */
const aim = { least: 30, most: 90 }

/** |g| of a gradient given as several tensors. */
const norm = (gradients: readonly tf.Tensor[]): tf.Tensor => tf.tidy(() => tf.sqrt(sumOfSquares(gradients)))

/**
 * Trains one run with tfjs ops, in chunks of steps, reading each from the device once at its end. Owns its
 * tensors until `dispose`.
 */
export class RunByOps {
  readonly #problem: TrainingProblem
  readonly #run: Run
  readonly #watch: readonly MetricSpec[]
  readonly #signal: AbortSignal | undefined
  readonly #use: () => void
  /** Steps of the first chunk, fewer if a step takes long. */
  readonly #first: number
  readonly #weights: RunWeights
  readonly #objective: Objective
  readonly #learner: Learner | SubspaceLearner
  readonly #batches: (t: number) => Uint32Array | undefined
  readonly #records: TakenNumbers[] = []
  /** The last positions, oldest first. */
  readonly #tail: Float32Array[] = []

  constructor({ problem, run, watch, signal }: RunRequest, tensors: Tensors) {
    const { use, computer } = tensors
    use()
    const { model, experiment } = problem
    const count = model.kind === 'network' ? (model.data.counts['train'] ?? 0) : 0
    this.#problem = problem
    this.#run = run
    this.#watch = watch
    this.#signal = signal
    this.#use = use
    this.#first = Math.max(1, Math.min(mostFirst, Math.floor(pieceWork[computer] / gradientWork(problem))))
    const start = Float32Array.from(run.weights)
    this.#weights = new RunWeights(problem, start)
    const { linearized, subspace } = run.algorithm
    const measured = { problem, weights: this.#weights, reference: start, linearized, signal }
    this.#objective = new Objective(measured, tensors)
    const { parameters } = this.#weights
    const learned = { problem, algorithm: run.algorithm, parameters, start: run.start, use }
    this.#learner = subspace
      ? new SubspaceLearner(learned, this.#weights, subspace.dimension)
      : new Learner(learned)
    const { batch } = run.algorithm
    this.#batches = batch === 'full' ? () => undefined : batches(batch, count, experiment.seed)
  }

  /**
   * Trains the run, and calls `onStep` after each chunk with the number of updates made. The caller disposes
   * the run afterwards.
   */
  async train(onStep: (steps: number) => void): Promise<RunRecord> {
    const steps = lastStep(this.#run.algorithm)
    const most = Math.max(1, Math.min(mostSteps, Math.floor(mostHeld / this.#problem.size)))
    let length = this.#first
    let status: RunStatus | undefined
    for (let step = 0; !status;) {
      const began = performance.now()
      const taken = await this.#chunk(step, Math.min(length, most))
      step += taken.length
      status = await this.#read(taken)
      if (!status && step > steps) status = 'finished'
      if (!status && this.#signal?.aborted) status = 'cancelled'
      const spent = performance.now() - began
      if (spent < aim.least) length *= 2
      else if (spent > aim.most) length = Math.max(1, length >> 1)
      onStep(Math.min(step, steps))
    }
    return this.#finish(status)
  }

  dispose(): void {
    this.#learner.dispose()
    this.#objective.dispose()
    this.#weights.dispose()
  }

  /**
   * Makes steps from `first` on, at least one; an abort ends the chunk early. Each step is recorded before
   * its update, and the last planned step has no update.
   */
  async #chunk(first: number, count: number): Promise<Taken[]> {
    const taken: Taken[] = []
    const last = lastStep(this.#run.algorithm)
    try {
      for (let step = first; step < first + count && step <= last; step++) {
        taken.push(await this.#take(step))
        if (this.#signal?.aborted) break
      }
      return taken
    } catch (error) {
      if (this.#signal?.aborted) return taken
      release(taken)
      throw error
    }
  }

  async #take(step: number): Promise<Taken> {
    const held: tf.Tensor[] = []
    try {
      return await this.#taken(step, (tensor) => {
        held.push(tensor)
        return tensor
      })
    } catch (error) {
      tf.dispose(held)
      throw error
    }
  }

  async #taken(step: number, hold: <T extends tf.Tensor>(tensor: T) => T): Promise<Taken> {
    const { algorithm, every } = this.#run
    const { metric } = this.#problem.experiment
    const objective = this.#objective
    const last = step === lastStep(algorithm)
    const recorded = last || step % every === 0
    const quantity = algorithm.stop?.quantity
    const whole = (algorithm.batch === 'full' && !last) || quantity === 'gradient-norm'
    const full = whole ? await objective.gradient(metric) : undefined
    full?.gradients.forEach(hold)
    const value = async (of: MetricSpec) => hold(await objective.value(of))
    const loss = full ? hold(full.value) : recorded || quantity === 'loss' ? await value(metric) : undefined
    const watched: tf.Tensor[] = []
    if (recorded) for (const other of this.#watch) watched.push(await value(other))
    const wrong = quantity === 'zero-one' ? await value(stopErrors) : undefined
    this.#use()
    const slope = quantity === 'gradient-norm' && full ? hold(norm(full.gradients)) : undefined
    const weights = hold(this.#weights.flat())
    if (!last) await this.#update(step + 1, full?.gradients)
    tf.dispose(full?.gradients ?? [])
    return { step, recorded, weights, loss, watched, stop: quantity === 'loss' ? loss : (wrong ?? slope) }
  }

  /** Makes update t = 1, 2, …, with the gradient `full` if it uses all samples. */
  async #update(t: number, full: readonly tf.Tensor[] | undefined): Promise<void> {
    const rows = this.#batches(t)
    if (full && !rows) return this.#learner.update(t, full)
    const { value, gradients } = await this.#objective.gradient(this.#problem.experiment.metric, rows)
    await this.#learner.update(t, gradients).finally(() => tf.dispose([value, ...gradients]))
  }

  /**
   * Reads a chunk, keeps its records up to the run's end, frees it, and returns how the run ends, if it does.
   */
  async #read(taken: readonly Taken[]): Promise<RunStatus | undefined> {
    if (taken.length === 0) return undefined
    try {
      for (const numbers of await read(taken, this.#use)) {
        this.#tail.push(numbers.weights)
        if (this.#tail.length > tailLength) this.#tail.shift()
        const { stop } = this.#run.algorithm
        const stops = stop !== undefined && numbers.stop !== undefined && numbers.stop < stop.below
        if (numbers.recorded || stops)
          this.#records.push(numbers.recorded ? numbers : await this.#again(numbers))
        const record = this.#records.at(-1)
        if (record?.step === numbers.step && this.#diverged(record)) return 'diverged'
        if (stops) return 'stopped'
      }
      return undefined
    } finally {
      release(taken)
    }
  }

  #diverged({ weights, loss = NaN }: TakenNumbers): boolean {
    return hasDiverged(weights, loss, this.#records[0]?.loss ?? NaN)
  }

  /** Adds loss and watched metrics to a step that became a record because the run stops there. */
  async #again(numbers: TakenNumbers): Promise<TakenNumbers> {
    this.#use()
    this.#weights.assign(numbers.weights)
    const values: number[] = []
    for (const metric of [this.#problem.experiment.metric, ...this.#watch]) {
      const value = await this.#objective.value(metric)
      values.push(...(await readOnce(() => tf.clone(value))))
      value.dispose()
    }
    const [loss, ...watched] = values
    return { ...numbers, recorded: true, loss, watched }
  }

  /** Returns the norm of the metric's gradient. */
  async #slope(weights: Float32Array): Promise<number> {
    this.#use()
    this.#weights.assign(weights)
    const { value, gradients } = await this.#objective.gradient(this.#problem.experiment.metric)
    this.#use()
    const [slope = NaN] = await readOnce(() => norm(gradients))
    tf.dispose([value, ...gradients])
    return slope
  }

  async #finish(status: RunStatus): Promise<RunRecord> {
    const finalWeights = this.#tail.at(-1) ?? Float32Array.from(this.#run.weights)
    const gradientNorm = status === 'cancelled' ? NaN : await this.#slope(finalWeights)
    const records = this.#records
    return {
      status,
      steps: Uint32Array.from(records, ({ step }) => step),
      loss: Float32Array.from(records, ({ loss }) => loss ?? NaN),
      watched: this.#watch.map((_, k) => Float32Array.from(records, ({ watched }) => watched[k]!)),
      weights: this.#run.recordWeights ? joined(records.map(({ weights }) => weights)) : new Float32Array(),
      finalWeights,
      gradientNorm,
      tail: joined(this.#tail),
    }
  }
}

/** A run to train, with its signal. */
interface RunRequest extends Pick<TrainRequest, 'problem' | 'watch'> {
  readonly run: Run
  readonly signal: AbortSignal | undefined
}

function joined(rows: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(rows.reduce((size, row) => size + row.length, 0))
  let at = 0
  for (const row of rows) {
    whole.set(row, at)
    at += row.length
  }
  return whole
}
