import '../elements/stage/bl-error.ts'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BlContourMap } from '../elements/stage/bl-contour-map.ts'
import type { BlStage } from '../elements/stage/bl-stage.ts'
import type { Patch } from '../experiment/format/merge.ts'
import {
  applyTheme,
  base,
  buttons,
  resolveTheme,
  themes,
  type ThemeChoice,
} from '../elements/style/tokens.ts'
import type { EngineInfo } from '../engine/types.ts'
import { ExperimentError, issuesOf, type ExperimentIssue } from '../experiment/spec/error.ts'
import type { Terrain, Trajectory } from '../experiment/results.ts'
import type { Experiment } from '../experiment/spec/experiment.ts'
import type { Theme } from '../math/picture/palette.ts'
import type { StageContent } from '../scene/types.ts'
import type { Beside, Step } from '../scenarios/scenario.ts'
import { addStart, moveStart, removeStart, setLinearity } from '../experiment/edit/actions.ts'
import { coverStage } from './covered-stage.ts'
import { Companions } from './linked-views.ts'
import { LandscapeBusy } from './page-activity.ts'
import { LandscapeClock } from './playback-clock.ts'
import { hearStage } from './landscape-hearing.ts'
import { listenToWork } from './landscape-listening.ts'
import { landscapeOver, type Controls } from './stage-overlay.ts'
import { landscapeStages } from './landscape-stages.ts'
import { landscapeStyle } from './style.ts'
import { landscapeTimeline } from './timeline.ts'
import type { RequestedPredictions } from '../store/selection.ts'
import { openEngine } from './opening/open-engine.ts'
import { LandscapeEvent, type LandscapeStatus } from './events.ts'
import { Opening } from './opening/opening.ts'
import { ownPlanes, spanOf, type Company } from '../app/own-planes.ts'
import { PictureChoice } from './picture-choice.ts'
import { Presenter } from '../view/presenter.ts'
import { fetchOpened, isNamed, readOpened } from './opening/source.ts'
import { snapshotOf } from './snapshot.ts'
import { Store } from '../store/store.ts'

export type { LandscapeEvent, LandscapeStartEvent, LandscapeStatus } from './events.ts'
export type { Controls } from './stage-overlay.ts'
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
export class LossLandscape extends LitElement {
  static override readonly styles = [base, buttons, landscapeStyle]

  @property({ attribute: 'theme' }) theme: ThemeChoice = 'system'
  @property({ reflect: true }) controls: Controls = 'full'
  @property() scenario: string | undefined
  /** What is predicted before the run: by default what the scenario says, and every closed form that applies to an `experiment`. */
  @property({ attribute: false }) predictions: RequestedPredictions | undefined
  /** Stages beside this one: by default what the scenario says. */
  @property({ attribute: false }) beside: readonly Beside[] | undefined
  /** What it is called where several stages stand beside each other. */
  @property() label = ''
  /** The landscape that this one stands beside, and whose experiment it shows in its own way. */
  @property({ attribute: false }) leader: LossLandscape | undefined
  /** Points along each side of the surface; 0: what suits the engine. */
  @property({ type: Number }) resolution = 0

  @state() private refused: readonly ExperimentIssue[] = []
  #source: unknown
  /** The experiment as it was opened, before anything was moved. */
  #opened: Experiment | undefined
  /** The step of the scenario that is shown; undefined where an experiment was given. */
  #step: Step | undefined
  #presenter: Presenter | undefined
  #content: StageContent | undefined
  #status: LandscapeStatus = 'loading'
  readonly #choice = new PictureChoice(() => this.requestUpdate())
  readonly #opening = new Opening((error) => this.refuse(issuesOf(error)))
  readonly #clock = new LandscapeClock(this)
  protected readonly busy = new LandscapeBusy(this)
  /** The landscapes that stand beside this one. */
  readonly companions = new Companions(this)
  #listening = new AbortController()
  #stopListening: (() => void) | undefined

  /** An object, JSON text or a link, opened anew where something was moved since; reads as the experiment that is shown now. */
  @property()
  set experiment(source: unknown) {
    if (source === this.#source && (isNamed(this.#source) || this.experiment === this.#opened)) return
    this.#source = source
    if (this.hasUpdated && this.isConnected) this.#open()
  }

  get experiment(): Experiment | undefined {
    return this.#presenter?.store.experiment
  }

  /** What stands beside this stage: what is asked for, else each run in its own plane where the experiment says so. */
  get company(): readonly Company[] {
    const { experiment, leader } = this
    return this.#company.length > 0 || leader || !experiment ? this.#company : ownPlanes(experiment)
  }

  /** What is shown, for panels around the stage; undefined until there is an experiment. */
  get presenter(): Presenter | undefined {
    return this.#presenter
  }

  get terrain(): Terrain | undefined {
    return this.#presenter?.store.terrain
  }

  get trajectories(): readonly Trajectory[] {
    return this.#presenter?.store.runs.filter((run) => run !== undefined) ?? []
  }

  get status(): LandscapeStatus {
    return this.#status
  }

  get engineInfo(): EngineInfo | undefined {
    return this.#presenter?.store.engine?.info
  }

  /** What stands on the stage now. */
  get content(): StageContent | undefined {
    return this.#content
  }

  get stage(): BlStage | BlContourMap | null {
    return this.renderRoot.querySelector<BlStage | BlContourMap>('bl-stage, bl-contour-map')
  }

  /** Whether a surface and what draws it stand. */
  get pictured(): boolean {
    const { stage, terrain } = this
    return terrain !== undefined && stage !== null && !('status' in stage && stage.status === 'loading')
  }

  /** The theme that is shown. */
  get shownTheme(): Theme {
    return resolveTheme(this.theme)
  }

  play(): void {
    this.#clock.play()
  }

  pause(): void {
    this.#clock.pause()
  }

  /** Goes on by n updates, and stops there. */
  step(n = 1): void {
    const playback = this.#presenter?.playback
    if (playback) this.seek(Math.round(playback.step) + n)
  }

  /** Back to step 0: the same w_0, the same batches. */
  reset(): void {
    this.seek(0)
  }

  seek(step: number): void {
    this.#clock.seek(step)
  }

  setSpeed(speed: number): void {
    this.#clock.setSpeed(speed)
  }

  /** Puts w_0 of a start at (a, b), any finite point of the plane; resolves to the finished runs of that start. */
  async moveStart(index: number, a: number, b: number): Promise<Trajectory[]> {
    if (!this.#presenter) await this.updateComplete
    const store = this.#need()
    if (!store.experiment.starts[index]) throw ExperimentError.at('starts', `there is no start ${index}`)
    this.#edit(moveStart(store.experiment, index, a, b), `move start ${index + 1}`)
    await store.whenIdle()
    this.#complain()
    return this.trajectories.filter((run) => run.start === index)
  }

  addStart(a: number, b: number): void {
    const patch = addStart(this.#need().experiment, a, b)
    if (patch) this.#need().edit(patch, 'add a start')
  }

  /** The last start stays. */
  removeStart(index: number): void {
    const patch = removeStart(this.#need().experiment, index)
    if (patch) this.#need().edit(patch, 'remove a start')
  }

  /** Turns the linearity dial on the same weights; resolves when surface and runs stand. */
  async setLinearity(linearity: number): Promise<void> {
    if (!this.#presenter) await this.updateComplete
    const store = this.#need()
    const patch = setLinearity(store.experiment, linearity)
    if (!patch) throw ExperimentError.at('model', 'a closed-form function has no activation to make linear')
    this.#edit(patch, 'linearity')
    await store.whenIdle()
    this.#complain()
  }

  /** Resolves when nothing is being computed any more. */
  async whenIdle(): Promise<void> {
    await this.updateComplete
    await Promise.all([this.#presenter?.whenIdle(), this.companions.whenIdle()])
  }

  /** The stage as a PNG, once there is something on it. */
  async snapshot(): Promise<Blob> {
    await this.whenIdle()
    await this.#choice.ready
    await this.updateComplete
    return await snapshotOf(this.stage)
  }

  /** Puts away what was refused. */
  dismiss(): void {
    this.refused = []
    this.#choice.missing = undefined
    this.#presenter?.dismiss()
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

  /** The timeline reaches to the end of the longest run here and beside. */
  measureRuns(): void {
    this.#presenter?.measureRuns(this.companions.last)
    this.leader?.measureRuns()
  }

  /** Shows an experiment at the step, in the range and with the eyes of the landscape that leads this one. */
  follow(experiment: Experiment, lead: Presenter, only?: number): void {
    this.refused = []
    if (this.#presenter) this.#presenter.store.become(experiment, lead.store.live)
    else this.#begin(experiment, lead.store)
    this.#presenter?.follow(lead, only, spanOf(experiment) !== spanOf(lead.store.experiment))
    this.refresh()
  }

  /** Says why something cannot be shown; what stands stays. */
  refuse(issues: readonly ExperimentIssue[]): void {
    this.refused = issues
    this.refresh()
  }

  /** Draws anew what store and playback say. */
  refresh(): void {
    const presenter = this.#presenter
    this.companions.lead()
    if (presenter) this.#content = presenter.content(this.shownTheme)
    this.#tellStatus()
    this.requestUpdate()
    this.dispatchEvent(new Event('landscape-refresh'))
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#listening = new AbortController()
    const { signal } = this.#listening
    themes.addEventListener('change', () => this.refresh(), { signal })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#dress(), { signal })
    hearStage(this, signal, (status) => {
      if (status === 'unavailable' && this.#ground) void this.#choice.flatten(this.#ground)
    })
    coverStage(this, signal)
    this.#dress()
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#listening.abort()
    this.#clock.stop()
    this.#source = this.experiment ?? this.#source
    this.#stopListening?.()
    this.#presenter?.dispose()
    this.#presenter = undefined
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
    const presenter = this.#presenter
    if (changed.has('resolution') && presenter) presenter.store.resolution = this.resolution
    if (changed.has('predictions')) presenter?.selection.requestPredictions(this.#requested)
    if (changed.has('predictions') || changed.has('beside')) this.refresh()
    const stages = 1 + this.company.length
    this.toggleAttribute('data-beside', stages > 1)
    this.style.setProperty('--bl-stages', String(stages))
    this.style.setProperty('--bl-columns', String(stages > 3 ? Math.ceil(stages / 2) : stages))
  }

  protected override updated(): void {
    if (this.pictured) this.#presenter?.theory.begin()
  }

  override render() {
    const presenter = this.#presenter
    const content = this.#content
    const { issues = [], notice } = presenter?.store ?? {}
    const news = [notice, this.#choice.missing].flatMap((message) => (message ? [{ path: '', message }] : []))
    const said = [...this.refused, ...issues, ...(presenter?.issues ?? []), ...news]
    return html`<div class="frame">
        ${content && presenter ? this.#pictures(content, presenter) : nothing}
        <bl-error .issues=${said}></bl-error>
      </div>
      ${presenter && this.controls !== 'none' ? landscapeTimeline(presenter, this.pictured) : nothing}`
  }

  #pictures(content: StageContent, presenter: Presenter) {
    const flat = this.#choice.isFlat(this.#ground)
    const picture = flat
      ? html`<bl-contour-map .content=${content}></bl-contour-map>`
      : html`<bl-stage .content=${content} .device=${this.#ground}></bl-stage>`
    return html`${landscapeStages(this, picture)}
    ${this.controls === 'none' ? nothing : landscapeOver(this, presenter, content, flat, this.#company.length === 0)}`
  }

  /** What the stage draws on: undefined while it is not known, 'none' without WebGPU. */
  get #ground(): GPUDevice | 'none' | undefined {
    const engine = this.#presenter?.store.engine
    return engine && (engine.device ?? 'none')
  }

  #need(): Store {
    if (!this.#presenter) throw ExperimentError.at('', 'there is no experiment on the stage yet')
    return this.#presenter.store
  }

  #complain(): void {
    const { issues } = this.#need()
    if (issues.length > 0) throw new ExperimentError(issues)
  }

  #edit(patch: Patch, label: string): void {
    if (!this.#need().edit(patch, label)) this.#complain()
  }

  /** Opens what `experiment` or `scenario` names, the flagship where neither is given; what cannot be opened leaves what stands. */
  #open(): void {
    if (this.leader) return this.leader.refresh()
    this.#opening.begin(fetchOpened(this.#source, this.scenario), () => {
      if (!this.isConnected) return
      const { experiment, step } = readOpened(this.#source, this.scenario)
      this.#step = step
      this.refused = []
      if (this.#presenter) this.#presenter.store.open(experiment)
      else this.#begin(experiment)
      this.#opened = this.experiment
      this.#presenter?.selection.requestPredictions(this.#requested)
    })
  }

  get #company(): readonly Company[] {
    return this.beside ?? this.#step?.beside ?? []
  }

  get #requested(): RequestedPredictions {
    return this.predictions ?? this.#step?.predictions ?? 'all'
  }

  #begin(experiment: Experiment, lead?: Store): void {
    const store = new Store(openEngine, experiment, this.resolution, lead)
    const presenter = new Presenter(store)
    this.#presenter = presenter
    this.#stopListening = listenToWork(this, presenter)
  }

  #tellStatus(): void {
    const status = this.#presenter?.status ?? (this.refused.length > 0 ? 'error' : 'loading')
    if (status === this.#status) return
    this.#status = status
    this.dispatchEvent(new LandscapeEvent('status-change'))
  }

  #dress(): void {
    if (!this.leader) applyTheme(this, this.shownTheme)
    this.refresh()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'loss-landscape': LossLandscape
  }
}
