import { DeviceLostError } from '../engine/device-lost.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/error.ts'
import { holdsWeights } from '../experiment/plane/placement.ts'
import type { Terrain } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { MetricSpec } from '../experiment/spec/metric.ts'
import type { HeightScale } from '../scene/types.ts'
import { shownMetric, shownQuantity, terrainKey, textOf } from './dependence.ts'
import { drawnGhost, type DrawnGhost } from '../view/ghost-scale.ts'
import { Latest } from './latest.ts'
import { QuietTime } from './quiet-time.ts'
import { sameItems } from './same-items.ts'
import type { Standing } from './standing.ts'
import type { Workbench } from './workbench.ts'

/** The metric whose surface is asked for as a ghost; undefined where none is, nothing but the runs can be shown, or it is the one that is shown. */
function ghostMetric(experiment: Experiment): MetricSpec | undefined {
  const { ghost } = experiment.terrain
  const shown = shownMetric(experiment)
  if (ghost === undefined || experiment.model.kind === 'function') return undefined
  if (!holdsWeights(experiment.plane)) return undefined
  if (shownQuantity(experiment) !== 'metric') return undefined
  const metric = typeof ghost === 'string' ? { ...shown, part: ghost } : ghost
  return textOf(metric) === textOf(shown) ? undefined : metric
}

/** The experiment whose surface is shown as a ghost over that of another one; undefined where there is none. */
export function ghostOf(experiment: Experiment): Experiment | undefined {
  const metric = ghostMetric(experiment)
  return metric && { ...experiment, terrain: { ...experiment.terrain, quantity: 'metric', metric } }
}

/**
 * A second surface over the plane of a workbench: its metric on another part of the data, or another metric. It waits for the
 * first, and is kept among the workbench's surfaces. Dispatches `change` when it stands, and `progress` when there is news of the work.
 */
export class GhostSurface extends EventTarget {
  readonly #workbench: Workbench
  readonly #work: Latest
  readonly #quietTime = new QuietTime(() => this.dispatchEvent(new Event(this.busy ? 'progress' : 'change')))
  #standing: Standing<Terrain> | undefined
  #wanted: string | undefined
  #issues: readonly ExperimentIssue[] = []
  #drawn: { readonly keys: readonly unknown[]; readonly value: DrawnGhost } | undefined

  constructor(workbench: Workbench) {
    super()
    this.#workbench = workbench
    this.#work = new Latest(
      (error) => this.#fail(error),
      () => this.#quietTime.watch(this.#work.idle),
    )
    for (const name of ['change', 'terrain-change']) workbench.addEventListener(name, () => this.#follow())
    this.#follow()
  }

  /** undefined where none is asked for, or it does not stand yet. */
  get terrain(): Terrain | undefined {
    return this.#standing?.key === this.#key() ? this.#standing?.value : undefined
  }

  /** As it is drawn over the surface on this scale, the same object for the same; undefined where it does not stand. */
  drawn(scale: HeightScale): DrawnGhost | undefined {
    const { experiment } = this.#workbench
    const [metric, terrain] = [ghostMetric(experiment), this.terrain]
    if (!metric || !terrain) return undefined
    const { terrain: spec, metric: minimised, model } = experiment
    const keys = [spec, minimised, model, terrain, JSON.stringify(scale)]
    if (!this.#drawn || !sameItems(this.#drawn.keys, keys))
      this.#drawn = { keys, value: drawnGhost(experiment, metric, terrain, scale) }
    return this.#drawn.value
  }

  get issues(): readonly ExperimentIssue[] {
    return this.#wanted === undefined ? [] : this.#issues
  }

  dismiss(): void {
    this.#issues = []
  }

  /** Work has been under way for more than 200 ms. */
  get busy(): boolean {
    return this.#quietTime.over
  }

  get idle(): boolean {
    return this.#work.idle
  }

  cancel(): void {
    this.#work.cancel()
  }

  dispose(): void {
    this.#quietTime.stop()
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
    this.#quietTime.watch(this.#work.idle)
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
