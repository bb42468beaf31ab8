import type { Patch } from '../elements/events.ts'
import { DeviceLostError } from '../engine/backend/device-lost.ts'
import type { Engine } from '../engine/types.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/error.ts'
import { mergePatch } from '../experiment/merge.ts'
import { parseExperiment } from '../experiment/parse.ts'
import { withFittingAxes } from '../experiment/plane/repair.ts'
import type { Terrain, Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import type { HeightScale } from '../scene/types.ts'
import { planeKey, terrainKey, trainsAlike } from './dependence.ts'
import { fitFrame, frameKey } from './frame.ts'
import { givenBack, heldPlane, onPlane, otherShape, standsOn, type Released } from './held-plane.ts'
import { DeviceNews } from './device-news.ts'
import { History } from './history.ts'
import { Latest } from './latest.ts'
import { QuietTime } from './quiet-time.ts'
import { StandingRuns } from './standing-runs.ts'
import { rekeyed, type Standing } from './standing.ts'
import { Surfaces } from './surfaces.ts'

export type WorkbenchEventName = 'change' | 'terrain-change' | 'trajectory-change' | 'opened' | 'progress'

/** Milliseconds that a run may take under a moving hand before the next position cancels it. */
const dragPatience = 1000

/**
 * The experiment under study and its results. Every change makes a new experiment; what the change does not touch is not
 * computed again, and only the newest experiment's results count. A change that cannot be is refused: `issues` says why and
 * the last good experiment stays. Knows no DOM. Owns the engine.
 *
 * Dispatches `change` after anything; `terrain-change` when the finest surface stands; `trajectory-change` when runs ended;
 * `opened` after the first results of an experiment that was opened; `progress` when there is news of the work under way.
 */
export class Workbench extends EventTarget {
  /** All that was drawn over the plane. */
  readonly surfaces = new Surfaces(() => this.#emit('progress'))
  readonly #engine: Promise<Engine>
  readonly #quietTime = new QuietTime(() => this.#emit(this.busy ? 'progress' : 'change'))
  readonly #surface = this.#newestOnly(() => this.#move())
  readonly #training = this.#newestOnly()
  #opened: Engine | undefined
  #news: DeviceNews | undefined
  #history: History<Experiment>
  #resolution: number
  #terrain: Standing<Terrain> | undefined
  #ghost: Terrain | undefined
  /** Key of the plane of the surface that stands. */
  #ground = ''
  readonly #runs = new StandingRuns()
  readonly #lead: Workbench | undefined
  #frame: Standing<HeightScale> | undefined
  #issues: readonly ExperimentIssue[] = []
  #said: string | undefined
  #released: Released | undefined
  #stale = false
  #fresh = true
  #failed = false

  /** `openEngine` is asked once. `resolution`: points along each side of the surface; a function of the engine's where not given. `lead` trains what both need. */
  constructor(openEngine: () => Promise<Engine>, experiment: unknown, resolution = 0, lead?: Workbench) {
    super()
    this.#lead = lead
    this.#history = History.of(parseExperiment(experiment))
    this.#resolution = resolution
    this.#engine = openEngine()
    this.#engine.then(
      (engine) => {
        this.#opened = engine
        const changed = () => this.#emit('change')
        this.#news = new DeviceNews(engine, changed, () => this.#rebuild())
        changed()
      },
      (error: unknown) => this.#fail(error),
    )
    this.#compute()
  }

  get experiment(): Experiment {
    return this.#history.value
  }

  /** Whether the last change may still go on under the hand. */
  get live(): boolean {
    return this.#history.open
  }

  get undoLabel(): string | undefined {
    return this.#history.undoLabel
  }

  get redoLabel(): string | undefined {
    return this.#history.redoLabel
  }

  /** undefined while it is set up. */
  get engine(): Engine | undefined {
    return this.#opened
  }

  /** The surface that stands; for a moment that of the experiment before. */
  get terrain(): Terrain | undefined {
    return this.#terrain?.value
  }

  /** The surface before the last change that kept the frame. */
  get ghost(): Terrain | undefined {
    return this.#ghost
  }

  /** Index = start · algorithms + algorithm; undefined where none stands yet. */
  get runs(): readonly (Trajectory | undefined)[] {
    return this.#runs.values
  }

  get scale(): HeightScale | undefined {
    return this.#frame?.value
  }

  get issues(): readonly ExperimentIssue[] {
    return this.#issues
  }

  /** What has happened to the graphics device, or to the plane in the last change, as a sentence; undefined when there is nothing to say. */
  get notice(): string | undefined {
    return this.#news?.notice ?? this.#said
  }

  /** Work has been under way for more than 200 ms. */
  get busy(): boolean {
    return this.#quietTime.over
  }

  /** 0 to 1 while runs are trained. */
  get trained(): number | undefined {
    return this.#runs.progress
  }

  get idle(): boolean {
    return this.#surface.idle && this.#training.idle
  }

  /** Work was cancelled or refused: what stands belongs to an experiment before. */
  get stale(): boolean {
    const refused = this.#issues.length > 0 && this.idle && this.#terrain?.key !== this.#surfaceKey()
    return this.#stale || (refused && this.#terrain !== undefined)
  }

  /** Nothing can be computed. */
  get failed(): boolean {
    return this.#failed
  }

  get resolution(): number {
    if (this.#resolution > 0) return this.#resolution
    return this.#opened === undefined || this.#opened.info.backend === 'webgpu' ? 129 : 65
  }

  set resolution(points: number) {
    if (points === this.#resolution) return
    this.#resolution = points
    this.#issues = []
    this.#compute()
  }

  /** Another experiment from the ground up: frame, ghost and eyes start anew. Throws ExperimentError and changes nothing where it cannot be. */
  open(experiment: unknown, label = 'open'): void {
    const parsed = parseExperiment(experiment)
    this.#history = this.#history.with(parsed, label)
    this.#ghost = undefined
    this.#frame = undefined
    this.#released = undefined
    this.#fresh = true
    this.#issues = []
    this.#compute()
    this.#settled()
  }

  /** The next step of a lecture: what it leaves alone stays, its runs walk anew unless `walk` is false. Throws ExperimentError and changes nothing where it cannot be. */
  show(experiment: unknown, label: string, walk = true): void {
    const history = this.#history.with(parseExperiment(experiment), label)
    this.#released = undefined
    this.#fresh ||= walk
    this.#go(history)
    this.#settled()
  }

  /** Applies a merge patch; says whether the experiment could be. */
  edit(patch: Patch, label: string, live = false): boolean {
    const { experiment, said } = withFittingAxes(mergePatch(this.experiment, patch))
    let change: { readonly before: Experiment; readonly next: Experiment }
    try {
      change = this.#hold(this.experiment, experiment)
    } catch (error) {
      this.#issues = issuesOf(error)
      this.#emit('change')
      return false
    }
    this.#history = this.#history.with(change.next, label, live)
    this.#changed(change.before, live, said)
    return true
  }

  /** Takes over what another workbench studies: a change that has no place in the history of this one. */
  become(experiment: Experiment, live: boolean): void {
    if (experiment !== this.experiment) this.#go(History.of(experiment), live)
  }

  undo(): void {
    this.#go(this.#history.undo())
  }

  redo(): void {
    this.#go(this.#history.redo())
  }

  /** Fits plane, height and colours to what stands; the ghost goes. */
  fit(): void {
    const plane = this.#released && givenBack(this.#released, this.experiment.plane)
    this.#released = undefined
    this.#frame = undefined
    this.#ghost = undefined
    if (plane) this.edit({ plane }, 'fit')
    else this.#changed(this.experiment, false)
  }

  /** Cancels what is under way; what stands stays. */
  cancel(): void {
    this.#stale = !this.idle
    this.#surface.cancel()
    this.#training.cancel()
  }

  dismiss(): void {
    this.#issues = []
    this.#said = undefined
    if (this.#news) this.#news.notice = undefined
    this.#emit('change')
  }

  async whenIdle(): Promise<void> {
    await this.#engine.catch(() => undefined)
    while (!this.idle) await Promise.all([this.#surface.whenIdle(), this.#training.whenIdle()])
  }

  dispose(): void {
    this.#quietTime.stop()
    this.cancel()
    void this.#engine.then(
      (engine) => {
        this.#news?.end()
        engine.dispose()
      },
      () => undefined,
    )
  }

  /** The next experiment, on the plane that stands where a change would have moved it, and the one before on the same plane. */
  #hold(before: Experiment, merged: unknown): { readonly before: Experiment; readonly next: Experiment } {
    const released = this.#released
    if (released && otherShape(before, merged)) {
      const next = parseExperiment(onPlane(merged, released.was))
      this.#released = undefined
      return { before, next }
    }
    const stands = standsOn(this.#ground, before, released)
    const plane = stands ? heldPlane(before, merged, this.terrain) : undefined
    if (!plane) return { before, next: parseExperiment(merged) }
    const next = parseExperiment(onPlane(merged, plane))
    if (planeKey({ ...next, plane: before.plane }) === planeKey(before))
      return { before, next: parseExperiment(merged) }
    this.#released = { was: before.plane, held: next.plane }
    const held = { ...before, plane: next.plane }
    // What stands, stands on the plane written down as well.
    this.#terrain = rekeyed(this.#terrain, this.#surfaceKey(before), this.#surfaceKey(held))
    this.#frame = rekeyed(this.#frame, frameKey(before), frameKey(held))
    this.#ground = planeKey(held)
    this.#runs.standOn(before, held)
    return { before: held, next }
  }

  #go(history: History<Experiment>, live = false): void {
    const before = this.experiment
    this.#history = history
    this.#changed(before, live)
  }

  #changed(before: Experiment, live: boolean, said?: string): void {
    this.#issues = []
    this.#said = said
    const sameFrame = frameKey(before) === frameKey(this.experiment)
    if (!sameFrame) {
      this.#frame = undefined
      this.#ghost = undefined
    } else if (terrainKey(before) !== terrainKey(this.experiment) && (!live || this.#surface.idle))
      this.#ghost = this.terrain
    this.#compute(live)
  }

  #newestOnly(onRest?: () => void): Latest {
    const rested = () => this.#quietTime.watch(this.idle)
    return new Latest((error) => this.#fail(error), onRest ? () => [rested(), onRest()] : rested)
  }

  #compute(live = false): void {
    this.#stale = false
    const patience = live ? dragPatience : 0
    if (this.#terrain?.key !== this.#surfaceKey())
      this.#surface.submit((signal) => this.#draw(signal), patience)
    else this.#surface.cancel()
    this.#runs.shape(this.experiment, !this.#fresh)
    if (!this.#runs.complete(this.experiment))
      this.#training.submit((signal) => this.#train(signal), patience)
    else this.#training.cancel()
    this.#refit()
    this.#quietTime.watch(this.idle)
    this.#emit('change')
  }

  #surfaceKey(experiment = this.experiment): string {
    return `${this.resolution} ${terrainKey(experiment)}`
  }

  async #draw(signal: AbortSignal): Promise<void> {
    const engine = await this.#engine
    const { experiment, resolution } = this
    const key = this.#surfaceKey()
    const show = (terrain: Terrain, finest: boolean): void => {
      if (signal.aborted) return
      this.#terrain = { key: finest ? key : '', value: terrain }
      this.#ground = planeKey(experiment)
      this.#refit()
      this.#move()
      this.#emit(finest ? 'terrain-change' : 'change')
      this.#settled()
    }
    show(await this.surfaces.of(engine, experiment, resolution, signal, (it) => show(it, false)), true)
  }

  async #train(signal: AbortSignal): Promise<void> {
    const engine = await this.#engine
    const { experiment } = this
    await this.#adopt(experiment)
    await this.#runs.place(engine, experiment, signal)
    this.#move()
    const found = await this.#runs.train(engine, experiment, signal, () => this.#emit('progress'))
    if (found.length === 0 || signal.aborted) return
    if (this.#runs.put(experiment, found, this.experiment)) this.#emitRuns()
  }

  /** Waits for the runs of the workbench that leads this one, where they are the same. */
  async #adopt(experiment: Experiment): Promise<void> {
    const lead = this.#lead
    if (!lead || !trainsAlike(lead.experiment, experiment)) return
    await lead.#training.whenIdle()
    if (experiment === this.experiment) this.#runs.adopt(lead.#runs, experiment)
  }

  #move(): void {
    const ground = this.#surface.idle ? undefined : this.#ground
    if (this.#runs.follow(this.experiment, ground)) this.#emitRuns()
  }

  #emitRuns(): void {
    this.#emit('trajectory-change')
    this.#settled()
  }

  #refit(): void {
    const key = frameKey(this.experiment)
    const terrain = this.#terrain
    if (!terrain || (this.#frame && this.#frame.key === key)) return
    const ours = terrain.key === this.#surfaceKey()
    this.#frame = { key: ours ? key : '', value: fitFrame(this.experiment, terrain.value) }
  }

  #settled(): void {
    if (this.#fresh && this.#terrain && this.#runs.complete(this.experiment)) {
      this.#fresh = false
      this.#emit('opened')
    }
  }

  #rebuild(): void {
    this.surfaces.clear()
    this.#terrain = this.#terrain && { key: '', value: this.#terrain.value }
    this.#compute()
  }

  #fail(error: unknown): void {
    if (error instanceof DeviceLostError) return this.#compute()
    this.#issues = issuesOf(error)
    this.#failed = this.#opened === undefined
    this.#emit('change')
  }

  #emit(name: WorkbenchEventName): void {
    this.dispatchEvent(new Event(name))
  }
}
