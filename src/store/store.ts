import { batch, computed, signal, untracked, type Signal } from '@preact/signals-core'
import { DeviceLostError } from '../engine/backend/device-lost.ts'
import { defaultResolution } from '../engine/budget.ts'
import { untilAborted } from '../engine/backend/queue.ts'
import type { Engine } from '../engine/types.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { fetchNeeded } from '../experiment/needed.ts'
import { mergePatch, type Patch } from '../experiment/format/merge.ts'
import { parseExperiment, parseTraining } from '../experiment/format/parse.ts'
import { withFittingAxes } from '../edit/repair.ts'
import type { Terrain, Trajectory } from '../reference/results.ts'
import {
  hasRuns,
  hasSurface,
  type Experiment,
  type TrainingExperiment,
} from '../experiment/spec/experiment.ts'
import type { HeightScale } from '../math/height-scale.ts'
import { experimentName } from '../words/names.ts'
import { nowhere, type LecturePlace, type Shown } from '../scenarios/place.ts'
import { planeKey, terrainKey, trainsAlike } from './cache/cache-keys.ts'
import { frameKey } from './cache/frame.ts'
import {
  frozenPlane,
  givenBack,
  onPlane,
  otherShape,
  isPlaneOf,
  type FrozenPlane,
} from './cache/frozen-plane.ts'
import { DeviceNews } from './device-news.ts'
import { History } from './history.ts'
import { LatestTask } from './latest-task.ts'
import { BusyDelay } from './busy-delay.ts'
import { RunCache } from './cache/run-cache.ts'
import { CurrentSurface } from './cache/current-surface.ts'
import { SurfaceCache } from './cache/surface-cache.ts'
import { Workload } from './workload.ts'

/** The moments that a store tells as events. */
export type StoreEventName = 'terrain-change' | 'trajectory-change' | 'opened'

/** Milliseconds that a run may take under a moving hand before the next position cancels it. */
const dragPatience = 1000

/**
 * The experiment under study, its history, and its results. Every change makes a new experiment; what the
 * change does not touch is not computed again, and only the newest experiment's results count. A change that cannot be is
 * refused: `issues` says why and the last good experiment stays. Knows no DOM. Owns the engine.
 *
 * All that can be read is made of signals: an effect or a computed value that reads it runs again when it has changed, once
 * after each method, never in the middle of one. Three moments are dispatched as events: `terrain-change` when the finest
 * surface is complete, `trajectory-change` when runs ended, and `opened` after the first results of an experiment that was opened.
 */
export class Store extends EventTarget {
  /** All that was drawn over the plane. */
  readonly surfaces = new SurfaceCache()
  readonly #runs = new RunCache()
  readonly #current = new CurrentSurface()
  readonly #workload: Workload
  readonly #engine: Promise<Engine>
  readonly #primary: Store | undefined
  readonly #surface = new LatestTask(
    (error) => this.#fail(error),
    () => this.#change(() => this.#move()),
  )
  readonly #running = new LatestTask((error) => this.#fail(error))
  /** A change whose samples are being loaded. */
  readonly #coming = new LatestTask((error) => this.#fail(error))
  readonly #idle = computed(() => this.#coming.idle && this.#surface.idle && this.#running.idle)
  readonly #busy = new BusyDelay(this.#idle)
  readonly #history: Signal<History<Shown>>
  readonly #resolution: Signal<number>
  readonly #opened = signal<Engine | undefined>()
  readonly #device = signal<GPUDevice | undefined>()
  readonly #news = signal<DeviceNews | undefined>()
  readonly #issues = signal<readonly ExperimentIssue[]>([])
  readonly #said = signal<string | undefined>()
  readonly #stale = signal(false)
  readonly #failed = signal(false)
  /** Experiments that were opened or shown: a store beside this one opens its own with them. */
  readonly #openings = signal(0)
  readonly #retries: Signal<number>
  readonly #start: Signal<Experiment>
  #frozen: FrozenPlane | undefined
  /** The experiment under which the device was lost again and again: it is not computed until there is another one. */
  #givenUp: Experiment | undefined
  /** The runs are to walk anew once they and the surface are complete. */
  #fresh = true
  /** Moments of the change under way, which are told when it is over. */
  #moments: StoreEventName[] = []
  #depth = 0
  /** Awaited before a surface or runs are computed; what it waits for may take the same processor. */
  ready: ((signal: AbortSignal) => Promise<void>) | undefined

  /**
   * `openEngine` is called once. `resolution`: points along each side of the surface; a function of the engine's where not given.
   * `primary` is the primary store, which trains what both need.
   */
  constructor(
    openEngine: () => Promise<Engine>,
    experiment: unknown,
    resolution = 0,
    primary?: Store,
    place = nowhere,
  ) {
    super()
    this.#primary = primary
    this.#workload = primary ? primary.#workload : new Workload()
    this.#retries = primary ? primary.#retries : signal(0)
    this.#start = signal(parseExperiment(experiment))
    this.#history = signal(History.of<Shown>({ experiment: this.#start.value, place }))
    this.#resolution = signal(resolution)
    this.#engine = openEngine()
    this.#engine.then(
      (engine) =>
        this.#change(() => {
          this.#opened.value = engine
          this.#device.value = engine.device
          this.#news.value = new DeviceNews(engine, () => this.#rebuild())
          if (this.#begin()) this.#compute()
        }),
      (error: unknown) => this.#fail(error),
    )
    this.#change(() => this.#compute())
    // Whoever made the store listens by then.
    queueMicrotask(() => this.#change(() => this.#settled()))
  }

  get experiment(): Experiment {
    return this.#history.value.value.experiment
  }

  /** Place in the lectures at which the experiment was opened or shown; edits stay there, and undo goes back to it. */
  get place(): LecturePlace {
    return this.#history.value.value.place
  }

  /** The experiment, where it has runs and a surface; undefined of another kind. */
  get training(): TrainingExperiment | undefined {
    const { experiment } = this
    return hasRuns(experiment) && hasSurface(experiment) ? experiment : undefined
  }

  /** The experiment that was opened, as it was before anything was changed. */
  get opened(): Experiment {
    return this.#start.value
  }

  /** The last change may still go on under the hand. */
  get live(): boolean {
    return this.#history.value.open
  }

  get undoLabel(): string | undefined {
    return this.#history.value.undoLabel
  }

  get redoLabel(): string | undefined {
    return this.#history.value.redoLabel
  }

  /** undefined while it is set up. */
  get engine(): Engine | undefined {
    return this.#opened.value
  }

  /** The engine's device, which is another one after it was lost; undefined without WebGPU, and while the engine is set up. */
  get device(): GPUDevice | undefined {
    return this.#device.value
  }

  /** The surface that is shown; for a moment that of the experiment before. */
  get terrain(): Terrain | undefined {
    return this.#shown?.terrain
  }

  /** The finest surface of the experiment is there. */
  get drawn(): boolean {
    return !this.#isUndrawn
  }

  /** True while the surface on screen belongs to a previous step or experiment. */
  get awaited(): boolean {
    return this.#shown?.awaited ?? false
  }

  /** Count of the experiments that were opened or shown. */
  get openings(): number {
    return this.#openings.value
  }

  /** Count of the times that the graphics device was asked for again, here or by a store that this one is linked with. */
  get retries(): number {
    return this.#retries.value
  }

  /** The surface before the last change that kept the frame. */
  get ghost(): Terrain | undefined {
    return this.#shown?.ghost
  }

  /** Index = start · algorithms + algorithm; undefined where none is trained yet. The same list while it holds the same runs. */
  get runs(): readonly (Trajectory | undefined)[] {
    return this.#runs.values
  }

  get scale(): HeightScale | undefined {
    return this.#shown?.scale
  }

  get issues(): readonly ExperimentIssue[] {
    return this.#issues.value
  }

  /** News of the graphics device, or of the plane in the last change, as a sentence; undefined when there is nothing to say. */
  get notice(): string | undefined {
    return this.#news.value?.notice ?? this.#said.value
  }

  /** A sentence about the work that the experiment is and what it begins with; undefined where it begins with all. */
  get workload(): string | undefined {
    const { engine, training, device } = this
    return (
      engine && training && this.#workload.words(training, [this.resolution, this.#usualResolution], device)
    )
  }

  /** Words of the button that asks for a graphics device; undefined where none is offered. */
  get offer(): string | undefined {
    return this.#news.value?.offer
  }

  /** Work has been under way for more than 200 ms. */
  get busy(): boolean {
    return this.#busy.over
  }

  /** 0 to 1 while runs are trained. */
  get trained(): number | undefined {
    return this.#runs.progress
  }

  /** All runs of the experiment are trained, though its surface may still be computed. */
  get allRunsAreTrained(): boolean {
    return this.#running.idle && this.runs.every((run) => run !== undefined)
  }

  get idle(): boolean {
    return this.#idle.value
  }

  /** Work was cancelled or refused: what is shown belongs to an experiment before. */
  get stale(): boolean {
    const refused = this.issues.length > 0 && this.idle && this.terrain !== undefined
    return this.#stale.value || (refused && this.#isUndrawn)
  }

  /** Surface and runs are complete, as far as the experiment has them. */
  get complete(): boolean {
    const { experiment } = this
    const drawn = !hasSurface(experiment) || this.terrain !== undefined
    return drawn && (!hasRuns(experiment) || this.#runs.complete(experiment))
  }

  /** Nothing can be computed. */
  get failed(): boolean {
    return this.#failed.value
  }

  /** Points along each side of the surface: as many as are wanted, or as suit engine and experiment. */
  get resolution(): number {
    const usual = this.#usualResolution
    const { engine, training, device } = this
    if (!engine || !training || this.#resolution.value > 0) return usual
    return this.#workload.resolution(training, usual, device)
  }

  set resolution(points: number) {
    this.#change(() => {
      if (points === this.#resolution.value) return
      this.#resolution.value = points
      this.#current.loosenFrame()
      this.#issues.value = []
      this.#compute()
    })
  }

  /** Computes all of an experiment that began with less. */
  doAll(): void {
    this.#change(() => {
      const patch = this.training && this.#workload.takeAll(this.training)
      if (patch) this.edit(patch, 'all steps')
      else this.#compute()
    })
  }

  /**
   * Opens another experiment, at a place in the lectures: frame, ghost and eyes start anew.
   * @throws ExperimentError where it is invalid; then nothing is changed
   */
  open(experiment: unknown, label = 'open', place = this.place): void {
    this.#change(() => {
      const parsed = parseExperiment(experiment)
      this.#history.value = this.#with(parsed, label, false, place)
      this.#begin()
      this.#current.dropFrame()
      this.#frozen = undefined
      this.#fresh = true
      this.#issues.value = []
      this.#coming.cancel()
      this.#await()
      this.#compute()
      this.#settled()
    })
  }

  /**
   * Shows the experiment of another place of the same lecture: what it leaves alone stays, and its runs walk anew unless `walk` is
   * false. @throws ExperimentError where it is invalid; then nothing is changed
   */
  show(experiment: unknown, label: string, walk = true, place = this.place): void {
    this.#change(() => {
      const history = this.#with(parseExperiment(experiment), label, false, place)
      this.#frozen = undefined
      this.#fresh ||= walk
      this.#go(history)
      this.#await()
      this.#settled()
    })
  }

  /**
   * Applies a merge patch, at the same place or another; returns false, with `issues` that say why, where the result is no experiment.
   * Where its samples have to be loaded it is applied when they are here, unless the experiment is changed before.
   */
  edit(patch: Patch, label: string, live = false, place = this.place): boolean {
    return this.#change(() => {
      const { experiment, said } = withFittingAxes(mergePatch(this.experiment, patch))
      const samples = fetchNeeded(experiment)
      if (samples) {
        this.#coming.submit(async (signal) => {
          await untilAborted(() => samples, signal)
          this.edit(patch, label, false, place)
        })
        return true
      }
      let change: { readonly before: Experiment; readonly next: Experiment }
      try {
        change = this.#hold(this.experiment, experiment)
      } catch (error) {
        this.#issues.value = issuesOf(error)
        return false
      }
      if (this.training && hasRuns(change.next)) this.#workload.follow(this.training, change.next)
      this.#history.value = this.#with(change.next, label, live, place)
      this.#changed(change.before, live, said)
      return true
    })
  }

  /**
   * Takes over the experiment of another store, outside this one's history. `live`: the change may go on under the hand. `opened`:
   * it is another step's, so that its surface is awaited, and the ghost goes unless the primary store keeps one.
   */
  become(experiment: Experiment, live: boolean, opened = false): void {
    this.#change(() => {
      if (experiment !== this.experiment) this.#go(History.of({ experiment, place: this.place }), live)
      if (opened && !this.#primary?.ghost) this.#current.dropGhost()
      if (opened) this.#await()
    })
  }

  /** Has the places in the lectures to which undo and redo go be others, and the present one: those of a lecture that was written anew. */
  move(moved: (place: LecturePlace) => LecturePlace): void {
    this.#change(
      () =>
        (this.#history.value = this.#history.value.map((shown) => ({ ...shown, place: moved(shown.place) }))),
    )
  }

  undo(): void {
    this.#change(() => this.#turnTo(this.#history.value.undo()))
  }

  redo(): void {
    this.#change(() => this.#turnTo(this.#history.value.redo()))
  }

  /** Fits plane, height and colours to what is shown; the ghost goes. */
  fit(): void {
    this.#change(() => {
      const plane = this.training && this.#frozen && givenBack(this.#frozen, this.training.plane)
      this.#frozen = undefined
      this.#current.dropFrame()
      if (plane) this.edit({ plane }, 'fit')
      else this.#changed(this.experiment, false)
    })
  }

  /** Cancels what is under way; what is shown stays. */
  cancel(): void {
    this.#change(() => {
      this.#stale.value = !this.idle
      this.#coming.cancel()
      this.#surface.cancel()
      this.#running.cancel()
    })
  }

  dismiss(): void {
    this.#change(() => {
      this.#issues.value = []
      this.#workload.dismiss(this.workload)
      this.dismissNotice()
    })
  }

  dismissNotice(): void {
    this.#change(() => {
      this.#said.value = undefined
      this.#news.value?.dismiss()
    })
  }

  /** Asks for the graphics device that is offered; what was given up is computed on it. */
  retryDevice(): void {
    this.#change(() => {
      this.#issues.value = []
      this.#retries.value++
      this.#news.value?.retry()
    })
  }

  async whenIdle(): Promise<void> {
    await this.#engine.catch(() => undefined)
    const tasks = [this.#coming, this.#surface, this.#running]
    while (!this.#idle.peek()) await Promise.all(tasks.map((task) => task.whenIdle()))
  }

  dispose(): void {
    this.#busy.dispose()
    this.cancel()
    void this.#engine.then(
      (engine) => {
        this.#news.peek()?.dispose()
        engine.dispose()
      },
      () => undefined,
    )
  }

  /**
   * One change of the state: what reads it sees all of the change or nothing, and the moments of it are told afterwards.
   * Signals that `act` reads are not those of an effect that called it.
   */
  #change<T>(act: () => T): T {
    this.#depth++
    try {
      return untracked(() => batch(act))
    } finally {
      this.#depth--
      if (this.#depth === 0) for (const name of this.#moments.splice(0)) this.dispatchEvent(new Event(name))
    }
  }

  /** Notes that something was opened, and whether the surface that is shown is still that of something else. */
  #await(): void {
    this.#openings.value++
    if (this.training) this.#current.await(this.#surfaceKey(this.training))
  }

  /** The next experiment and the one before. Both are on the current plane where a change would have moved it. */
  #hold(before: Experiment, merged: unknown): { readonly before: Experiment; readonly next: Experiment } {
    const frozen = this.#frozen
    if (!hasSurface(before) || Object(merged).kind !== before.kind) {
      const next = parseExperiment(merged)
      this.#frozen = undefined
      return { before, next }
    }
    if (frozen && otherShape(before, merged)) {
      const next = parseExperiment(onPlane(merged, frozen.was))
      this.#frozen = undefined
      return { before, next }
    }
    const isOn = isPlaneOf(this.#current.planeKey, before, frozen)
    const plane = isOn ? frozenPlane(before, merged, this.terrain) : undefined
    if (!plane) return { before, next: parseExperiment(merged) }
    const next = parseTraining(onPlane(merged, plane))
    if (planeKey({ ...next, plane: before.plane }) === planeKey(before))
      return { before, next: parseExperiment(merged) }
    this.#frozen = { was: before.plane, frozen: next.plane }
    const held = { ...before, plane: next.plane }
    // Surface, frame and runs are valid on the plane written down as well.
    this.#current.moveTo(before, held, this.#surfaceKey(before), this.#surfaceKey(held))
    this.#runs.moveTo(before, held)
    return { before: held, next }
  }

  get #usualResolution(): number {
    if (this.#resolution.value > 0) return this.#resolution.value
    return defaultResolution(this.engine?.info.backend)
  }

  /** Takes steps away where the runs of what was opened would take long; returns true where it has. A linked store shows what its primary does. */
  #begin(): boolean {
    const { engine, experiment: whole } = this
    const start = engine && !this.#primary && hasRuns(whole) ? this.#workload.begin(whole, engine) : whole
    this.#start.value = start
    if (start === whole) return false
    this.#history.value = this.#with(start, 'fewer steps')
    return true
  }

  /** The surface that is shown, where the experiment has one. */
  get #shown(): CurrentSurface | undefined {
    return hasSurface(this.experiment) ? this.#current : undefined
  }

  /** The finest surface of the experiment is not there. */
  get #isUndrawn(): boolean {
    return this.training !== undefined && !this.#current.is(this.#surfaceKey(this.training))
  }

  get #frameKey(): string | undefined {
    return this.training && frameKey(this.training)
  }

  #surfaceKey(experiment: TrainingExperiment): string {
    return `${this.resolution} ${terrainKey(experiment)}`
  }

  #with(experiment: Experiment, label: string, live = false, place = this.place): History<Shown> {
    return this.#history.value.with({ experiment, place }, label, live)
  }

  #go(history: History<Shown>, live = false): void {
    const before = this.experiment
    this.#history.value = history
    this.#changed(before, live)
  }

  /** Goes back or forward, maybe to the experiment of another step. */
  #turnTo(history: History<Shown>): void {
    const frame = this.#frameKey
    this.#go(history)
    if (this.#frameKey !== frame) this.#await()
    this.#settled()
  }

  #changed(before: Experiment, live: boolean, said?: string): void {
    this.#coming.cancel()
    this.#issues.value = []
    this.#said.value = said
    const { experiment } = this
    if (!hasSurface(before) || !hasSurface(experiment)) this.#current.dropFrame()
    else this.#current.change(before, experiment, !live || this.#surface.idle)
    this.#compute(live)
  }

  #compute(live = false): void {
    this.#stale.value = false
    const patience = live ? dragPatience : 0
    const { experiment } = this
    if (hasSurface(experiment) && this.#isUndrawn)
      this.#surface.submit((signal) => this.#draw(experiment, signal), patience)
    else this.#surface.cancel()
    this.#runs.shape(hasRuns(experiment) ? experiment : undefined, !this.#fresh)
    if (hasRuns(experiment) && !this.#runs.complete(experiment))
      this.#running.submit((signal) => this.#train(experiment, signal), patience)
    else this.#running.cancel()
    this.#refit()
  }

  async #draw(experiment: TrainingExperiment, signal: AbortSignal): Promise<void> {
    const engine = await this.#engine
    await this.ready?.(signal)
    signal.throwIfAborted()
    const { resolution } = this
    const key = this.#surfaceKey(experiment)
    const show = (terrain: Terrain, finest: boolean): void => {
      if (signal.aborted) return
      this.#change(() => {
        this.#current.show(terrain, finest ? key : undefined, experiment)
        this.#refit()
        this.#move()
        if (finest) this.#moments.push('terrain-change')
        this.#settled()
      })
    }
    const showCoarse = (terrain: Terrain): void => {
      show(terrain, false)
      if (!signal.aborted) this.#surface.giveWay()
    }
    show(await this.surfaces.of(engine, experiment, resolution, signal, showCoarse), true)
  }

  async #train(experiment: TrainingExperiment, signal: AbortSignal): Promise<void> {
    const engine = await this.#engine
    await this.ready?.(signal)
    signal.throwIfAborted()
    await this.#adopt(experiment)
    await this.#runs.place(engine, experiment, signal)
    this.#change(() => this.#move())
    const found = await this.#runs.train(engine, experiment, signal)
    if (found.length === 0 || signal.aborted) return
    this.#change(() => {
      if (this.training && this.#runs.put(experiment, found, this.training)) this.#ran()
    })
  }

  /** Waits for the runs of the primary store, where they are the same. */
  async #adopt(experiment: TrainingExperiment): Promise<void> {
    const primary = this.#primary
    if (!primary?.training || !trainsAlike(primary.training, experiment)) return
    await primary.#running.whenIdle()
    if (experiment === this.experiment) this.#runs.adopt(primary.#runs, experiment)
  }

  /** Takes the runs to the plane of the surface, once that is shown. */
  #move(): void {
    const shown = this.#surface.idle ? undefined : this.#current.planeKey
    if (this.training && this.#runs.follow(this.training, shown)) this.#ran()
  }

  #ran(): void {
    this.#moments.push('trajectory-change')
    this.#settled()
  }

  #refit(): void {
    if (this.training) this.#current.fit(this.training, this.#surfaceKey(this.training))
  }

  /** Stops computing an experiment under which the device was lost again and again. */
  #giveUp(): void {
    this.#givenUp = this.experiment
    this.#surface.cancel()
    this.#running.cancel()
    const message = `The graphics device kept failing while computing ${experimentName(this.experiment)}, so it will not be tried again.`
    this.#issues.value = [{ path: '', message }]
  }

  #settled(): void {
    if (this.#fresh && this.complete) {
      this.#fresh = false
      this.#moments.push('opened')
    }
  }

  #rebuild(): void {
    this.#change(() => {
      this.#device.value = this.engine?.device
      this.surfaces.clear()
      this.#current.outdate()
      if (this.device) this.#givenUp = undefined
      if (this.#givenUp !== this.experiment) this.#compute()
    })
  }

  #fail(error: unknown): void {
    this.#change(() => {
      if (error instanceof DeviceLostError && !error.repeated) return this.#compute()
      if (error instanceof DeviceLostError) return this.#giveUp()
      this.#issues.value = issuesOf(error)
      this.#failed.value = this.engine === undefined
    })
  }
}
