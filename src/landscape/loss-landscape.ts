import { computed, effect, signal, untracked } from '@preact/signals-core'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import '../elements/stage/bl-error.ts'
import type { Offer } from '../elements/stage/bl-error.ts'
import { CommandEvent, SeekEvent, SpeedEvent, type CommandName } from '../elements/events.ts'
import { hear } from '../elements/hear.ts'
import { SignalWatcher } from '../elements/signal-watcher.ts'
import type { BlContourMap } from '../elements/stage/bl-contour-map.ts'
import type { BlStage } from '../elements/stage/bl-stage.ts'
import { StageStatusEvent, type StageStatus } from '../elements/stage/stage-events.ts'
import { base, buttons, dressHost, resolveTheme, themes, type ThemeChoice } from '../elements/style/tokens.ts'
import { refinedResolution } from '../engine/budget.ts'
import type { EngineInfo } from '../engine/types.ts'
import { addStart, moveStart, removeStart, setLinearity, turnPlanes } from '../edit/actions.ts'
import type { Patch } from '../experiment/format/merge.ts'
import type { Terrain, Trajectory } from '../reference/results.ts'
import { ExperimentError, issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Theme } from '../math/picture/palette.ts'
import type { Beside, StageNumber, Step } from '../scenarios/scenario.ts'
import type { StageContent } from '../scene/types.ts'
import type { RequestedPredictions } from '../store/selection.ts'
import { Store } from '../store/store.ts'
import { besideExperiment, ownPlanes, type BesideView } from './beside.ts'
import { LandscapeEvent } from './events.ts'
import { openEngine } from './opening/open-engine.ts'
import { Opening } from './opening/opening.ts'
import { fetchOpened, isNamed, readOpened } from './opening/source.ts'
import { PageActivity } from './page-activity.ts'
import { PictureChoice } from './picture-choice.ts'
import { PlaybackClock } from './playback-clock.ts'
import { namesRuns } from './stage/run-chips.ts'
import { StageCover } from './stage/stage-cover.ts'
import { StageGestures } from './stage/stage-gestures.ts'
import { shareBar } from './share-bar.ts'
import { stageLabel } from './stage/stage-label.ts'
import { insetTitle, stageOverlay, type Controls } from './stage/stage-overlay.ts'
import { Study, type LandscapeStatus } from './study.ts'
import type { StudyOptions } from './study-options.ts'
import { stageVeil } from './stage/stage-veil.ts'
import { landscapeStyle } from './style.ts'
import { landscapeTimeline } from './timeline.ts'

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** The button beside what the screen says of a store. */
function offerOf({ offer, workload }: Store): Offer | undefined {
  if (offer !== undefined) return { words: offer, command: 'retry-device' }
  return workload === undefined ? undefined : { words: 'Do all of it', command: 'do-all' }
}

/** A view beside the primary one keeps its moments to itself. */
const own = (event: Event): void => event.stopPropagation()

export type { LandscapeEvent, LandscapeStartEvent } from './events.ts'
export type { LandscapeStatus } from './study.ts'
export type { Controls } from './stage/stage-overlay.ts'
export type { ThemeChoice } from '../elements/style/tokens.ts'

/**
 * The loss surface of an experiment with its runs and a w_0 to drag: engine, stage and timeline in one element.
 * All on a page share one engine. Attributes, methods and events are those of the public interface.
 *
 * @example
 * ```js
 * import './lib/loss-landscape.js'
 *
 * const landscape = document.createElement('loss-landscape')
 * landscape.style.height = '480px'
 * landscape.scenario = 'two-weights'
 * document.body.append(landscape)
 * await landscape.whenIdle()
 *
 * const runs = await landscape.moveStart(0, 1.5, -0.5) // w₀ of the first start, at a point of the plane
 * console.log(runs.map((run) => run.outcome).join(' ')) // converged converged converged
 * ```
 *
 * @fires start-input, start-change, trajectory-change, terrain-change, status-change
 */
@customElement('loss-landscape')
export class LossLandscape extends SignalWatcher(LitElement) {
  static override readonly styles = [base, buttons, landscapeStyle]

  @property({ attribute: 'theme' }) theme: ThemeChoice = 'system'
  @property({ reflect: true }) controls: Controls = 'full'
  @property() scenario: string | undefined
  /** The predictions before the run: by default those of the scenario, and every closed form that applies to an `experiment`. */
  @property({ attribute: false }) predictions: RequestedPredictions | undefined
  /** Stages beside this one: by default those of the scenario. */
  @property({ attribute: false }) beside: readonly Beside[] | undefined
  /** Numbers on the stage, and on those beside it. */
  @property({ attribute: false }) numbers: readonly StageNumber[] | undefined
  /** Its name where several stages stand beside each other. */
  @property() label = ''
  /** The study that this element's own is linked to, where it stands beside another landscape. */
  @property({ attribute: false }) primary: Study | undefined
  /** The difference to that study. */
  @property({ attribute: false }) view: BesideView | undefined
  /** Points along each side of the surface; 0: what suits the engine. */
  @property({ type: Number }) resolution = 0

  /** Its timeline stands under the stage; a page may show it elsewhere. */
  @property({ attribute: false }) timeline = true
  /** A small picture beside others: the main stage alone, under its title. */
  @property({ type: Boolean, reflect: true }) inset = false

  readonly #study = signal<Study | undefined>()
  readonly #refused = signal<readonly ExperimentIssue[]>([])
  readonly #stageStatus = signal<StageStatus>('loading')
  readonly #choice = new PictureChoice()
  readonly #opening = new Opening((error) => (this.#refused.value = issuesOf(error)))
  readonly #clock = new PlaybackClock(() => this.#study.peek())
  readonly #gestures = new StageGestures(
    () => this.#study.peek(),
    (event) => this.dispatchEvent(event),
  )
  /** The step of the scenario that is shown; undefined where an experiment was given. */
  readonly #step = signal<Step | undefined>()
  /** The look that is shown: another object where colours have changed, though the theme has not. */
  #shownLook: StudyOptions['look'] = { theme: 'light' }
  #source: unknown
  #connected = new AbortController()

  /** The device that the stage draws on: undefined while it is not known, 'none' without WebGPU. */
  readonly #device = computed((): GPUDevice | 'none' | undefined => {
    const { engine, device } = this.#study.value?.store ?? {}
    return engine && (device ?? 'none')
  })

  readonly #refined = computed(() => refinedResolution(this.#study.value?.store.device))

  readonly #flat = computed(() => this.#choice.isFlat(this.#device.value))

  readonly #pictured = computed(
    () =>
      this.#study.value?.store.terrain !== undefined &&
      (this.#flat.value || this.#stageStatus.value !== 'loading'),
  )

  readonly #status = computed(
    (): LandscapeStatus =>
      this.#study.value?.status.value ?? (this.#refused.value.length > 0 ? 'error' : 'loading'),
  )

  /** The tokens of the theme, which rules of the page override. */
  readonly #tokens = new CSSStyleSheet()

  constructor() {
    super()
    new PageActivity(this, () => ({
      pictured: this.#pictured.value,
      failed: this.#status.value === 'error',
      playing: this.#study.value?.playback.playing === true,
      engine: this.#study.value?.store.engine,
    }))
    new StageCover(
      this,
      () => this.stage,
      () => this.#study.peek()?.store.live !== false,
    )
  }

  /** An object, JSON text or a link, opened anew where something was moved since; reads as the experiment that is shown now. */
  @property()
  set experiment(source: unknown) {
    if (source === this.#source && (isNamed(this.#source) || this.#untouched)) return
    this.#source = source
    if (this.hasUpdated && this.isConnected) this.#open()
  }

  get experiment(): Experiment | undefined {
    return this.#study.value?.store.experiment
  }

  /** The study of what is shown, for panels around the stage; undefined until there is an experiment. */
  get study(): Study | undefined {
    return this.#study.value
  }

  get terrain(): Terrain | undefined {
    return this.#study.value?.store.terrain
  }

  get trajectories(): readonly Trajectory[] {
    return this.#study.value?.store.runs.filter((run) => run !== undefined) ?? []
  }

  get status(): LandscapeStatus {
    return this.#status.value
  }

  get engineInfo(): EngineInfo | undefined {
    return this.#study.value?.store.engine?.info
  }

  /** Everything that stands on the stage now. */
  get content(): StageContent | undefined {
    return this.#study.value?.content.value
  }

  get stage(): BlStage | BlContourMap | null {
    return this.renderRoot.querySelector<BlStage | BlContourMap>('bl-stage, bl-contour-map')
  }

  /** A surface and a stage that draws it stand. */
  get pictured(): boolean {
    return this.#pictured.value
  }

  /** The theme that is shown. */
  get shownTheme(): Theme {
    return resolveTheme(this.theme)
  }

  play(): void {
    this.#clock.play()
  }

  pause(): void {
    this.#study.peek()?.playback.pause()
  }

  /** Goes on by n updates, and stops there. */
  step(n = 1): void {
    const playback = this.#study.peek()?.playback
    playback?.seek(Math.round(playback.step) + n)
  }

  /** Back to step 0: the same w_0, the same batches. */
  reset(): void {
    this.seek(0)
  }

  seek(step: number): void {
    this.#study.peek()?.playback.seek(step)
  }

  /** Plays the runs from step 0 within `seconds`. Seeks to `to` instead where it is given, and to the end under reduced motion. */
  walk(to?: number, seconds?: number): void {
    if (to !== undefined || reducedMotion()) return this.seek(to ?? Infinity)
    this.seek(0)
    this.#clock.play(seconds)
  }

  setSpeed(speed: number): void {
    this.#study.peek()?.playback.setSpeed(speed)
  }

  /** Puts w_0 of a start at (a, b), any finite point of the plane; resolves to the finished runs of that start. */
  async moveStart(index: number, a: number, b: number): Promise<Trajectory[]> {
    if (!this.#study.peek()) await this.updateComplete
    const { store } = this.#need()
    if (!store.experiment.starts[index]) throw ExperimentError.at('starts', `there is no start ${index}`)
    await this.#edited(moveStart(store.experiment, index, a, b), `move start ${index + 1}`)
    return this.trajectories.filter((run) => run.start === index)
  }

  addStart(a: number, b: number): void {
    const { store } = this.#need()
    const patch = addStart(store.experiment, a, b)
    if (patch) store.edit(patch, 'add a start')
  }

  /** The last start stays. */
  removeStart(index: number): void {
    const { store } = this.#need()
    const patch = removeStart(store.experiment, index)
    if (patch) store.edit(patch, 'remove a start')
  }

  /** Turns the linearity dial on the same weights; resolves when surface and runs stand. */
  async setLinearity(linearity: number): Promise<void> {
    if (!this.#study.peek()) await this.updateComplete
    const patch = setLinearity(this.#need().store.experiment, linearity)
    if (!patch) throw ExperimentError.at('model', 'a closed-form function has no activation to make linear')
    await this.#edited(patch, 'linearity')
  }

  /** Resolves when nothing is being computed any more. */
  async whenIdle(): Promise<void> {
    await this.updateComplete
    await Promise.all([this.#study.peek()?.whenIdle(), ...this.linked.map((view) => view.whenIdle())])
  }

  /** The stage as a PNG, once there is something on it: of the screen's pixels, or `scale` times as many each way. */
  async snapshot(scale = 1): Promise<Blob> {
    await this.whenIdle()
    await this.#choice.ready
    await this.updateComplete
    if (!this.stage) throw new Error('There is no picture yet.')
    return await this.stage.snapshot(scale)
  }

  /** Does what a timeline asks for that stands elsewhere on the page. */
  heed(event: Event): void {
    if (event instanceof CommandEvent) this.#commands[event.command]?.()
    if (event instanceof SeekEvent) this.seek(event.step)
    if (event instanceof SpeedEvent) this.setSpeed(event.speed)
  }

  /** Puts away what was refused. */
  dismiss(): void {
    this.#refused.value = []
    this.#choice.dismiss()
    this.#study.peek()?.dismiss()
  }

  /** Looks at the whole block from its usual side; a map has one side only. */
  home(): void {
    const { stage } = this
    if (stage && 'home' in stage) stage.home()
  }

  /** Looks straight down. */
  top(): void {
    const { stage } = this
    if (stage && 'top' in stage) stage.top()
  }

  /** Follows the first run downhill at eye height while it plays, until it is asked again. */
  ride(): void {
    const { stage } = this
    if (stage && 'ride' in stage && stage.ride() && !reducedMotion()) this.play()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#connected = new AbortController()
    const { signal } = this.#connected
    themes.addEventListener('change', () => this.#look(), { signal })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#dress(), { signal })
    this.#hear(signal)
    for (const follow of [this.#tellStatus, this.#loadTheory, this.#followCamera])
      signal.addEventListener('abort', effect(follow))
    this.#dress()
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#connected.abort()
    this.#clock.stop()
    this.#source = this.#now ?? this.#source
    this.#study.peek()?.dispose()
    this.#study.value = undefined
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot()
    if (root instanceof ShadowRoot) root.adoptedStyleSheets.unshift(this.#tokens)
    return root
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    await super.getUpdateComplete()
    await this.#opening.ready
    return await super.getUpdateComplete()
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('theme') && this.hasUpdated) this.#dress()
    const another = this.hasUpdated && changed.has('scenario') && !changed.has('experiment')
    if (another) this.#source = undefined
    if ((another || !this.hasUpdated) && this.isConnected) this.#open()
    const study = this.#study.peek()
    if (study) {
      if (changed.has('resolution')) study.store.resolution = this.resolution
      if (changed.has('predictions')) study.selection.requestPredictions(this.#requested)
      if (changed.size > 0) study.options.value = this.#options
    }
    const stages = 1 + untracked(() => this.views.length)
    this.toggleAttribute('data-beside', stages > 1)
    this.toggleAttribute('data-named', study !== undefined && !this.inset && namesRuns(study))
    this.style.setProperty('--bl-stages', String(stages))
    this.style.setProperty('--bl-columns', String(stages > 3 ? Math.ceil(stages / 2) : stages))
  }

  override render() {
    const study = this.#study.value
    const news = [
      study?.store.notice,
      this.#choice.notice,
      study?.primary ? undefined : study?.store.workload,
    ]
    const said = [
      ...this.#refused.value,
      ...(study?.issues.value ?? []),
      ...news.flatMap((message) => (message ? [{ path: '', message }] : [])),
    ]
    return html`<div class="landscape">
      <div class="frame">
        ${study ? this.#pictures(study) : nothing}
        <bl-error .issues=${said} .offer=${study && offerOf(study.store)}></bl-error>
      </div>
      ${study && this.timeline && this.controls !== 'none' ? landscapeTimeline(study, this.pictured) : nothing}
    </div>`
  }

  /** The stage, and those beside it, each under its name; and what stands over them. */
  #pictures(study: Study) {
    const content = study.content.value
    const flat = this.#flat.value
    const views = this.views
    const picture = flat
      ? html`<bl-contour-map .content=${content}></bl-contour-map>`
      : html`<bl-stage
          .content=${content}
          .device=${this.#device.value}
          .refined=${this.#refined.value}
        ></bl-stage>`
    return html`<div class="stages">
        <div class="stage">
          ${picture} ${stageVeil(study)} ${stageLabel(study, views.length > 0)}
          ${(views.length > 0 || this.primary) && !this.inset ? shareBar(study) : nothing}
        </div>
        ${views.map(
          (view) =>
            html`<loss-landscape
              controls="none"
              .label=${view.title}
              .primary=${study}
              .view=${view}
              .theme=${this.theme}
              .resolution=${this.resolution}
              .predictions=${study.selection.requestedPredictions}
              @terrain-change=${own}
              @trajectory-change=${own}
              @status-change=${own}
            ></loss-landscape>`,
        )}
      </div>
      ${
        this.inset
          ? insetTitle(study)
          : this.controls === 'none'
            ? nothing
            : stageOverlay(study, {
                controls: this.controls,
                flat,
                beside: views.length > 0,
                turns: this.#wanted.length === 0,
              })
      }`
  }

  /** Stages that are asked for beside this one. */
  get #wanted(): readonly BesideView[] {
    return this.beside ?? this.#step.value?.beside ?? []
  }

  /** Views beside this one: what is asked for, else each run in its own plane where the experiment says so. */
  get views(): readonly BesideView[] {
    const { experiment, primary } = this
    const wanted = this.#wanted
    return wanted.length > 0 || primary || !experiment ? wanted : ownPlanes(experiment)
  }

  /** The landscapes that stand beside this one, in their order. */
  get linked(): readonly LossLandscape[] {
    return [...this.renderRoot.querySelectorAll<LossLandscape>('loss-landscape')]
  }

  get #options(): StudyOptions {
    const { label, numbers, view } = this
    return { label, numbers, view, look: this.#shownLook, measurable: this.controls !== 'none' }
  }

  get #requested(): RequestedPredictions {
    return this.predictions ?? this.#step.peek()?.predictions ?? 'all'
  }

  get #now(): Experiment | undefined {
    return this.#study.peek()?.store.experiment
  }

  /** Nothing was moved since it was opened. */
  get #untouched(): boolean {
    const store = this.#study.peek()?.store
    return store?.experiment === store?.opened
  }

  #need(): Study {
    const study = this.#study.peek()
    if (!study) throw ExperimentError.at('', 'there is no experiment on the stage yet')
    return study
  }

  /** Resolves when surface and runs of a change stand. @throws ExperimentError where it cannot be */
  async #edited(patch: Patch, label: string): Promise<void> {
    const { store } = this.#need()
    if (store.edit(patch, label)) await store.whenIdle()
    const { issues } = this.#need().store
    if (issues.length > 0) throw new ExperimentError(issues)
  }

  /** Opens what `experiment` or `scenario` names, the flagship where neither is given; what cannot be opened leaves what stands. */
  #open(): void {
    if (this.primary) return this.#link(this.primary)
    this.#opening.begin(fetchOpened(this.#source, this.scenario), () => {
      if (!this.isConnected) return
      const { experiment, step } = readOpened(this.#source, this.scenario)
      this.#step.value = step
      this.#refused.value = []
      const study = this.#study.peek()
      if (study) study.store.open(experiment)
      else this.#begin(experiment)
      this.#study.peek()?.selection.requestPredictions(this.#requested)
    })
  }

  /** Begins beside a primary study, as soon as its experiment allows it. */
  #link(primary: Study): void {
    const stop = effect(() => {
      const { view } = this
      if (this.#study.value || !view) return
      const { experiment, issues } = besideExperiment(primary.store.experiment, view, primary.placed)
      untracked(() => {
        this.#refused.value = issues
        if (experiment) this.#begin(experiment, primary)
      })
    })
    this.#connected.signal.addEventListener('abort', stop)
  }

  #begin(experiment: Experiment, primary?: Study): void {
    const store = new Store(openEngine, experiment, this.resolution, primary?.store)
    const study = new Study(store, primary, this.#options)
    study.selection.requestPredictions(this.#requested)
    const { signal } = this.#connected
    for (const name of ['terrain-change', 'trajectory-change'] as const)
      store.addEventListener(name, () => this.dispatchEvent(new LandscapeEvent(name)), { signal })
    if (!primary) store.addEventListener('opened', () => this.#walk(study), { signal })
    this.#study.value = study
  }

  /** The runs of an experiment that was opened walk from their start, or stand where it says. */
  #walk({ store, selection, opened }: Pick<Study, 'store' | 'selection' | 'opened'>): void {
    opened.value = store.experiment
    selection.showAll()
    this.walk(store.experiment.view.step)
  }

  readonly #tellStatus = ((): (() => void) => {
    let told: LandscapeStatus = 'loading'
    return () => {
      const status = this.#status.value
      if (status === told) return
      told = status
      untracked(() => this.dispatchEvent(new LandscapeEvent('status-change')))
    }
  })()

  readonly #loadTheory = (): void => {
    if (this.#pictured.value) this.#study.value?.theory.begin()
  }

  /** The stage follows the camera that is moved on one of those beside it. */
  readonly #followCamera = (): void => {
    const study = this.#study.value
    const moved = (study?.primary ?? study)?.movedCamera.value
    const { stage } = this
    if (!moved || moved.by === study || !stage || !('follow' in stage)) return
    untracked(() => stage.follow(moved.camera, moved.resting && typeof moved.camera === 'string'))
  }

  /** Hears stage, timeline and buttons, until the signal aborts. */
  #hear(signal: AbortSignal): void {
    const { renderRoot } = this
    this.#gestures.hear(renderRoot, signal)
    hear(renderRoot, StageStatusEvent, (event) => this.#stageBecomes(event), signal)
    const heard = (event: Event, act: (() => void) | undefined) => {
      if (!act) return
      event.stopPropagation()
      act()
    }
    hear(renderRoot, CommandEvent, (event) => heard(event, this.#commands[event.command]), signal)
    hear(renderRoot, SeekEvent, (event) => heard(event, () => this.seek(event.step)), signal)
    hear(renderRoot, SpeedEvent, (event) => heard(event, () => this.setSpeed(event.speed)), signal)
    this.addEventListener('pointerdown', () => this.#study.peek()?.hold(true), { signal })
    for (const end of ['pointerup', 'pointercancel'])
      window.addEventListener(end, () => this.#study.peek()?.hold(false), { signal, capture: true })
  }

  /** Commands that a landscape carries out itself; others are for whoever holds it. */
  readonly #commands: Partial<Readonly<Record<CommandName, () => void>>> = {
    play: () => this.play(),
    pause: () => this.pause(),
    step: () => this.step(),
    rewind: () => this.reset(),
    cancel: () => void this.#study.peek()?.cancel(),
    dismiss: () => this.dismiss(),
    'retry-device': () => this.#study.peek()?.retryDevice(),
    'do-all': () => this.#study.peek()?.store.doAll(),
    fit: () => {
      for (const { store } of this.#study.peek()?.together ?? []) store.fit()
    },
    box: () => {
      const selection = this.#study.peek()?.selection
      if (selection) selection.boxing = !selection.boxing
    },
    measure: () => this.#study.peek()?.toggleMeasuring(),
    compare: () => this.#study.peek()?.toggleComparing(),
    undo: () => this.#study.peek()?.store.undo(),
    redo: () => this.#study.peek()?.store.redo(),
    'reset-view': () => this.home(),
    'top-view': () => this.top(),
    'turn-planes': () => {
      const store = this.#study.peek()?.store
      store?.edit(turnPlanes(store.experiment), 'planes')
    },
  }

  #stageBecomes({ status, reason }: StageStatusEvent): void {
    const device = this.#device.peek()
    this.#stageStatus.value = status
    if (status === 'loading' && reason) this.#choice.say(reason)
    if (status === 'unavailable' && device) void this.#choice.flatten(device)
  }

  #dress(): void {
    if (!this.primary) dressHost(this, this.#tokens, this.shownTheme)
    this.#look()
  }

  #look(): void {
    this.#shownLook = { theme: this.shownTheme }
    const study = this.#study.peek()
    if (study) study.options.value = this.#options
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'loss-landscape': LossLandscape
  }
}
