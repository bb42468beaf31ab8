import type { Problem } from '../experiment/problem.ts'
import { isEntrywise } from '../experiment/spec/algorithm.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { Backend } from './backend.ts'
import { FusedTraining, type TrainForm } from './kernels/fused-training.ts'
import { formDevice, type TerrainForm } from './kernels/terrain-form.ts'
import { TerrainKernel } from './kernels/terrain.ts'
import { Tune } from './kernels/tune.ts'
import type { StartedRuns } from '../experiment/outcome/starts.ts'
import { Later, LaterTerrain, LaterTraining } from './later.ts'
import type { chooseEnds } from './outcome/choose-ends.ts'
import type { EndsPath } from './outcome/ends-path.ts'
import { WorkerTraining } from './oracle/training.ts'
import type { Run, TerrainPath, TrainPath, TrainRequest } from './paths.ts'
import { Queue } from './task.ts'
import type { Workplace } from './workplace.ts'

/** A way to train, or why the one asked for cannot, as a sentence. */
export type ChosenTraining =
  | { readonly name: 'fused' | 'general'; readonly path: TrainPath; readonly because?: string }
  | { readonly refused: string }

/** The ways in which one engine computes on one backend: our kernels on a device, tfjs ops everywhere. Owns them. */
export class Ways {
  readonly backend: Backend
  /** A terrain's buffer lives until the next terrain, so they are computed one after the other. */
  readonly terrains = new Queue()
  /** What tfjs ops compute. */
  readonly ops: Later
  readonly #general: LaterTraining
  readonly #ops: LaterTerrain
  readonly #fused: FusedTraining | undefined
  /** For many runs of which only the ends are wanted. */
  readonly #many: FusedTraining | undefined
  readonly #kernel: TerrainKernel | undefined
  readonly #tune: Tune<TerrainForm>
  readonly #trainTune: Tune<TrainForm>
  readonly #manyTune: Tune<TrainForm>
  readonly #worker: WorkerTraining
  /** Trains single runs in float64 beside everything else. */
  readonly reference: WorkerTraining
  #training = 'none yet'
  #ends = 'none yet'

  constructor({ backend, idle, tuned }: Pick<Workplace, 'backend' | 'idle' | 'tuned'>) {
    const device = backend.shared?.device
    this.backend = backend
    this.ops = new Later(backend)
    this.#worker = new WorkerTraining(idle)
    this.reference = new WorkerTraining(idle)
    this.#general = new LaterTraining(this.ops)
    this.#trainTune = new Tune(idle, tuned, backend.adapter)
    this.#fused = device && new FusedTraining(device, { tune: this.#trainTune })
    this.#manyTune = new Tune(idle, tuned, backend.adapter)
    this.#many = device && new FusedTraining(device, { form: 'thread', tune: this.#manyTune })
    this.#ops = new LaterTerrain(this.ops)
    this.#tune = new Tune(idle, tuned, backend.adapter)
    this.#kernel = device && new TerrainKernel(device, formDevice(device), { tune: this.#tune })
  }

  /** Kernel variants in use, by what they compute. */
  get variants(): Readonly<Record<string, string>> {
    return {
      terrain: this.#kernel?.variant ?? 'general',
      tune: this.#kernel ? this.#tune.words : 'general',
      'tune of training': this.#fused ? this.#trainTune.words : 'general',
      'tune of many runs': this.#many ? this.#manyTune.words : 'general',
      train: this.#training === 'fused' ? `fused, ${this.#fused?.variant ?? ''}` : this.#training,
      outcome: this.#ends,
    }
  }

  /** The kernel where there is a device, or as asked; undefined where that is not there. */
  terrain(asked: 'fused' | 'general' | undefined): TerrainPath | undefined {
    if (asked === 'general') return this.#ops
    return this.#kernel ?? (asked === 'fused' ? undefined : this.#ops)
  }

  /** Rules that treat the weights together in a worker; else fused where that can, linearised runs alone in a worker where they are small, or as asked. */
  training(request: TrainRequest, asked: 'fused' | 'general' | undefined): ChosenTraining {
    const chosen = this.#chosen(request, asked)
    if (!('refused' in chosen) && chosen.path !== this.#worker)
      this.#training = chosen.because ? `general: ${chosen.because}` : chosen.name
    return chosen
  }

  /** Whether a run that was made this way is what a run of its own would be, bit for bit. */
  isUsual(way: 'fused' | 'general', problem: Problem, run: Run): boolean {
    const chosen = this.#chosen({ problem, runs: [run], watch: [] }, undefined)
    return !('refused' in chosen) && chosen.name === way
  }

  #chosen(request: TrainRequest, asked: 'fused' | 'general' | undefined): ChosenTraining {
    const whole = request.runs.find(({ algorithm }) => !isEntrywise(algorithm.id))
    if (whole) {
      const refused =
        asked === 'fused'
          ? `'${whole.algorithm.id}' is trained in float64 only.`
          : this.#worker.supports(request)
      return refused ? { refused } : { name: 'general', path: this.#worker }
    }
    const twins = request.runs.every(({ algorithm }) => algorithm.linearized)
    if (!asked && twins && !this.#worker.supports(request)) return { name: 'general', path: this.#worker }
    const because = this.#fused
      ? this.#fused.supports(request)
      : 'Fused training needs WebGPU, which is not in use.'
    if (asked === 'fused' && because) return { refused: because }
    return this.#fused && !because && asked !== 'general'
      ? { name: 'fused', path: this.#fused }
      : { name: 'general', path: this.#general, ...(because && !asked && { because }) }
  }

  /** Compiles what training takes where kernels train; resolves when it stands. */
  async compileTraining(
    problem: Problem,
    watch: readonly MetricSpec[],
    asked?: 'fused' | 'general',
  ): Promise<void> {
    const { algorithms } = problem.experiment
    const none = algorithms.every(({ id, linearized }) => linearized || !isEntrywise(id))
    if (asked === 'general' || none || this.#fused?.supports({ problem, runs: [], watch })) return
    await this.#fused?.compile(problem, watch)
  }

  /** Compiles what a terrain of `metric` takes where a kernel computes it; resolves when it stands. */
  async compileTerrain(problem: Problem, metric: MetricSpec, asked?: 'fused' | 'general'): Promise<void> {
    if (asked !== 'general') await this.#kernel?.compile(problem, metric)
  }

  /** Who trains many runs of which only the ends are wanted, as `choose` has it, which is loaded later than this. */
  ends(
    choose: typeof chooseEnds,
    problem: Problem,
    runs: StartedRuns,
    asked: 'fused' | 'general' | undefined,
  ): EndsPath {
    const { path, because } = choose(this.#many, this.#general, problem, runs, asked)
    this.#ends = because === undefined ? path.name : `${path.name}: ${because}`
    return path
  }

  dispose(): void {
    this.ops.dispose()
    this.#tune.dispose()
    this.#trainTune.dispose()
    this.#manyTune.dispose()
    this.#kernel?.dispose()
    this.#fused?.dispose()
    this.#many?.dispose()
    this.#worker.dispose()
    this.reference.dispose()
  }
}
