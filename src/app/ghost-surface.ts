import { DeviceLostError } from '../engine/device-lost.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/error.ts'
import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { shownMetric, shownQuantity, terrainKey } from './dependence.ts'
import { Latest } from './latest.ts'
import type { Standing } from './standing.ts'
import type { Workbench } from './workbench.ts'

/** The experiment whose surface is shown as a ghost over that of another one; undefined where none is asked for or it is the same. */
export function ghostOf(experiment: Experiment): Experiment | undefined {
  const { terrain, model } = experiment
  const shown = shownMetric(experiment)
  if (terrain.ghost === undefined || terrain.ghost === shown.part || model.kind === 'function')
    return undefined
  if (shownQuantity(experiment) !== 'metric') return undefined
  return {
    ...experiment,
    terrain: { ...terrain, quantity: 'metric', metric: { ...shown, part: terrain.ghost } },
  }
}

/**
 * The metric that the surface of a workbench shows, on another part of the data: a second surface over the same plane. It waits
 * for the first, and is kept among the workbench's surfaces. Dispatches `change` when it stands.
 */
export class GhostSurface extends EventTarget {
  readonly #workbench: Workbench
  readonly #work: Latest
  #standing: Standing<Terrain> | undefined
  #wanted: string | undefined
  #issues: readonly ExperimentIssue[] = []

  constructor(workbench: Workbench) {
    super()
    this.#workbench = workbench
    this.#work = new Latest((error) => this.#fail(error))
    for (const name of ['change', 'terrain-change']) workbench.addEventListener(name, () => this.#follow())
    this.#follow()
  }

  /** undefined where none is asked for, or it does not stand yet. */
  get terrain(): Terrain | undefined {
    return this.#standing?.key === this.#key() ? this.#standing?.value : undefined
  }

  get issues(): readonly ExperimentIssue[] {
    return this.#wanted === undefined ? [] : this.#issues
  }

  dismiss(): void {
    this.#issues = []
  }

  cancel(): void {
    this.#work.cancel()
  }

  whenIdle(): Promise<void> {
    return this.#work.whenIdle()
  }

  #key(): string | undefined {
    const { experiment, resolution } = this.#workbench
    const ghost = ghostOf(experiment)
    return ghost && `${resolution} ${terrainKey(ghost)}`
  }

  #follow(): void {
    if (!this.#workbench.engine) return
    const key = this.#key()
    if (key === this.#wanted) return
    this.#wanted = key
    this.#issues = []
    if (key === undefined) this.#work.cancel()
    else if (this.#standing?.key !== key) this.#work.submit((signal) => this.#make(key, signal))
  }

  async #make(key: string, signal: AbortSignal): Promise<void> {
    const { engine, experiment, resolution, surfaces } = this.#workbench
    const ghost = ghostOf(experiment)
    if (!engine || !ghost) return
    await this.#workbench.whenIdle()
    signal.throwIfAborted()
    const value = await surfaces.of(engine, ghost, resolution, signal)
    signal.throwIfAborted()
    this.#standing = { key, value }
    this.dispatchEvent(new Event('change'))
  }

  #fail(error: unknown): void {
    if (error instanceof DeviceLostError) this.#wanted = undefined
    else this.#issues = issuesOf(error)
    this.dispatchEvent(new Event('change'))
  }
}
