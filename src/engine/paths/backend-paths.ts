import { showsConvergence } from '../../experiment/outcome/convergence.ts'
import type { StartedRuns } from '../../experiment/outcome/starts.ts'
import type { Problem } from '../../experiment/problem.ts'
import { isInFloat64 } from '../../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../../experiment/spec/metric.ts'
import type { Backend } from '../backend/backend.ts'
import { endedWithin, Queue } from '../backend/queue.ts'
import type { SharedBackend } from '../backend/shared-backend.ts'
import { endsAtOnce } from '../budget.ts'
import { Autotune } from '../kernels/autotune/autotune.ts'
import { TunedTerrain } from '../kernels/autotune/tuned-terrain.ts'
import { UncompilableKernel } from '../kernels/gpu/pipelines.ts'
import { TerrainKernel } from '../kernels/terrain/terrain-kernel.ts'
import type { TerrainVariant } from '../kernels/terrain/variants.ts'
import { FusedTraining } from '../kernels/training/fused-training.ts'
import { prepareVariants } from '../kernels/training/variants.ts'
import type { ManyRuns } from '../many-runs/lazy-many-runs.ts'
import type { RunTrainer } from '../many-runs/trainers/trainer.ts'
import {
  unbegun,
  type Run,
  type RunRecord,
  type TerrainField,
  type TerrainRequest,
  type TrainPath,
  type TrainRequest,
} from '../path.ts'
import {
  isTrainedApart,
  manyRunsRoute,
  terrainRoute,
  trainingRoute,
  type RequestedPath,
  type Route,
} from '../router.ts'
import { LazyTensorflow } from '../tensorflow/lazy-tensorflow.ts'
import { WorkerPool } from '../workers/worker-pool.ts'
import { WorkerTerrain } from '../workers/worker-terrain.ts'
import { WorkerTraining } from '../workers/worker-training.ts'

/** A run that was made, and the public name of its path. */
export interface MadeRun {
  readonly path: 'fused' | 'general'
  readonly record: RunRecord
}

/** Milliseconds after an abort within which runs may end with the records that they have; after that they have none. */
const patience = 250

const byTensorflow = 'TensorFlow.js computes'

const pathNames = { kernels: 'fused', tensorflow: 'general', workers: 'general' } as const

/** All that computes for one engine on one backend: our kernels on a device, workers and TensorFlow.js everywhere. Owns them. */
export class BackendPaths {
  readonly backend: Backend
  /** A terrain's buffer lives until the next terrain, so they are computed one after the other. */
  readonly terrains = new Queue()
  readonly tensorflow: LazyTensorflow
  /** Trains in float64: what no kernel has, single runs that check float32, and without a device all that is small. */
  readonly workers: TrainPath
  readonly #pool = new WorkerPool()
  readonly #workersFirst: boolean
  readonly #workerTerrain: WorkerTerrain
  readonly #training: FusedTraining | undefined
  /** For many runs of which only the ends are wanted. */
  readonly #manyRuns: FusedTraining | undefined
  readonly #terrain: TunedTerrain | undefined
  readonly #autotune: Autotune<TerrainVariant>
  #drawn: string
  readonly #tell: (news: string) => void
  /** A kernel that does not compile has been told. */
  #told = false
  #trained = 'none yet'
  #outcome = 'none yet'

  constructor(shared: Pick<SharedBackend, 'backend' | 'idle' | 'tuned' | 'tell'>) {
    const { backend, idle, tuned } = shared
    this.#tell = (news) => shared.tell(news)
    const device = backend.shared?.device
    this.backend = backend
    this.tensorflow = new LazyTensorflow(backend)
    this.#workersFirst = backend.name === 'workers'
    this.#drawn = this.#workersFirst ? 'workers' : 'general'
    this.workers = new WorkerTraining(this.#pool)
    this.#workerTerrain = new WorkerTerrain(this.#pool)
    this.#training = device && new FusedTraining(device)
    this.#manyRuns = device && new FusedTraining(device, { variant: 'thread' })
    if (device) idle.want(prepareVariants)
    this.#autotune = new Autotune(idle, tuned, backend.adapter)
    this.#terrain = device && new TunedTerrain(new TerrainKernel(device), this.#autotune)
  }

  /** Kernel variants in use, by what they compute. */
  get variants(): Readonly<Record<string, string>> {
    return {
      terrain: this.#terrain?.variant ?? this.#drawn,
      tune: this.#terrain ? this.#autotune.words : 'general',
      train: this.#trained === 'fused' ? `fused, ${this.#training?.variant ?? ''}` : this.#trained,
      outcome: this.#outcome,
      workers: `float64 ${this.#pool.place}`,
    }
  }

  /** A metric's terrain, on its path. @throws ExperimentError as `terrainRoute` */
  async terrain(request: TerrainRequest, asked: RequestedPath): Promise<TerrainField> {
    const [na, nb] = request.resolution
    const has = { hasKernel: this.#terrain !== undefined, workersFirst: this.#workersFirst }
    const { by, because } = terrainRoute({ ...request, points: na * nb }, asked, has)
    const byOps = () => this.tensorflow.terrain.run(request)
    if (by === 'kernels' && this.#terrain) return this.#orByOps(asked, this.#terrain.run(request), byOps)
    const field = await (by === 'workers' ? this.#workerTerrain.run(request) : byOps())
    const { backend } = this
    const name = by === 'workers' ? by : this.#workersFirst ? (await backend.tensors()).name : 'general'
    this.#drawn = because ? `${name}: ${because}` : name
    return field
  }

  /**
   * Trains the runs of a request, in their order; those that no kernel trains are a request of their own beside the others.
   * @throws ExperimentError as `trainingRoute`
   */
  async train(request: TrainRequest, asked: RequestedPath): Promise<MadeRun[]> {
    const { runs, onProgress } = request
    const isApart = ({ algorithm }: Run) => isTrainedApart(algorithm, asked)
    const apart = runs.filter(isApart)
    if (apart.length === 0 || apart.length === runs.length) return this.#train(request, asked)
    const others = runs.filter((run) => !isApart(run))
    const progress = [0, 0]
    const made = await Promise.all(
      [others, apart].map((chosen, i) =>
        this.#train(
          {
            ...request,
            runs: chosen,
            onProgress({ done }) {
              progress[i] = done * chosen.length
              onProgress?.({ done: ((progress[0] ?? 0) + (progress[1] ?? 0)) / runs.length })
            },
          },
          asked,
        ),
      ),
    )
    return runs.flatMap((run) => made[isApart(run) ? 1 : 0]?.shift() ?? [])
  }

  /** True where a run that was made this way is what a run of its own would be, bit for bit. */
  isUsual(path: MadeRun['path'], problem: Problem, run: Run): boolean {
    return pathNames[this.#route({ problem, runs: [run], watch: [] }, undefined).by] === path
  }

  /** Compiles what training takes where kernels train; resolves when it stands. */
  async compileTraining(
    problem: Problem,
    watch: readonly MetricSpec[],
    asked?: RequestedPath,
  ): Promise<void> {
    if (this.#workersFirst) this.#pool.prepare()
    const { algorithms } = problem.experiment
    const none = algorithms.every((algorithm) => algorithm.linearized || isInFloat64(algorithm))
    if (asked === 'general' || none || this.#training?.supports({ problem, runs: [], watch })) return
    await this.#training?.compile(problem, watch)
  }

  /** Compiles what a terrain of `metric` takes where a kernel computes it; resolves when it stands. */
  async compileTerrain(problem: Problem, metric: MetricSpec, asked?: RequestedPath): Promise<void> {
    if (asked !== 'general') await this.#terrain?.compile(problem, metric)
  }

  /** The trainer of many runs of which only the ends are wanted. @throws ExperimentError as `manyRunsRoute` */
  trainer(code: ManyRuns, problem: Problem, runs: StartedRuns, asked: RequestedPath): RunTrainer {
    const run = code.endRun(runs.at(0), showsConvergence(problem.experiment))
    const kernels = this.#manyRuns
    const { by, because } = manyRunsRoute(problem, run, asked, kernels)
    const without = (by: Route['by']) =>
      by === 'tensorflow'
        ? new code.RecordTrainer('general', this.tensorflow.training, 1)
        : new code.RecordTrainer('float64', this.workers, endsAtOnce(problem))
    const trainer =
      by === 'kernels' && kernels
        ? new code.FallbackTrainer(
            new code.RecordTrainer('fused', kernels, kernels.runsAtOnce(problem, run)),
            (error) => {
              const { by } = manyRunsRoute(problem, run, undefined, undefined)
              this.#stepDown(error, asked, by === 'workers' ? 'Workers compute' : byTensorflow)
              const next = without(by)
              this.#outcome = next.name
              return next
            },
          )
        : without(by)
    this.#outcome = because === undefined ? trainer.name : `${trainer.name}: ${because}`
    return trainer
  }

  dispose(): void {
    this.#terrain?.dispose()
    this.#training?.dispose()
    this.#manyRuns?.dispose()
    this.#pool.dispose()
  }

  /** The kernels' answer, or that of TensorFlow.js where they do not compile, which is told once. */
  async #orByOps<T>(asked: RequestedPath, byKernels: Promise<T>, byOps: () => Promise<T>): Promise<T> {
    try {
      return await byKernels
    } catch (error) {
      this.#stepDown(error, asked, byTensorflow)
      return await byOps()
    }
  }

  /** Tells once that a kernel does not compile, and `who` computes in its place. @throws another error, and where the kernel was asked for */
  #stepDown(error: unknown, asked: RequestedPath, who: string): void {
    if (!(error instanceof UncompilableKernel) || asked === 'fused') throw error
    if (!this.#told) this.#tell(`${error.sentence} ${who} in its place.`)
    this.#told = true
  }

  #route(request: TrainRequest, asked: RequestedPath): Route {
    return trainingRoute(request, asked, {
      kernels: this.#training,
      workers: this.workers,
      workersFirst: this.#workersFirst,
    })
  }

  async #train(request: TrainRequest, asked: RequestedPath): Promise<MadeRun[]> {
    if (request.runs.length === 0) return []
    const { by, because } = this.#route(request, asked)
    const byOps = this.tensorflow.training
    const computers = { kernels: this.#training, tensorflow: byOps, workers: this.workers }
    let path: MadeRun['path'] = pathNames[by]
    const name = by === 'workers' ? `float64 ${this.#pool.place}` : 'general'
    if (by !== 'workers' || this.#workersFirst) this.#trained = because ? `${name}: ${because}` : path
    const { runs, watch, signal } = request
    const records = await endedWithin(
      patience,
      signal,
      this.#orByOps(asked, (computers[by] ?? byOps).run(request), () => {
        this.#trained = path = 'general'
        return byOps.run(request)
      }),
      () => runs.map((run) => unbegun(run, watch.length)),
    )
    return records.map((record) => ({ path, record }))
  }
}
