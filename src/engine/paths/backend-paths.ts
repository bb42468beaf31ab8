import { showsConvergence } from '../../reference/outcome/convergence.ts'
import type { StartedRuns } from '../../reference/outcome/starts.ts'
import type { TrainingProblem } from '../../experiment/training-problem.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { Backend } from '../backend/backend.ts'
import { isSoftware } from '../backend/software.ts'
import { endedWithin, Queue } from '../backend/queue.ts'
import type { SharedBackend } from '../backend/shared-backend.ts'
import { endsAtOnce, hasCard } from '../budget.ts'
import { Autotune } from '../kernels/autotune/autotune.ts'
import { TunedTerrain } from '../kernels/autotune/tuned-terrain.ts'
import { UncompilableKernel } from '../kernels/gpu/pipelines.ts'
import { TerrainKernel } from '../kernels/terrain/terrain-kernel.ts'
import type { TerrainVariant } from '../kernels/terrain/program.ts'
import { FusedTraining } from '../kernels/training/fused-training.ts'
import { prepareVariants } from '../kernels/training/variants.ts'
import type { ManyRuns } from '../many-runs/lazy-many-runs.ts'
import type { RunTrainer } from '../many-runs/trainers/trainer.ts'
import {
  unbegun,
  type MadeRun,
  type Progress,
  type Run,
  type TerrainField,
  type TerrainRequest,
  type TrainPath,
  type TrainRequest,
} from '../path.ts'
import {
  isTrainedApart,
  manyRunsRoute,
  routeAfter,
  terrainRoute,
  trainingRoute,
  trainsByKernels,
  type Kernels,
  type RequestedPath,
  type Route,
  type TerrainWork,
  type Trainers,
} from '../router.ts'
import { LazyTensorflow } from '../tensorflow/lazy-tensorflow.ts'
import type { WorkerPool } from '../workers/worker-pool.ts'
import { WorkerTerrain } from '../workers/worker-terrain.ts'
import { WorkerTraining } from '../workers/worker-training.ts'
import { TerrainSpeeds } from './terrain-speeds.ts'
import { fallbackNews, outcomePaths, runPaths, type ComputerNames, type LastRoutes } from './route-words.ts'

/** Milliseconds after an abort in which runs may still return their records so far. */
const patience = 250

/** Names of the compute paths of one backend. */
export type PathNames = Omit<ComputerNames, 'oracle' | 'slopes'>

/**
 * Computes for one engine on one backend: kernels on a device, workers and TensorFlow.js everywhere. It
 * carries out the router's decisions, and stores the last route of each kind of work. Owns everything but the
 * workers.
 */
export class BackendPaths {
  readonly backend: Backend
  /** Terrains are computed one after another, since a terrain's buffer is only valid until the next. */
  readonly terrains = new Queue()
  readonly tensorflow: LazyTensorflow
  /**
   * Trains in float64: what no kernel supports, single runs that check float32, and small runs if there is no
   * device.
   */
  readonly workers: TrainPath
  readonly #pool: WorkerPool
  readonly #workersFirst: boolean
  readonly #card: boolean
  readonly #workerTerrain: WorkerTerrain
  readonly #training: FusedTraining | undefined
  /** For many runs of which only the ends are needed. */
  readonly #manyRuns: FusedTraining | undefined
  readonly #terrain: TunedTerrain | undefined
  readonly #autotune: Autotune<TerrainVariant>
  readonly #idle: SharedBackend['idle']
  readonly #inSoftware: boolean
  readonly #tell: (news: string) => void
  readonly #speeds = new TerrainSpeeds()
  /** Whether a kernel that does not compile has been reported. */
  #reported = false
  #routes: LastRoutes = {}

  constructor(shared: Pick<SharedBackend, 'backend' | 'idle' | 'tuned' | 'tell'>, workers: WorkerPool) {
    const { backend, idle, tuned } = shared
    this.#tell = (news) => shared.tell(news)
    const device = backend.shared?.device
    this.backend = backend
    this.tensorflow = new LazyTensorflow(backend)
    this.#workersFirst = backend.name === 'workers'
    this.#card = hasCard(device)
    this.#pool = workers
    this.workers = new WorkerTraining(workers)
    this.#workerTerrain = new WorkerTerrain(workers)
    this.#training = device && new FusedTraining(device)
    this.#manyRuns = device && new FusedTraining(device, { variant: 'thread' })
    this.#idle = idle
    this.#inSoftware = isSoftware(device?.adapterInfo)
    if (device) idle.want(prepareVariants)
    this.#autotune = new Autotune(idle, tuned, backend.adapter)
    this.#terrain = device && new TunedTerrain(new TerrainKernel(device), this.#autotune)
  }

  /** Routes of the last terrain, training and outcome. */
  get routes(): LastRoutes {
    return this.#routes
  }

  get names(): PathNames {
    return {
      terrainKernel: this.#terrain?.variant ?? '',
      trainingKernel: this.#training?.variant ?? '',
      tune: this.#terrain ? this.#autotune.words : 'general',
      tensorflow: (this.#workersFirst && this.tensorflow.name) || 'general',
      workers: this.#pool.place(this.#pool.size),
    }
  }

  /** Computes a metric's terrain on the chosen path. @throws ExperimentError as `terrainRoute` */
  async terrain(request: TerrainRequest, asked: RequestedPath): Promise<TerrainField> {
    await this.#terrain?.prepare(request.problem)
    const [na, nb] = request.resolution
    const byOps = this.tensorflow.terrain
    const computers = { kernels: this.#terrain ?? byOps, tensorflow: byOps, workers: this.#workerTerrain }
    const begun = performance.now()
    const { route, answer } = await this.#carryOut(
      asked,
      (kernels) => this.#terrainRoute({ ...request, points: na * nb }, asked, kernels),
      ({ by }) => computers[by].run(request),
    )
    this.#routes = { ...this.#routes, terrain: route }
    if (this.#inSoftware) {
      const spent = performance.now() - begun
      this.#speeds.note(request.problem, request.metric, route.by, na * nb, spent)
      if (route.by === 'workers') this.#compileInIdleTime(request)
    }
    return answer
  }

  /**
   * Trains the runs of a request, in their order. Runs that no kernel can train become a request of their
   * own, alongside the others.
   * @throws ExperimentError as `trainingRoute`
   */
  async train(request: TrainRequest, asked: RequestedPath): Promise<MadeRun[]> {
    const { runs, onProgress } = request
    const isApart = ({ algorithm }: Run) => isTrainedApart(algorithm, asked)
    const groups = [runs.filter((run) => !isApart(run)), runs.filter(isApart)]
    const done = groups.map(() => 0)
    const trained = await Promise.all(
      groups.map((chosen, i) => {
        if (chosen.length === 0) return undefined
        const tell = (progress: Progress) => {
          done[i] = progress.done * chosen.length
          onProgress?.({ done: done.reduce((sum, ofGroup) => sum + ofGroup) / runs.length })
        }
        return this.#train({ ...request, runs: chosen, ...(onProgress && { onProgress: tell }) }, asked)
      }),
    )
    const route = trained.find((group) => group !== undefined)?.route
    if (route) this.#routes = { ...this.#routes, train: route }
    const made = trained.map(
      (group) => group?.answer.map((record) => ({ path: runPaths[group.route.by], record })) ?? [],
    )
    return runs.flatMap((run) => made[isApart(run) ? 1 : 0]?.shift() ?? [])
  }

  /**
   * Returns whether a run trained on this path equals, bit for bit, the same run trained within a request.
   */
  isUsual(path: MadeRun['path'], run: Run, request: TrainRequest): boolean {
    const isApart = isTrainedApart(run.algorithm, undefined)
    const runs = request.runs.filter(({ algorithm }) => isTrainedApart(algorithm, undefined) === isApart)
    return runPaths[trainingRoute({ ...request, runs }, undefined, this.#trainers()).by] === path
  }

  /** Compiles the training kernels, if kernels train. */
  async compileTraining(
    problem: TrainingProblem,
    watch: readonly MetricSpec[],
    asked?: RequestedPath,
  ): Promise<void> {
    if (this.#workersFirst) this.#pool.prepare()
    if (trainsByKernels(problem, watch, asked, this.#trainers()))
      await this.#training?.compile(problem, watch)
  }

  /** Compiles the kernel for a terrain of `metric`, if a kernel computes it. */
  async compileTerrain(problem: TrainingProblem, metric: MetricSpec, asked?: RequestedPath): Promise<void> {
    await this.#terrain?.prepare(problem)
    const { by } = this.#terrainRoute({ problem, metric, points: 1 }, asked)
    if (by === 'kernels') await this.#terrain?.compile(problem, metric)
  }

  /**
   * Returns the trainer for many runs of which only the ends are needed. @throws ExperimentError as
   * `manyRunsRoute`
   */
  trainer(code: ManyRuns, problem: TrainingProblem, runs: StartedRuns, asked: RequestedPath): RunTrainer {
    const run = code.endRun(runs.at(0), showsConvergence(problem.experiment))
    const kernels = this.#manyRuns
    const routeBy = (kernels: Trainers['kernels']) => manyRunsRoute(problem, run, asked, kernels, this.#card)
    const trainerOf = (route: Route): RunTrainer => {
      this.#routes = { ...this.#routes, outcome: route }
      const name = outcomePaths[route.by]
      if (route.by === 'workers') return new code.RecordTrainer(name, this.workers, endsAtOnce(problem))
      if (route.by === 'tensorflow' || !kernels)
        return new code.RecordTrainer(name, this.tensorflow.training, 1)
      return new code.FallbackTrainer(
        new code.RecordTrainer(name, kernels, kernels.runsAtOnce(problem, run)),
        (error) => trainerOf(this.#after(error, asked, routeBy)),
      )
    }
    return trainerOf(routeBy(kernels))
  }

  dispose(): void {
    this.#terrain?.dispose()
    this.#training?.dispose()
    this.#manyRuns?.dispose()
  }

  /** Compiles, in idle time, the kernel of a terrain that workers have drawn. */
  #compileInIdleTime({ problem, metric }: TerrainRequest): void {
    const kernel = this.#terrain
    if (!kernel || kernel.supports({ problem, metric }) || kernel.isReady({ problem, metric })) return
    this.#idle.want(() => kernel.compile(problem, metric))
  }

  /** Computes by a route, or by the next one if its kernel does not compile. @throws as `#after` */
  async #carryOut<T>(
    asked: RequestedPath,
    routeBy: (kernels?: Kernels) => Route,
    compute: (route: Route) => Promise<T>,
  ): Promise<{ readonly route: Route; readonly answer: T }> {
    const first = routeBy()
    try {
      return { route: first, answer: await compute(first) }
    } catch (error) {
      const route = this.#after(error, asked, routeBy)
      return { route, answer: await compute(route) }
    }
  }

  /**
   * Returns the route to use after a kernel that does not compile, which is reported once. @throws any other
   * error, or if nothing can replace the kernel
   */
  #after(error: unknown, asked: RequestedPath, routeBy: (kernels: Kernels) => Route): Required<Route> {
    const route = error instanceof UncompilableKernel ? routeAfter(error.sentence, asked, routeBy) : undefined
    if (!route) throw error
    if (!this.#reported) this.#tell(fallbackNews(route))
    this.#reported = true
    return route
  }

  #trainers(kernels: Trainers['kernels'] = this.#training): Trainers {
    return { kernels, workers: this.workers, workersFirst: this.#workersFirst, card: this.#card }
  }

  #terrainRoute(
    work: TerrainWork,
    asked: RequestedPath,
    kernels: Kernels = this.#terrain && { supports: () => this.#terrain?.supports(work) },
  ): Route {
    const compilesFirst = this.#inSoftware && !this.#terrain?.isReady(work)
    const slower = this.#inSoftware && this.#speeds.areWorkersFaster(work.problem, work.metric)
    const computers = { kernels, workersFirst: this.#workersFirst, card: this.#card, compilesFirst, slower }
    return terrainRoute(work, asked, computers)
  }

  /** Trains runs on one path. After an abort it waits no longer than `patience`. */
  #train(request: TrainRequest, asked: RequestedPath) {
    const { runs, watch, signal } = request
    const byOps = this.tensorflow.training
    const computers = { kernels: this.#training ?? byOps, tensorflow: byOps, workers: this.workers }
    return this.#carryOut(
      asked,
      (kernels) => trainingRoute(request, asked, this.#trainers(kernels)),
      ({ by }) =>
        endedWithin(patience, signal, computers[by].run(request), () =>
          runs.map((run) => unbegun(run, watch.length)),
        ),
    )
  }
}
