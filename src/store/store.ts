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
  onOwnPlane,
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

export type StoreEventName = 'terrain-change' | 'trajectory-change' | 'opened'

/** Milliseconds that a run may take during a drag before the next position cancels it. */
const dragPatience = 1000

/**
 * The experiment under study, its history, and its results. Every change makes a new experiment; unaffected
 * results are not computed again, and only the newest experiment's results count. An invalid change is
 * rejected: `issues` has the reasons, and the last valid experiment stays. It does not use the DOM. Owns the
 * engine.
 *
 * All readable state is in signals: an effect or computed value that reads it runs again when it
 * changes, once after each method, never in the middle of one. It dispatches three events: `terrain-change`
 * when the finest surface is complete, `trajectory-change` when runs have ended, and `opened` after the first
 * results of a newly opened experiment.
 */
export class Store extends EventTarget {
  /** Everything drawn over the plane so far. */
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
  /** Number of experiments opened or shown; a linked store opens its own along with them. */
  readonly #openings = signal(0)
  readonly #retries: Signal<number>
  readonly #start: Signal<Experiment>
  #frozen: FrozenPlane | undefined
  /** The experiment during which the device was lost repeatedly; it is not computed until it changes. */
  #givenUp: Experiment | undefined
  /** Whether the runs play again once they and the surface are complete. */
  #fresh = true
  /** Events of the current change, dispatched when it is over. */
  #moments: StoreEventName[] = []
  #depth = 0
  /** Awaited before a surface or runs are computed, for work that may use the same processor. */
  ready: ((signal: AbortSignal) => Promise<void>) | undefined

  /**
   * `openEngine` is called once. `resolution` is the number of points along each side of the surface; by
   * default it depends on the engine. `primary` is the primary store, which trains what both need.
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
    // In a microtask, since the creator of the store adds its listeners first.
    queueMicrotask(() => this.#change(() => this.#settled()))
  }

  get experiment(): Experiment {
    return this.#history.value.value.experiment
  }

  /**
   * Place in the lectures at which the experiment was opened or shown; edits keep it, and undo restores it.
   */
  get place(): LecturePlace {
    return this.#history.value.value.place
  }

  readonly #onOwnPlane = computed(() => onOwnPlane(this.experiment, this.#frozen))

  /** The experiment on its own plane, even while that of an earlier one is displayed. */
  get onOwnPlane(): Experiment {
    return this.#onOwnPlane.value
  }

  /** Key of the displayed plane if it is an earlier experiment's; `undefined` if it is the experiment's own. */
  get heldPlane(): string | undefined {
    return this.onOwnPlane === this.experiment ? undefined : this.#frozen?.key
  }

  /** The experiment if it has runs and a surface; otherwise `undefined`. */
  get training(): TrainingExperiment | undefined {
    const { experiment } = this
    return hasRuns(experiment) && hasSurface(experiment) ? experiment : undefined
  }

  get opened(): Experiment {
    return this.#start.value
  }

  /** Whether the last change may continue, for example during a drag. */
  get live(): boolean {
    return this.#history.value.open
  }

  get undoLabel(): string | undefined {
    return this.#history.value.undoLabel
  }

  get redoLabel(): string | undefined {
    return this.#history.value.redoLabel
  }

  /** `undefined` until it is ready. */
  get engine(): Engine | undefined {
    return this.#opened.value
  }

  /**
   * The engine's device, which changes after a loss; `undefined` without WebGPU, and until the engine is
   * ready.
   */
  get device(): GPUDevice | undefined {
    return this.#device.value
  }

  /** The displayed surface, which may still be an earlier experiment's. */
  get terrain(): Terrain | undefined {
    return this.#shown?.terrain
  }

  /** Whether the experiment's finest surface is shown. */
  get drawn(): boolean {
    return !this.#isUndrawn
  }

  /** Whether the displayed surface belongs to a previous step or experiment. */
  get awaited(): boolean {
    return this.#shown?.awaited ?? false
  }

  /** Number of experiments opened or shown. */
  get openings(): number {
    return this.#openings.value
  }

  /** Number of times that the graphics device was requested again, here or by a linked store. */
  get retries(): number {
    return this.#retries.value
  }

  /** The surface before the last change that kept the frame. */
  get ghost(): Terrain | undefined {
    return this.#shown?.ghost
  }

  /**
   * Index = start · algorithms + algorithm; `undefined` if not trained yet. The same list as long as it has
   * the same runs.
   */
  get runs(): readonly (Trajectory | undefined)[] {
    return this.#runs.values
  }

  get scale(): HeightScale | undefined {
    return this.#shown?.scale
  }

  /** Whether the scale stays when the experiment's surface is complete. */
  get isFramed(): boolean {
    return this.training !== undefined && this.#current.isFramed(this.training)
  }

  get issues(): readonly ExperimentIssue[] {
    return this.#issues.value
  }

  /**
   * News of the graphics device, or of the plane in the last change, as a sentence; `undefined` if there is
   * none.
   */
  get notice(): string | undefined {
    return this.#news.value?.notice ?? this.#said.value
  }

  /**
   * A sentence about the amount of work, and what the experiment begins with; `undefined` if it begins with
   * everything.
   */
  get workload(): string | undefined {
    const { engine, training, device } = this
    return (
      engine && training && this.#workload.words(training, [this.resolution, this.#usualResolution], device)
    )
  }

  /** Label of the button for an offered graphics device; `undefined` if none is offered. */
  get offer(): string | undefined {
    return this.#news.value?.offer
  }

  /** Whether work has been under way for more than 200 ms. */
  get busy(): boolean {
    return this.#busy.over
  }

  /** Fraction done while runs are trained, 0 to 1. */
  get trained(): number | undefined {
    return this.#runs.progress
  }

  /** Whether all runs of the experiment are trained; its surface may still be under way. */
  get allRunsAreTrained(): boolean {
    return this.#running.idle && this.runs.every((run) => run !== undefined)
  }

  get idle(): boolean {
    return this.#idle.value
  }

  /** Whether work was cancelled or rejected, so that an earlier experiment's results are shown. */
  get stale(): boolean {
    const refused = this.issues.length > 0 && this.idle && this.terrain !== undefined
    return this.#stale.value || (refused && this.#isUndrawn)
  }

  /** Whether surface and runs are complete, as far as the experiment has them. */
  get complete(): boolean {
    const { experiment } = this
    const drawn = !hasSurface(experiment) || this.terrain !== undefined
    return drawn && (!hasRuns(experiment) || this.#runs.complete(experiment))
  }

  /** Whether nothing can be computed. */
  get failed(): boolean {
    return this.#failed.value
  }

  /** Points along each side of the surface: as requested, or as suits engine and experiment. */
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
   * Opens another experiment, at a place in the lectures, with new frame, no ghost and all runs visible.
   * @throws ExperimentError if it is invalid; then nothing changes
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
   * Shows the experiment of another place in the same lecture. Unaffected results stay, and its runs play
   * again unless `walk` is false. @throws ExperimentError if it is invalid; then nothing changes
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
   * Applies a merge patch, at the same place or another. Returns false, and sets `issues`, if the result is
   * invalid. If samples must be loaded first, it is applied when they arrive, unless the experiment has
   * changed in the meantime.
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
   * Takes over another store's experiment, outside this store's history. `live`: the change may continue.
   * `opened`: it belongs to another step, so its surface is awaited, and the ghost goes unless the primary
   * store keeps one.
   */
  become(experiment: Experiment, live: boolean, opened = false): void {
    this.#change(() => {
      if (experiment !== this.experiment) this.#go(History.of({ experiment, place: this.place }), live)
      if (opened && !this.#primary?.ghost) this.#current.dropGhost()
      if (opened) this.#await()
    })
  }

  /** Updates the places in the undo history, and the current one, after their lecture has been rewritten. */
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

  /** Fits plane, height and colours to what is shown, and drops the ghost. */
  fit(): void {
    this.#change(() => {
      const plane = this.training && this.#frozen && givenBack(this.#frozen, this.training.plane)
      this.#frozen = undefined
      this.#current.dropFrame()
      if (plane) this.edit({ plane }, 'fit')
      else this.#changed(this.experiment, false)
    })
  }

  /** Cancels the work under way; current results stay visible. */
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

  /** Requests the offered graphics device, and resumes an abandoned experiment. */
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
   * Makes one change of the state: readers see all of it or nothing, and its events are dispatched
   * afterwards. Signals that `act` reads are not tracked by a calling effect.
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

  /** Records an opening, and whether the displayed surface still belongs to something else. */
  #await(): void {
    this.#openings.value++
    if (this.training) this.#current.await(this.#surfaceKey(this.training))
  }

  /**
   * Returns the next experiment and the previous one, both on the current plane if the change would have
   * moved it.
   */
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
    this.#frozen = { was: before.plane, frozen: next.plane, key: planeKey(before) }
    const held = { ...before, plane: next.plane }
    // Surface, frame and runs remain valid on the frozen plane.
    this.#current.moveTo(before, held, this.#surfaceKey(before), this.#surfaceKey(held))
    this.#runs.moveTo(before, held)
    return { before: held, next }
  }

  get #usualResolution(): number {
    if (this.#resolution.value > 0) return this.#resolution.value
    return defaultResolution(this.engine?.info.backend)
  }

  /**
   * Reduces the steps if the opened experiment's runs would take long; returns whether it did. A linked store
   * follows its primary.
   */
  #begin(): boolean {
    const { engine, experiment: whole } = this
    const start = engine && !this.#primary && hasRuns(whole) ? this.#workload.begin(whole, engine) : whole
    this.#start.value = start
    if (start === whole) return false
    this.#history.value = this.#with(start, 'fewer steps')
    return true
  }

  /** The displayed surface, if the experiment has one. */
  get #shown(): CurrentSurface | undefined {
    return hasSurface(this.experiment) ? this.#current : undefined
  }

  /** Whether the experiment's finest surface is missing. */
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

  /** Moves through the history, possibly to another step's experiment. */
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

  /** Waits for the primary store's runs, if they are the same. */
  async #adopt(experiment: TrainingExperiment): Promise<void> {
    const primary = this.#primary
    if (!primary?.training || !trainsAlike(primary.training, experiment)) return
    await primary.#running.whenIdle()
    if (experiment === this.experiment) this.#runs.adopt(primary.#runs, experiment)
  }

  /** Moves the runs to the plane of the surface, once that is shown. */
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

  /** Stops computing an experiment during which the device was lost repeatedly. */
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
