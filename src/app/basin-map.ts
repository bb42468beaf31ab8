import { DeviceLostError } from '../engine/backend/device-lost.ts'
import { stepWork } from '../engine/many-runs/first-level.ts'
import { buildProblem } from '../experiment/build-problem.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/error.ts'
import { showsConvergence } from '../experiment/outcome/convergence.ts'
import type { Outcome, Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { isSoftware } from '../engine/backend/software.ts'
import { outcomeKey, planeKey } from './dependence.ts'
import { Latest } from './latest.ts'
import { NewsPace } from './news-pace.ts'
import { QuietTime } from './quiet-time.ts'
import type { Workbench } from './workbench.ts'

/** The most weights that all runs of a map have together: a larger network has a coarser map. */
const mostWeights = 2 ** 24

/** Points along each side of a fine map, and the multiply-adds up to which a graphics card makes one: some seconds. */
const fine = 256
const mostFineWork = 2 ** 40

/** Milliseconds that a map may be worked on under a moving slider before the next value cancels it. */
const patience = 1000

/** What training from each point of a grid came to. */
export interface Basins {
  readonly terrain: Terrain
  readonly outcome: Outcome
  /** Whose outcomes they are. */
  readonly experiment: Experiment
  /** Points along each side that the map will have in the end. */
  readonly finest: number
}

/** Points along each side that are wanted over a surface of `resolution`: more of small networks where a graphics card trains them. */
export function wantedResolution(
  experiment: Experiment,
  resolution: number,
  device: GPUDevice | undefined,
): number {
  if (!device || isSoftware(device.adapterInfo)) return resolution
  const steps = experiment.algorithms[experiment.terrain.algorithm]?.steps ?? 0
  const work = fine ** 2 * steps * stepWork(buildProblem(experiment))
  return work > mostFineWork ? resolution : Math.max(resolution, Math.min(fine, 2 * resolution))
}

/** Points along each side of the map of a network with so many weights, where `resolution` are wanted. */
export function mapResolution(resolution: number, size: number): number {
  let points = resolution
  while (points > 2 && points ** 2 * size > mostWeights) points = Math.ceil((points + 1) / 2)
  return points
}

/**
 * Where training from every point of the plane ends, for the experiment of a workbench that asks for outcomes: coarse grids
 * first, each in place of the one before. Moving a start leaves it alone. It rests while the workbench computes and while it is
 * held, so that what is under the hand comes first; but where nothing is, a first coarse grid may come at once. Dispatches `change` when there is something
 * new to show, and `progress` when there is something new to say of the work.
 */
export class BasinMap extends EventTarget {
  readonly #workbench: Workbench
  readonly #work: Latest
  readonly #quietTime = new QuietTime(() => this.#emit('progress'))
  readonly #pace = new NewsPace(() => this.#emit('progress'))
  #standing: (Basins & { readonly key: string }) | undefined
  /** The key of what was last asked for. */
  #wanted: string | undefined
  #issues: readonly ExperimentIssue[] = []
  #progress = 0
  #held = false
  #cancelled = false
  #waiting: (() => void)[] = []

  constructor(workbench: Workbench) {
    super()
    this.#workbench = workbench
    this.#work = new Latest(
      (error) => this.#fail(error),
      () => this.#rested(),
    )
    for (const name of ['change', 'terrain-change', 'trajectory-change'])
      workbench.addEventListener(name, () => this.#follow())
    this.#follow()
  }

  /** The map that stands, where it lies in the plane that is shown; undefined where none is asked for. */
  get basins(): Basins | undefined {
    const { experiment } = this.#workbench
    const standing = this.#standing
    if (!standing || !asked(experiment)) return undefined
    // Of runs made for another picture not every loss is known.
    if (showsConvergence(experiment) && !showsConvergence(standing.experiment)) return undefined
    return planeKey(standing.experiment) === planeKey(experiment) ? standing : undefined
  }

  /** Work has been under way for more than 200 ms. */
  get busy(): boolean {
    return this.#quietTime.over
  }

  /** 0 to 1. */
  get progress(): number {
    return this.#progress
  }

  /** Cancelled: what stands is coarse, or belongs to an experiment before. */
  get cancelled(): boolean {
    return this.#cancelled
  }

  get issues(): readonly ExperimentIssue[] {
    return asked(this.#workbench.experiment) ? this.#issues : []
  }

  get idle(): boolean {
    return this.#work.idle
  }

  /** While it is held the work rests: a pointer is down. */
  hold(held: boolean): void {
    this.#held = held
    this.#wake()
  }

  /** Ends the work; what stands stays. */
  cancel(): void {
    this.#cancelled = !this.idle
    this.#work.cancel()
  }

  dismiss(): void {
    this.#issues = []
  }

  whenIdle(): Promise<void> {
    return this.#work.whenIdle()
  }

  dispose(): void {
    this.#quietTime.stop()
    this.#wanted = undefined
    this.cancel()
  }

  #follow(): void {
    const { experiment, engine, live } = this.#workbench
    if (!engine) return
    const { size } = buildProblem(experiment)
    const resolution = wantedResolution(experiment, this.#workbench.resolution, engine.device)
    const finest = mapResolution(resolution, size)
    const wanted = asked(experiment) ? `${finest} ${outcomeKey(experiment)}` : undefined
    this.#wake()
    if (wanted === this.#wanted) return
    this.#wanted = wanted
    this.#issues = []
    this.#cancelled = false
    if (wanted === undefined || this.#standing?.key === wanted) this.#work.cancel()
    else {
      const preview = !live && !this.#held
      this.#work.submit(
        (signal) => this.#make(experiment, finest, wanted, preview, signal),
        live ? patience : 0,
      )
      this.#quietTime.watch(false)
    }
  }

  async #make(
    experiment: Experiment,
    finest: number,
    key: string,
    preview: boolean,
    signal: AbortSignal,
  ): Promise<void> {
    const { engine } = this.#workbench
    if (!engine) return
    this.#progress = 0
    const show = (terrain: Terrain, whole: boolean): void => {
      if (signal.aborted || !terrain.outcome) return
      const { outcome } = terrain
      this.#standing = { terrain, outcome, experiment, finest, key: whole ? key : '' }
      this.#emit()
    }
    signal.addEventListener('abort', () => this.#wake())
    const terrain = await engine.terrain(experiment, {
      resolution: finest,
      signal,
      preview,
      pause: () => this.#rest(signal),
      onProgress: ({ done }) => this.#tell(done),
      onCoarse: (coarse) => show(coarse, false),
    })
    show(terrain, true)
  }

  /** Resolves once nothing comes before this work, or when it has been cancelled. */
  async #rest(signal: AbortSignal): Promise<void> {
    while ((this.#held || !this.#workbench.idle) && !signal.aborted) {
      const woken = new Promise<void>((resolve) => this.#waiting.push(resolve))
      await (this.#held ? woken : Promise.race([woken, this.#workbench.whenIdle()]))
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #tell(done: number): void {
    this.#progress = done
    if (this.busy) this.#pace.tell()
  }

  #rested(): void {
    this.#quietTime.watch(true)
    this.#emit()
  }

  #fail(error: unknown): void {
    if (error instanceof DeviceLostError) this.#wanted = undefined
    else this.#issues = issuesOf(error)
  }

  #emit(name: 'change' | 'progress' = 'change'): void {
    this.dispatchEvent(new Event(name))
  }
}

/** Over a plane of hyperparameters outcomes are the surface itself. */
const asked = ({ terrain, plane }: Experiment): boolean =>
  terrain.quantity === 'outcome' && plane.kind !== 'hyperparameters'
