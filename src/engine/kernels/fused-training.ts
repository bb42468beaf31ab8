import type { Problem } from '../../experiment/problem.ts'
import { isEntrywise, type AlgorithmSpec } from '../../experiment/spec/algorithm.ts'
import type { Run, RunRecord, TrainPath, TrainRequest } from '../paths.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import { powerOfTwo, workClass } from './terrain-trial.ts'
import type { FootprintOptions } from './train/footprint.ts'
import { Pace } from './train/pace.ts'
import { compiledPipeline, pipelineOf } from './train/pipeline.ts'
import {
  blockedProgram,
  formsOf,
  functionProgram,
  rivalsOf,
  straightProgram,
  streamedProgram,
  suitsThreads,
  threadProgram,
  tiledProgram,
  trainVersion,
  type NetworkForm,
  type Program,
} from './train/program.ts'
import { placeRecords } from './train/runs.ts'
import { packFunction, packSamples } from './train/samples.ts'
import { Training } from './train/training.ts'
import { mostTrialRuns, timeOfSteps } from './train/trial.ts'
import type { Trial, Tune } from './tune.ts'

/** The most weights of a network that one workgroup trains. */
export const mostFusedWeights = 16_384

/** The most multiply-adds of one step, which no dispatch can cut: about a fifth of a second where a processor plays the card. */
const mostWork = 2 ** 27

/**
 * What a test fixes: the steps of a dispatch, which else follow the time that dispatches take, and the form of a network's
 * program. With 'thread' a thread trains each run alone where it can.
 */
export interface FusedOptions extends FootprintOptions {
  readonly steps?: number
  readonly form?: NetworkForm | 'thread'
  /** Finds out in idle time which form is the fastest; without it the one that compiles soonest trains. */
  readonly tune?: Tune<TrainForm>
}

/** A program under the name that its form has in a trial. */
export type TrainForm = Program & { readonly name: string }

/** Bytes that the buffers of one call may take where it may be cut into several, and the most runs of such a call. */
const mostBytes = 2 ** 28
const mostRuns = 4096

/**
 * Trains on WebGPU with whole stretches of steps in one dispatch: one workgroup for each run of a network, one thread for
 * each run of a function of two weights. The same request gives the same bits, alone or among others, in one dispatch or many,
 * in the tiled form as in the blocked and the straight one and, with one hidden layer, in the streamed one: runs begin in the form that compiles soonest, and with
 * a tune the next go on in the fastest when that has been compiled. The thread form, which only calls for many runs ask for, gives them too.
 * Within 3e-5 · (1 + |x|) of float64 over ten steps of every rule.
 */
export class FusedTraining implements TrainPath {
  private readonly paces = new Map<string, Pace>()
  private form: Program['form'] = 'tiled'

  constructor(
    private readonly device: GPUDevice,
    private readonly options: FusedOptions = {},
  ) {}

  /** How the last run was computed. */
  get variant(): string {
    return this.form
  }

  supports({ problem, runs, watch }: TrainRequest): string | undefined {
    const { limits } = this.device
    const { size, model } = problem
    const most = Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize)
    if (size > mostFusedWeights)
      return `The network has ${size} weights, and a workgroup trains at most ${mostFusedWeights}.`
    const last = placeRecords(runs, 1 + watch.length, size).at(-1)
    if (last && 4 * last.end > most / 2)
      return `The records of these runs take more than ${Math.floor(most / 2 ** 21)} MB: record fewer steps.`
    if (runs.some(({ algorithm }) => algorithm.linearized))
      return 'Linearised runs are not trained in one dispatch.'
    const whole = runs.find(({ algorithm }) => !isEntrywise(algorithm.id))
    if (whole)
      return `'${whole.algorithm.id}' is not trained in one dispatch, but in float64 by one processor.`
    if (model.kind === 'function') return undefined
    const { part } = problem.experiment.metric
    const train = model.data.parts[part]
    if (!train) return `There is no part called '${part}' in the data.`
    const work = 3 * size * train.count
    if (work > mostWork)
      return `One step takes ${Math.round(work / 1e6)} million multiply-adds, and a dispatch makes at most ${Math.round(mostWork / 1e6)}.`
    return undefined
  }

  /** Compiles the program of an experiment's runs; resolves when it stands. */
  async compile(problem: Problem, watch: readonly MetricSpec[]): Promise<void> {
    const { metric, algorithms, starts } = problem.experiment
    const runs = starts.length * algorithms.length
    const programs = this.programs(problem, [metric, ...watch], algorithms, runs)
    await pipelineOf(this.device, this.chosen(programs, { problem }))
  }

  async run(request: TrainRequest): Promise<RunRecord[]> {
    if (request.runs.length === 0) return []
    const { model, experiment } = request.problem
    const metrics = [experiment.metric, ...request.watch]
    const packed = model.kind === 'mlp' ? packSamples(model.data, metrics) : packFunction(metrics)
    const algorithms = request.runs.map((run) => run.algorithm)
    const programs = this.programs(request.problem, metrics, algorithms, request.runs.length)
    const program = this.chosen(programs, request)
    const pipeline = await pipelineOf(this.device, program)
    const training = new Training(this.device, pipeline, program, request, packed)
    this.form = program.form
    try {
      return await this.train(training, request, this.paceOf(program, request.runs.length))
    } finally {
      training.destroy()
      if (model.kind === 'mlp') this.options.tune?.propose(this.trial(programs, request))
    }
  }

  /** How many runs like this one a call should hold where it may be cut into several: at least one, as memory allows. */
  runsAtOnce(problem: Problem, run: Run): number {
    const { limits } = this.device
    const programs = this.programs(problem, [problem.experiment.metric], [run.algorithm], mostRuns)
    const records = 4 * (placeRecords([run], 1, problem.size).at(-1)?.end ?? 0)
    const state = 4 * Math.max(...programs.map((one) => one.state))
    const tile = 16 * Math.max(...programs.map((one) => one.tile))
    const largest = Math.max(records, state, tile)
    const fitting = Math.min(
      Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize / 2) / largest,
      mostBytes / (2 * (records + state) + tile),
      mostRuns,
    )
    return Math.max(1, Math.floor(fitting))
  }

  /** Forgets how long dispatches took; nothing else is kept between runs. */
  dispose(): void {
    this.paces.clear()
  }

  /**
   * The programs that may train these runs, the fastest first, the one that compiles soonest last. A network's depend on all of the
   * experiment's algorithms, so that some of its runs take the same program as all.
   */
  private programs(
    problem: Problem,
    metrics: readonly MetricSpec[],
    algorithms: readonly AlgorithmSpec[],
    runs: number,
  ): Program[] {
    const { adapterInfo } = this.device
    const { model } = problem
    if (model.kind === 'function') return [functionProgram(model, algorithms, adapterInfo)]
    const { form: asked } = this.options
    if (asked === 'thread' && suitsThreads(model.layout, algorithms) && metrics.length === 1)
      return [threadProgram(model, algorithms, metrics, adapterInfo)]
    const forms = asked && asked !== 'thread' ? [asked] : formsOf(model, runs, this.device)
    return forms.map((form) => this.networkProgram(form, problem, metrics, algorithms))
  }

  private networkProgram(
    form: NetworkForm,
    { model, experiment }: Problem,
    metrics: readonly MetricSpec[],
    algorithms: readonly AlgorithmSpec[],
  ): Program {
    if (model.kind === 'function') throw new Error('A function is no network.')
    const all = [...experiment.algorithms, ...algorithms]
    if (form === 'straight') return straightProgram(model, all, metrics)
    if (form === 'blocked') return blockedProgram(model, all, metrics)
    const program = form === 'streamed' ? streamedProgram : tiledProgram
    return program(model, all, metrics, this.device.adapterInfo, this.options)
  }

  /** The form to train with now: the fastest that has been compiled, or else the one that will be soonest. */
  private chosen(
    programs: readonly Program[],
    request: Pick<TrainRequest, 'problem'> & Partial<TrainRequest>,
  ): Program {
    const { tune } = this.options
    if (tune && request.problem.model.kind === 'mlp') return tune.choose(this.trial(programs, request))
    const program = programs.find((one) => compiledPipeline(this.device, one)) ?? programs.at(-1)
    if (!program) throw new Error('There is no program for these runs.')
    return program
  }

  /** The forms of these runs, the one that compiles soonest first. `time` needs a whole request. */
  private trial(
    programs: readonly Program[],
    request: Pick<TrainRequest, 'problem'> & Partial<TrainRequest>,
  ): Trial<TrainForm> {
    const { model, experiment } = request.problem
    if (model.kind !== 'mlp') throw new Error('A function has one form.')
    const metrics = [experiment.metric, ...(request.watch ?? [])]
    const algorithms = request.runs?.map((run) => run.algorithm) ?? experiment.algorithms
    const rivals = rivalsOf(
      model,
      programs.map(({ form }) => form as NetworkForm),
    )
    const all = [
      ...programs.toReversed(),
      ...rivals.map((form) => this.networkProgram(form, request.problem, metrics, algorithms)),
    ]
    const quads = Math.ceil((model.data.parts[experiment.metric.part]?.count ?? 0) / 4)
    const { starts } = experiment
    const runs = request.runs?.length ?? starts.length * algorithms.length
    const trained = powerOfTwo(Math.min(runs, mostTrialRuns(this.device)))
    return {
      key: `training ${trainVersion}, ${workClass(model.layout, metrics, { quads })}, ${trained} runs`,
      forms: all.map((program) => ({ ...program, name: program.form })),
      isReady: (program) => compiledPipeline(this.device, program) !== undefined,
      compile: (program) => pipelineOf(this.device, program),
      time: async (program, signal) =>
        timeOfSteps(this.device, await pipelineOf(this.device, program), program, {
          ...request,
          signal,
        } as TrainRequest),
    }
  }

  private paceOf({ code, constants, work }: Program, runs: number): Pace {
    const key = `${runs} ${work} ${JSON.stringify(constants)} ${code}`
    const pace = this.paces.get(key) ?? new Pace(work * Math.ceil(runs / 2))
    this.paces.set(key, pace)
    return pace
  }

  private async train(training: Training, request: TrainRequest, pace: Pace): Promise<RunRecord[]> {
    const { runs, signal, pause, onProgress } = request
    const steps = Math.max(...runs.map((run) => run.algorithm.steps))
    const running = new Set(runs.keys())
    let first = 0
    for (;;) {
      await pause?.()
      if (signal?.aborted) {
        const result = await training.end(first)
        return runs.map((_, r) => training.record(r, result, running.has(r)))
      }
      const wanted = this.options.steps ?? pace.steps
      const count = Math.min(wanted, training.stepWords.mostSteps, steps + 1 - first)
      const closing = first + count > steps
      const result = await training.advance(first, count, closing)
      pace.measured(count, result.milliseconds)
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
