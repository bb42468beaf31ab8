import { ExperimentError } from '../experiment/spec/error.ts'
import {
  isLinearized,
  type MeasureName,
  type Measurement,
  type PredictOptions,
} from '../experiment/measurement.ts'
import { gridResolution } from '../experiment/plane/grid.ts'
import type { FieldQuantity } from '../experiment/oracle/field.ts'
import type { HyperparameterSpec } from '../experiment/plane/hyperparameters.ts'
import { checkHoldsWeights } from '../experiment/plane/placement.ts'
import { type Projected, projection } from '../experiment/plane/project.ts'
import type { Placement, Plane } from '../experiment/plane/plane.ts'
import type { Problem } from '../experiment/problem.ts'
import type { Outcome, Terrain, Trajectory } from '../experiment/results.ts'
import type { ExperimentInput } from '../experiment/spec/experiment.ts'
import { FieldTerrains, inFloat64 } from './oracle/field-terrains.ts'
import { OracleWorkers } from './oracle/oracle-workers.ts'
import { withStarts } from './oracle/starts.ts'
import type { RunRecord, TerrainField, TrainRequest } from './paths.ts'
import { isProcessor } from './kernels/train/footprint.ts'
import { Placements } from './placements.ts'
import {
  checkedInputs,
  checkedMetric,
  checkedWeights,
  measuredOnBackend,
  problemOf,
  shownMetric,
  watchedBy,
} from './question.ts'
import { LaterOutcomes } from './outcome/later-outcomes.ts'
import { Underway, untilAborted } from './task.ts'
import { Tasks } from './tasks.ts'
import { trainRuns } from './train-runs.ts'
import { trajectoryOf } from './trajectory.ts'
import type {
  Engine,
  EngineInfo,
  EngineMeasureOptions,
  EngineOptions,
  EnsembleOptions,
  PrepareOptions,
  TerrainOptions,
  TrainOptions,
} from './types.ts'
import { runsOf } from './wanted-runs.ts'
import type { Ways } from './ways.ts'
import { type Workplace, enterWorkplace, leaveWorkplace } from './workplace.ts'

/** One page's view of the shared backend: checks questions, chooses the way to answer them, and words the answers. */
class PageEngine implements Engine {
  readonly #workplace: Workplace
  readonly #placements: Placements
  readonly #oracle: OracleWorkers
  readonly #fields: FieldTerrains
  readonly #outcomes = new LaterOutcomes()
  readonly #listening: (() => void)[] = []
  /** Aborts when the engine is disposed. */
  readonly #gone = new AbortController()
  readonly #trainings = new Underway()
  readonly #tasks: Tasks

  constructor(workplace: Workplace) {
    this.#workplace = workplace
    this.#tasks = new Tasks(workplace, this.#gone.signal)
    this.#oracle = new OracleWorkers(workplace.idle)
    this.#fields = new FieldTerrains(workplace.idle)
    workplace.idle.want(() => this.#outcomes.prepare())
    this.#placements = new Placements(
      (problem, run, stop) =>
        this.#tasks.run(stop, async (ways, signal) => {
          const [record] = await this.#records(ways, { problem, runs: [run], watch: [], signal })
          if (!record) throw new Error('A run came back without its record.')
          return record
        }),
      (problem, request, stop) =>
        this.#oracle.curvatures(problem, request, AbortSignal.any([this.#gone.signal, stop])),
    )
  }

  get info(): EngineInfo {
    const { name, adapter, limits, reason } = this.#workplace.backend
    return {
      backend: name,
      adapter,
      limits,
      variants: {
        ...this.#tasks.variants,
        measure: `float64 ${this.#oracle.place}`,
        slopes: `float64 ${this.#fields.place}`,
      },
      ...(reason !== undefined && { reason }),
    }
  }

  get device(): GPUDevice | undefined {
    return this.#workplace.backend.shared?.device
  }

  async prepare(input: ExperimentInput, options: PrepareOptions = {}): Promise<void> {
    const problem = problemOf(input)
    const watch = watchedBy(problem, options.watch)
    const metric = shownMetric(problem, options.metric)
    await Promise.all([
      this.#tasks.ahead((ways) => ways.compileTraining(problem, watch)),
      this.#tasks.ahead((ways) => ways.compileTerrain(problem, metric)),
    ])
  }

  async plane(input: ExperimentInput, { signal }: { readonly signal?: AbortSignal } = {}): Promise<Plane> {
    return (await this.#placed(problemOf(input), signal)).plane
  }

  async train(input: ExperimentInput, options: TrainOptions = {}): Promise<Trajectory[]> {
    const problem = problemOf(input)
    const watch = watchedBy(problem, options.watch)
    void this.#tasks.ahead((ways) => ways.compileTraining(problem, watch, options.path))
    const placement = await this.#placed(problem, options.signal)
    const wanted = runsOf(problem, placement, options)
    const trained = this.#tasks.run(options.signal, async (ways, signal) => {
      const runs = wanted.map(({ run }) => run)
      const { onProgress } = options
      const request: TrainRequest = { problem, runs, watch, signal, ...(onProgress && { onProgress }) }
      const made = await trainRuns(ways, request, options.path)
      return made.flatMap(({ way, record }, i) => {
        const one = wanted[i]
        if (one && ways.isUsual(way, problem, one.run)) this.#placements.learn(problem, one.run, record)
        return one ? [trajectoryOf(problem, placement.plane, one.run, one.algorithm, way, record)] : []
      })
    })
    return this.#trainings.add(trained)
  }

  async terrain(input: ExperimentInput, options: TerrainOptions): Promise<Terrain> {
    const problem = problemOf(input)
    const { experiment } = problem
    const { quantity } = experiment.terrain
    if (experiment.plane.kind === 'hyperparameters')
      return this.#hyperparameterTerrain(problem, experiment.plane, options)
    if (quantity === 'outcome') return this.#outcomeTerrain(problem, options)
    const metric = shownMetric(problem, options.metric)
    if (quantity !== 'metric' || inFloat64(problem, metric, options.path))
      return this.#fieldTerrain(problem, quantity, options)
    const resolution = gridResolution(problem, options.resolution)
    const given = options.origin && checkedWeights(problem, options.origin, 'origin')
    void this.#tasks.ahead((ways) => ways.compileTerrain(problem, metric, options.path))
    const { plane, base } = await this.#placed(problem, options.signal)
    const [u, v] = [Float32Array.from(plane.u), Float32Array.from(plane.v)]
    const origin = given ?? Float32Array.from(plane.origin)
    const { extent, variance, curvatures } = plane
    const { onProgress, onCoarse } = options
    return this.#tasks.run(options.signal, (ways, signal) =>
      ways.terrains.add(async () => {
        signal.throwIfAborted()
        const began = performance.now()
        const worded = ({ buffer, ...field }: TerrainField): Terrain => ({
          ...field,
          extent,
          u,
          v,
          origin,
          ...(variance && { variance }),
          ...(curvatures && { curvatures }),
          ...(buffer && { buffer }),
          milliseconds: performance.now() - began,
        })
        const reference = Float32Array.from(base)
        const path = ways.terrain(options.path)
        if (!path) throw ExperimentError.at('path', 'The terrain kernel needs WebGPU, which is not in use.')
        const field = await path.run({
          problem,
          metric,
          origin,
          u,
          v,
          extent,
          resolution,
          reference,
          signal,
          beforeFinest: () => untilAborted(() => this.#trainings.rest(runsFirst), signal),
          ...(onProgress && { onProgress }),
          ...(onCoarse && { onCoarse: (coarse: TerrainField) => onCoarse(worded(coarse)) }),
        })
        return worded(field)
      }),
    )
  }

  async ensemble(
    input: ExperimentInput,
    { path, signal, onProgress }: EnsembleOptions = {},
  ): Promise<Outcome> {
    const problem = problemOf(input)
    const placed = await this.#placed(problem, signal)
    const { outcomes, chooseEnds } = await this.#outcomes.get(signal)
    return this.#tasks.run(signal, (ways, stopping) =>
      outcomes.ensemble({
        problem,
        placed,
        way: (runs) => ways.ends(chooseEnds, problem, runs, path),
        signal: stopping,
        onProgress,
      }),
    )
  }

  async predict(
    input: ExperimentInput,
    weights: ArrayLike<number>,
    inputs: readonly (readonly number[])[],
    options: PredictOptions = {},
  ): Promise<Float32Array> {
    const problem = problemOf(input)
    const { model, rows } = checkedInputs(problem, inputs)
    const flat = checkedWeights(problem, weights)
    const { start } = await withStarts(problem, 'outputs', options, () => this.#placed(problem, undefined))
    const reference = typeof start === 'object' ? checkedWeights(problem, start, 'options.start') : flat
    const linearized = isLinearized(problem.experiment, options.run)
    const asked = { weights: flat, inputs: rows, reference, linearized }
    if (flat.length * inputs.length <= mostPredicted)
      return this.#oracle.predict(problem, asked, this.#gone.signal)
    return this.#tasks.run(undefined, async (ways) => (await ways.ops.get()).predict({ model, ...asked }))
  }

  async measure(
    input: ExperimentInput,
    weights: ArrayLike<number>,
    what: MeasureName,
    { signal, urgent, precision, ...options }: EngineMeasureOptions = {},
  ): Promise<Measurement> {
    const problem = problemOf(input)
    const flat = checkedWeights(problem, weights)
    const asked = await withStarts(problem, what, options, () => this.#placed(problem, signal))
    if (precision !== 'float64' && measuredOnBackend(what) && !options.metric?.attack) {
      const metric = asked.metric ? checkedMetric(problem, asked.metric) : problem.experiment.metric
      const reference =
        typeof asked.start === 'object' ? checkedWeights(problem, asked.start, 'options.start') : flat
      const linearized = isLinearized(problem.experiment, options.run)
      return this.#tasks.run(signal, async (ways) =>
        (await ways.ops.get()).measure(problem, metric, flat, reference, what, linearized),
      )
    }
    const ended = AbortSignal.any([this.#gone.signal, ...(signal ? [signal] : [])])
    return this.#oracle.measure(problem, flat, what, asked, ended, urgent)
  }

  async project(input: ExperimentInput, weights: ArrayLike<number>): Promise<Projected> {
    const problem = problemOf(input)
    checkHoldsWeights(problem.experiment.plane, 'weights have no place in it')
    const point = checkedWeights(problem, weights)
    return projection(await this.plane(input))(point)
  }

  busy(): () => void {
    return this.#workplace.idle.begin()
  }

  onRebuilt(listener: (reason: string) => void): () => void {
    const stop = this.#workplace.onRebuilt(listener)
    this.#listening.push(stop)
    return stop
  }

  dispose(): void {
    if (this.#gone.signal.aborted) return
    this.#gone.abort(new Error('The engine has been disposed.'))
    for (const stop of this.#listening) stop()
    this.#oracle.dispose()
    this.#fields.dispose()
    this.#tasks.dispose()
    leaveWorkplace(this.#workplace)
  }

  #placed(problem: Problem, signal: AbortSignal | undefined): Promise<Placement> {
    return this.#placements.of(problem, signal)
  }

  async #outcomeTerrain(problem: Problem, options: TerrainOptions): Promise<Terrain> {
    const resolution = gridResolution(problem, options.resolution)
    const origin = options.origin && checkedWeights(problem, options.origin, 'origin')
    const { path, signal, onProgress, onCoarse, pause, preview = true } = options
    const placed = await this.#placed(problem, signal)
    const plane = origin ? { ...placed.plane, origin: Float64Array.from(origin) } : placed.plane
    const { outcomes, chooseEnds } = await this.#outcomes.get(signal)
    return this.#tasks.run(signal, (ways, stopping) =>
      outcomes.terrain({
        problem,
        placed: { ...placed, plane },
        way: (runs) => ways.ends(chooseEnds, problem, runs, path),
        resolution,
        signal: stopping,
        onProgress,
        onCoarse,
        pause,
        preview,
        software: isProcessor(this.device?.adapterInfo),
      }),
    )
  }

  async #fieldTerrain(problem: Problem, quantity: FieldQuantity, options: TerrainOptions): Promise<Terrain> {
    const origin = options.origin && checkedWeights(problem, options.origin, 'origin')
    const metric = shownMetric(problem, options.metric)
    const { plane, base } = await this.#placed(problem, options.signal)
    return this.#fields.terrain(
      {
        problem,
        quantity,
        metric,
        plane: origin ? { ...plane, origin: Float64Array.from(origin) } : plane,
        base,
      },
      {
        ...options,
        signal: AbortSignal.any([this.#gone.signal, ...(options.signal ? [options.signal] : [])]),
      },
    )
  }

  async #hyperparameterTerrain(
    problem: Problem,
    plane: HyperparameterSpec,
    { path, signal, onProgress, onCoarse, pause, ...options }: TerrainOptions,
  ): Promise<Terrain> {
    const resolution = gridResolution(problem, options.resolution)
    const { hyperparameterTerrain, chooseEnds, TrainedEnds } = await this.#outcomes.get(signal)
    return this.#tasks.run(signal, (ways, stopping) =>
      hyperparameterTerrain({
        problem,
        plane,
        placed: (one) => this.#placed(one, stopping),
        way: (one, runs) => ways.ends(chooseEnds, one, runs, path),
        beside: new TrainedEnds('float64', ways.reference, 1),
        resolution,
        signal: stopping,
        onProgress,
        onCoarse,
        pause,
      }),
    )
  }

  async #records(ways: Ways, request: TrainRequest): Promise<RunRecord[]> {
    const chosen = ways.training(request, undefined)
    return 'refused' in chosen ? [] : chosen.path.run(request)
  }
}

/** Multiply-adds of a prediction that a worker makes sooner than tfjs has its programs. */
const mostPredicted = 2 ** 25

/** How long a slow finest grid waits, in milliseconds, for runs to be there: with a coarse one they are the whole picture. */
const runsFirst = 2000

/**
 * An engine on the backend asked for, or on the best that there is. The engines of a page share backend and device; the
 * last one disposed frees them.
 * @throws Error with the reason where the backend asked for is not there.
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return new PageEngine(await enterWorkplace(options))
}

/** Coordinates of a point in the plane of an experiment, by the page's engine, which makes the runs that the plane needs. */
export async function project(experiment: ExperimentInput, weights: ArrayLike<number>): Promise<Projected> {
  const engine = new PageEngine(await enterWorkplace({}))
  try {
    return await engine.project(experiment, weights)
  } finally {
    engine.dispose()
  }
}
