import { fetchNeeded } from '../experiment/needed.ts'
import { makeSamples } from '../experiment/data/lazy-dataset.ts'
import {
  checkMeasure,
  isLinearized,
  type MeasureName,
  type Measurement,
  type PredictOptions,
} from '../reference/measurement.ts'
import { gridResolution } from '../reference/plane/grid.ts'
import type { FieldQuantity } from '../reference/plane/field-quantity.ts'
import type { HyperparameterSpec } from '../reference/plane/hyperparameters.ts'
import { checkHoldsWeights } from '../reference/plane/placement.ts'
import { type Projected, projection } from '../reference/plane/project.ts'
import type { Placement, Plane } from '../reference/plane/plane.ts'
import type { TrainingProblem } from '../experiment/training-problem.ts'
import type { Outcome, Terrain, Trajectory } from '../reference/results.ts'
import type { TrainingInput } from '../experiment/spec/experiment.ts'
import { FieldTerrains } from './oracle/field-terrains.ts'
import { PooledOracle } from './oracle/pooled-oracle.ts'
import type { TerrainField } from './path.ts'
import { inTurns, PageTurns } from './backend/page-turns.ts'
import { previewsFirst } from './budget.ts'
import { PlaneCache } from './plane-cache.ts'
import {
  checkedInputs,
  checkedMetric,
  checkedWeights,
  problemOf,
  shownMetric,
  watchedBy,
  withStarts,
} from './request-validation.ts'
import { roundedPlane } from './rounded-plane.ts'
import { LazyManyRuns } from './many-runs/lazy-many-runs.ts'
import { Underway, untilAborted } from './backend/queue.ts'
import { PresentPaths } from './paths/present-paths.ts'
import { variantWords, type LastRoutes } from './paths/route-words.ts'
import { trajectoriesOf } from './trajectory.ts'
import type {
  DeviceListener,
  Engine,
  EngineInfo,
  EngineMeasureOptions,
  EngineOptions,
  EnsembleOptions,
  PrepareOptions,
  TerrainOptions,
  TrainOptions,
} from './types.ts'
import { batchNormPart } from '../reference/objective/samples.ts'
import { measureRoute, predictionRoute, surfaceRoute } from './router.ts'
import { runsOf } from './requested-runs.ts'
import { type SharedBackend, acquireBackend, releaseBackend } from './backend/shared-backend.ts'
import { acquireWorkers, releaseWorkers } from './workers/worker-pool.ts'

/** Options of a request that affect its placement. */
interface PlaceOptions {
  readonly signal?: AbortSignal | undefined
  readonly origin?: readonly number[] | undefined
}

/**
 * An engine on the page's backend and workers. It validates requests, lets the router choose the path, and
 * turns records into results.
 */
class PageEngine implements Engine {
  readonly #shared: SharedBackend
  readonly #planes: PlaneCache
  readonly #oracle: PooledOracle
  readonly #fields: FieldTerrains
  readonly #manyRuns = new LazyManyRuns()
  readonly #listening: (() => void)[] = []
  /** Aborts when the engine is disposed. */
  readonly #disposed = new AbortController()
  readonly #trainings = new Underway()
  readonly #paths: PresentPaths
  /** The route of the last measure. */
  #measured: LastRoutes['measure']

  constructor(shared: SharedBackend) {
    const workers = acquireWorkers()
    this.#shared = shared
    this.#paths = new PresentPaths(shared, workers, this.#disposed.signal)
    this.#oracle = new PooledOracle(workers, shared.idle)
    this.#fields = new FieldTerrains(this.#oracle)
    shared.idle.want(() => this.#manyRuns.prepare())
    this.#planes = new PlaneCache(
      (problem, run, watch, stop) =>
        this.#paths.run(stop, async (paths, signal) => {
          const [made] = await paths.train({ problem, runs: [run], watch, signal }, undefined)
          if (!made) throw new Error('A run came back without its record.')
          return made
        }),
      (problem, request, stop) => this.#oracle.curvatures(problem, request, this.#untilDisposed(stop)),
    )
  }

  get info(): EngineInfo {
    const { name, adapter, limits, reason } = this.#shared.backend
    return {
      backend: name,
      adapter,
      limits,
      variants: variantWords(
        { ...this.#paths.routes, measure: this.#measured },
        { ...this.#paths.names, oracle: this.#oracle.place, slopes: this.#oracle.place },
      ),
      ...(reason !== undefined && { reason }),
    }
  }

  get device(): GPUDevice | undefined {
    return this.#shared.backend.shared?.device
  }

  async prepare(input: TrainingInput, options: PrepareOptions = {}): Promise<void> {
    const problem = await this.#problemOf(input)
    const watch = watchedBy(problem, options.watch)
    const metric = shownMetric(problem, options.metric)
    await Promise.all([
      this.#paths.ahead((paths) => paths.compileTraining(problem, watch)),
      this.#paths.ahead((paths) => paths.compileTerrain(problem, metric)),
    ])
  }

  async plane(input: TrainingInput, options: { readonly signal?: AbortSignal } = {}): Promise<Plane> {
    return (await this.#placed(await this.#problemOf(input, options.signal), options)).plane
  }

  async train(input: TrainingInput, options: TrainOptions = {}): Promise<Trajectory[]> {
    const problem = await this.#problemOf(input, options.signal)
    const watch = watchedBy(problem, options.watch)
    void this.#paths.ahead((paths) => paths.compileTraining(problem, watch, options.path))
    const placement = await this.#placed(problem, options)
    const requested = runsOf(problem, placement, options)
    const trained = this.#paths.run(
      options.signal,
      async (paths, signal) => {
        const { onProgress } = options
        const all = { problem, runs: requested.map(({ run }) => run), watch, signal }
        const known = all.runs.map((run) => {
          const found = options.path ? undefined : this.#planes.take(problem, run, watch)
          return found && paths.isUsual(found.path, run, all) ? found : undefined
        })
        const runs = all.runs.filter((_, i) => !known[i])
        const rest =
          runs.length > 0
            ? await paths.train({ ...all, runs, ...(onProgress && { onProgress }) }, options.path)
            : []
        for (const [i, { path, record }] of rest.entries()) {
          const run = runs[i]
          if (run && paths.isUsual(path, run, { problem, runs: [run], watch: [] }))
            this.#planes.learn(problem, run, record)
        }
        const made = known.flatMap((found) => found ?? rest.shift() ?? [])
        return inTurns(trajectoriesOf(problem, placement.plane, requested, made))
      },
      true,
    )
    return this.#trainings.add(trained)
  }

  async terrain(input: TrainingInput, options: TerrainOptions): Promise<Terrain> {
    const problem = await this.#problemOf(input, options.signal)
    const route = surfaceRoute(problem, options.metric, options.path)
    if (route.by === 'hyperparameters') return this.#hyperparameterTerrain(problem, route.plane, options)
    if (route.by === 'outcomes') return this.#outcomeTerrain(problem, options)
    if (route.by === 'oracle') return this.#fieldTerrain(problem, route.quantity, options)
    return this.#metricTerrain(problem, options)
  }

  async ensemble(input: TrainingInput, { path, signal, onProgress }: EnsembleOptions = {}): Promise<Outcome> {
    const problem = await this.#problemOf(input, signal)
    const placed = await this.#placed(problem, { signal })
    const code = await this.#manyRuns.get(signal)
    return this.#paths.run(signal, (paths, stopping) =>
      code.outcomes.ensemble({
        problem,
        placed,
        trainer: (runs) => paths.trainer(code, problem, runs, path),
        signal: stopping,
        onProgress,
      }),
    )
  }

  async predict(
    input: TrainingInput,
    weights: ArrayLike<number>,
    inputs: readonly (readonly number[])[],
    options: PredictOptions = {},
  ): Promise<Float32Array> {
    const problem = await this.#problemOf(input)
    const { model, rows } = checkedInputs(problem, inputs)
    const flat = checkedWeights(problem, weights)
    const { start } = await withStarts(problem, 'outputs', options, () => this.#placed(problem))
    const reference = typeof start === 'object' ? checkedWeights(problem, start, 'options.start') : flat
    const linearized = isLinearized(problem.experiment, options.run)
    const { part = 'train' } = options
    batchNormPart(model, part)
    const asked = { weights: flat, inputs: rows, reference, linearized, part }
    if (predictionRoute(model.layout, inputs.length).by === 'oracle')
      return this.#oracle.predict(problem, asked, this.#disposed.signal)
    return this.#paths.run(undefined, async (paths) =>
      (await paths.tensorflow.get()).predict({ model, ...asked }),
    )
  }

  async measure(
    input: TrainingInput,
    weights: ArrayLike<number>,
    what: MeasureName,
    { signal, urgent, precision, ...options }: EngineMeasureOptions = {},
  ): Promise<Measurement> {
    const problem = await this.#problemOf(input, signal)
    checkMeasure(what, options)
    const flat = checkedWeights(problem, weights)
    const asked = await withStarts(problem, what, options, () => this.#placed(problem, { signal }))
    const { name } = this.#shared.backend
    const ownFirst = name === 'webgpu' || name === 'workers'
    const route = measureRoute(problem, what, { precision, metric: options.metric }, ownFirst)
    this.#measured = route
    if (route.by === 'tensorflow') {
      const metric = asked.metric ? checkedMetric(problem, asked.metric) : problem.experiment.metric
      const reference =
        typeof asked.start === 'object' ? checkedWeights(problem, asked.start, 'options.start') : flat
      const linearized = isLinearized(problem.experiment, options.run)
      return this.#paths.run(signal, async (paths, stopping) =>
        (await paths.tensorflow.get()).measure({
          signal: stopping,
          problem,
          metric,
          weights: flat,
          reference,
          what: route.what,
          linearized,
        }),
      )
    }
    return this.#oracle.measure(problem, flat, what, asked, this.#untilDisposed(signal), urgent)
  }

  busy(): () => void {
    return this.#shared.idle.begin()
  }

  onRebuilt(listener: DeviceListener): () => void {
    return this.#listen(this.#shared.onRebuilt(listener))
  }

  onNews(listener: DeviceListener): () => void {
    return this.#listen(this.#shared.onNews(listener))
  }

  retryDevice(): Promise<void> {
    return this.#shared.retryDevice()
  }

  dispose(): void {
    if (this.#disposed.signal.aborted) return
    this.#disposed.abort(new Error('The engine has been disposed.'))
    for (const stop of this.#listening) stop()
    this.#paths.dispose()
    releaseWorkers()
    releaseBackend(this.#shared)
  }

  #listen(stop: () => void): () => void {
    this.#listening.push(stop)
    return stop
  }

  /**
   * Returns an experiment as numbers, with the samples of its data, which may still be loading. @throws
   * ExperimentError if it is invalid, and an Error if they cannot be loaded
   */
  async #problemOf(input: TrainingInput, signal?: AbortSignal): Promise<TrainingProblem> {
    const problem = problemOf(input)
    await fetchNeeded(problem.experiment)
    if (problem.model.kind === 'network')
      await inTurns(makeSamples(problem.model.data), new PageTurns(), this.#untilDisposed(signal))
    return problem
  }

  /** Returns the plane and starts of a problem, with the plane about the given origin if there is one. */
  async #placed(problem: TrainingProblem, { signal, origin }: PlaceOptions = {}): Promise<Placement> {
    const given = origin && checkedWeights(problem, origin, 'origin')
    const placed = await this.#planes.of(problem, signal)
    return given ? { ...placed, plane: { ...placed.plane, origin: Float64Array.from(given) } } : placed
  }

  /** Combines the signal with the engine's disposal. */
  #untilDisposed(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([this.#disposed.signal, ...(signal ? [signal] : [])])
  }

  async #metricTerrain(problem: TrainingProblem, options: TerrainOptions): Promise<Terrain> {
    const metric = shownMetric(problem, options.metric)
    const resolution = gridResolution(problem, options.resolution)
    void this.#paths.ahead((paths) => paths.compileTerrain(problem, metric, options.path))
    const { plane, base } = await this.#placed(problem, options)
    const rounded = roundedPlane(plane)
    const { extent, u, v, origin } = rounded
    const { onProgress, onCoarse } = options
    return this.#paths.run(options.signal, (paths, signal) =>
      paths.terrains.add(async () => {
        signal.throwIfAborted()
        const began = performance.now()
        const terrainOf = (field: TerrainField): Terrain => ({
          ...field,
          ...rounded,
          milliseconds: performance.now() - began,
        })
        const reference = new Float32Array(base)
        const field = await paths.terrain(
          {
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
            ...(onCoarse && { onCoarse: (coarse: TerrainField) => onCoarse(terrainOf(coarse)) }),
          },
          options.path,
        )
        return terrainOf(field)
      }),
    )
  }

  async #outcomeTerrain(problem: TrainingProblem, options: TerrainOptions): Promise<Terrain> {
    const resolution = gridResolution(problem, options.resolution)
    const { path, signal, onProgress, onCoarse, pause, preview = true } = options
    const placed = await this.#placed(problem, options)
    const code = await this.#manyRuns.get(signal)
    return this.#paths.run(signal, (paths, stopping) =>
      code.outcomes.terrain({
        problem,
        placed,
        trainer: (runs) => paths.trainer(code, problem, runs, path),
        resolution,
        signal: stopping,
        onProgress,
        onCoarse,
        pause,
        preview,
        previewsFirst: previewsFirst(this.device),
      }),
    )
  }

  async #fieldTerrain(
    problem: TrainingProblem,
    quantity: FieldQuantity,
    options: TerrainOptions,
  ): Promise<Terrain> {
    const metric = shownMetric(problem, options.metric)
    const { plane, base } = await this.#placed(problem, options)
    return this.#fields.terrain(
      { problem, quantity, metric, plane, base },
      { ...options, signal: this.#untilDisposed(options.signal) },
    )
  }

  async #hyperparameterTerrain(
    problem: TrainingProblem,
    plane: HyperparameterSpec,
    { path, signal, onProgress, onCoarse, pause, ...options }: TerrainOptions,
  ): Promise<Terrain> {
    const resolution = gridResolution(problem, options.resolution)
    const code = await this.#manyRuns.get(signal)
    return this.#paths.run(signal, (paths, stopping) =>
      code.hyperparameterTerrain({
        problem,
        plane,
        placed: (one) => this.#placed(one, { signal: stopping }),
        trainer: (one, runs) => paths.trainer(code, one, runs, path),
        checker: new code.RecordTrainer('float64', paths.workers, 1),
        resolution,
        signal: stopping,
        onProgress,
        onCoarse,
        pause,
      }),
    )
  }
}

/**
 * Milliseconds that a slow finest grid waits for runs, which complete the picture together with a coarse
 * grid.
 */
const runsFirst = 2000

/**
 * Creates an engine on the requested backend, or on the best available one. The engines of a page share
 * backend and device; disposing the last one frees them.
 * @throws Error with the reason if the requested backend is not available
 *
 * @example
 * ```js
 * import { createEngine } from './lib/badlands.js'
 *
 * const experiment = {
 *   version: 1,
 *   seed: 7,
 *   data: { kind: 'generated', id: 'xor-points' },
 *   model: { kind: 'mlp', widths: [2, 4, 1], activation: 'tanh' },
 *   metric: { loss: 'squared' },
 *   algorithms: [{ id: 'adam', learningRate: 0.05, steps: 400 }],
 *   starts: [{ kind: 'random', distribution: 'lecun-normal' }],
 *   plane: { kind: 'random', normalization: 'filter', origin: 'end' },
 * }
 * const engine = await createEngine()
 * const [run] = await engine.train(experiment)
 * const terrain = await engine.terrain(experiment, { resolution: 33 })
 * console.log(run.loss.at(-1) < 0.01, terrain.values.length) // true 1089
 * const { values } = await engine.measure(experiment, run.finalWeights, 'gradient-norm')
 * console.log(values[0] < 0.1) // true
 * engine.dispose()
 * ```
 */
export async function createEngine(options: EngineOptions = {}): Promise<Engine> {
  return new PageEngine(await acquireBackend(options))
}

/**
 * Returns the coordinates (a, b) of a point projected onto the plane of an experiment, and its Euclidean
 * distance from the plane, in float64. The page's engine makes the runs that the plane needs.
 * @throws ExperimentError for weights that the model does not have, and for planes that hold no weights
 *
 * @example
 * ```js
 * import { project } from './lib/badlands.js'
 *
 * const experiment = {
 *   version: 1,
 *   seed: 1,
 *   data: { kind: 'table', task: 'regression', inputs: [[1]], targets: [[1]] },
 *   model: { kind: 'mlp', widths: [1, 1, 1, 1], activation: 'tanh', bias: false },
 *   metric: { loss: 'squared' },
 *   algorithms: [{ id: 'sgd', learningRate: 0.1, steps: 10 }],
 *   starts: [{ kind: 'weights', values: [1, 1, 1] }],
 *   plane: { kind: 'weights', first: 0, second: 1 },
 * }
 * const { a, b, distance } = await project(experiment, [2, 3, 5])
 * console.log(a, b, distance) // 2 3 4
 * ```
 */
export async function project(experiment: TrainingInput, weights: ArrayLike<number>): Promise<Projected> {
  const problem = problemOf(experiment)
  checkHoldsWeights(problem.experiment.plane, 'weights have no place in it')
  const point = checkedWeights(problem, weights)
  const engine = await createEngine()
  try {
    return projection(await engine.plane(experiment))(point)
  } finally {
    engine.dispose()
  }
}
