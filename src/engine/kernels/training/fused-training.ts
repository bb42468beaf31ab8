import type { TrainingProblem } from '../../../experiment/training-problem.ts'
import { isPlain } from '../../../experiment/model/layout.ts'
import { lastStep, isInFloat64, type AlgorithmSpec } from '../../../experiment/spec/algorithm.ts'
import type { Run, RunRecord, TrainPath, TrainRequest } from '../../path.ts'
import type { MetricSpec } from '../../../experiment/spec/metric.ts'
import { callOfKernel, stepOfKernel } from '../../budget.ts'
import { mostFusedWeights } from '../limits.ts'
import { missingInTraining } from './missing.ts'
import type { FootprintOptions } from './footprint.ts'
import { Pace } from '../gpu/pace.ts'
import { PipelineCache } from '../gpu/pipelines.ts'
import {
  variantOf,
  functionProgram,
  straightProgram,
  streamedProgram,
  suitsThreads,
  threadProgram,
  tiledProgram,
  type TrainingProgram,
} from './program.ts'
import { placeRecords } from './runs.ts'
import { packFunction, packSamples } from './samples.ts'
import type { NetworkVariant } from './variants.ts'
import { Training } from './training.ts'
import { maxOf } from '../../../math/statistics/range.ts'

/**
 * Overrides for tests: the steps of a dispatch, which otherwise follow its measured time, and the variant of
 * a network's program. With 'thread', each run is trained by a thread if possible.
 */
export interface FusedOptions extends FootprintOptions {
  readonly steps?: number
  readonly variant?: NetworkVariant | 'thread'
}

/**
 * Cost of a step's multiply-add relative to a terrain's, since a step also reads and writes, and least cost
 * of a step.
 */
const [perMultiplyAdd, leastCost] = [8, 1600]

/**
 * Trains on WebGPU with many steps per dispatch: one workgroup per run of a network, one thread per run of a
 * function of two weights. The same request gives the same bits, alone or among others, in one dispatch or
 * many, in every variant: tiled, straight, streamed (one hidden layer) or, for many runs, one thread per run.
 * Networks with skips or normalisation have only the tiled one. Within 3e-5 · (1 + |x|) of float64 over ten
 * steps of every rule.
 */
export class FusedTraining implements TrainPath {
  readonly #device: GPUDevice
  readonly #options: FusedOptions
  readonly #pace: Pace
  #last: TrainingProgram['variant'] | 'none yet' = 'none yet'

  constructor(device: GPUDevice, options: FusedOptions = {}) {
    this.#device = device
    this.#options = options
    this.#pace = new Pace(device)
  }

  /** Name of the variant that trained last. */
  get variant(): string {
    return this.#last
  }

  supports({ problem, runs, watch }: TrainRequest): string | undefined {
    const { limits } = this.#device
    const { size, model } = problem
    const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize)
    const missing = missingInTraining(
      problem,
      runs.map(({ algorithm }) => algorithm),
    )
    if (missing) return missing
    if (size > mostFusedWeights)
      return `The network has ${size} weights, and a workgroup trains at most ${mostFusedWeights}.`
    const last = placeRecords(runs, 1 + watch.length, size).at(-1)
    if (last && 4 * last.end > most / 2)
      return `The records of these runs take more than ${Math.floor(most / 2 ** 21)} MB: record fewer steps.`
    if (runs.some(({ algorithm }) => algorithm.linearized))
      return 'Linearised runs are not trained in one dispatch.'
    const whole = runs.find(({ algorithm }) => isInFloat64(algorithm))
    if (whole)
      return `'${whole.algorithm.id}' is not trained in one dispatch, but in float64 by one processor.`
    if (model.kind === 'function') return undefined
    const { part } = problem.experiment.metric
    const train = model.data.parts[part]
    if (!train) return `There is no part called '${part}' in the data.`
    const work = 3 * size * train.count
    if (work > stepOfKernel)
      return `One step takes ${Math.round(work / 1e6)} million multiply-adds, and a dispatch makes at most ${Math.round(stepOfKernel / 1e6)}.`
    const { tile } = this.#program(
      problem,
      [problem.experiment.metric, ...watch],
      runs.map(({ algorithm }) => algorithm),
    )
    if (16 * tile * runs.length > most)
      return `The samples in work of ${runs.length} runs take more than ${Math.floor(most / 2 ** 20)} MB: ask for fewer runs.`
    return undefined
  }

  /** Compiles the program of an experiment's runs. */
  async compile(problem: TrainingProblem, watch: readonly MetricSpec[]): Promise<void> {
    const { metric, algorithms } = problem.experiment
    await this.#pipeline(this.#program(problem, [metric, ...watch], algorithms))
  }

  async run(request: TrainRequest): Promise<RunRecord[]> {
    if (request.runs.length === 0) return []
    const { model, experiment } = request.problem
    const metrics = [experiment.metric, ...request.watch]
    const packed = model.kind === 'network' ? packSamples(model.data, metrics) : packFunction(metrics)
    const algorithms = request.runs.map((run) => run.algorithm)
    const program = this.#program(request.problem, metrics, algorithms)
    const pipeline = await this.#pipeline(program)
    const training = new Training(this.#device, pipeline, program, request, packed)
    this.#last = program.variant
    try {
      return await this.#train(training, request, program)
    } finally {
      training.destroy()
    }
  }

  /**
   * Returns how many runs like this one a call should hold if it can be split: at least one, as memory
   * allows.
   */
  runsAtOnce(problem: TrainingProblem, run: Run): number {
    const { limits } = this.#device
    const program = this.#program(problem, [problem.experiment.metric], [run.algorithm])
    const records = 4 * placeRecords([run], 1, problem.size)[0]!.end
    const state = 4 * program.state
    const tile = 16 * program.tile
    const largest = Math.max(records, state, tile)
    const fitting = Math.min(
      Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize / 2) / largest,
      callOfKernel.bytes / (2 * (records + state) + tile),
      callOfKernel.runs,
    )
    return Math.max(1, Math.floor(fitting))
  }

  /** Does nothing, since no buffer outlives its run. */
  dispose(): void {}

  /**
   * Returns the program of these runs. A network's depends on all of the experiment's algorithms, so that
   * subsets of its runs share it.
   */
  #program(
    problem: TrainingProblem,
    metrics: readonly MetricSpec[],
    algorithms: readonly AlgorithmSpec[],
  ): TrainingProgram {
    const { adapterInfo } = this.#device
    const { model, experiment } = problem
    if (model.kind === 'function') return functionProgram(model, algorithms, adapterInfo)
    const { variant: asked } = this.#options
    if (asked === 'thread' && suitsThreads(model.layout, algorithms) && metrics.length === 1)
      return threadProgram(model, algorithms, metrics, adapterInfo)
    const variant =
      asked && asked !== 'thread' && isPlain(model.layout) ? asked : variantOf(model, adapterInfo)
    const all = [...experiment.algorithms, ...algorithms]
    if (variant === 'straight') return straightProgram(model, all, metrics)
    const program = variant === 'streamed' ? streamedProgram : tiledProgram
    return program(model, all, metrics, adapterInfo, this.#options)
  }

  async #pipeline({ text, constants, passing }: TrainingProgram): Promise<GPUComputePipeline> {
    const source = { code: await text(), constants, ...(passing && { passing }) }
    return PipelineCache.of(this.#device).get('train', source)
  }

  async #train(
    training: Training,
    request: TrainRequest,
    { variant, work }: TrainingProgram,
  ): Promise<RunRecord[]> {
    const { runs, signal, pause, onProgress } = request
    const cost = Math.max(leastCost, perMultiplyAdd * work * Math.ceil(runs.length / 2))
    const name = `${variant}, ${runs.length} runs of ${work}`
    const steps = maxOf(runs.map((run) => lastStep(run.algorithm)))
    const running = new Set(runs.keys())
    let first = 0
    for (;;) {
      await pause?.()
      if (signal?.aborted) {
        const result = await training.end(first)
        return runs.map((_, r) => training.record(r, result, running.has(r)))
      }
      const wanted = this.#options.steps ?? this.#pace.fitting(name, cost)
      const count = Math.min(wanted, training.stepWords.mostSteps, steps + 1 - first)
      const closing = first + count > steps
      const result = await training.advance(first, count, closing)
      this.#pace.learn(name, count * cost, result.milliseconds)
      first += count
      result.progress.forEach(({ status }, r) => {
        if (status !== 'running') running.delete(r)
      })
      onProgress?.({ done: Math.min(1, first / (steps + 1)) })
      if (closing) return runs.map((_, r) => training.record(r, result, false))
      if (running.size === 0) {
        const closed = await training.close()
        return runs.map((_, r) => training.record(r, closed, false))
      }
    }
  }
}
