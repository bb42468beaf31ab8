import { computed, effect, signal, untracked } from '@preact/signals-core'
import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import '../elements/stage/bl-error.ts'
import type { DivideEvent } from '../elements/stage/bl-divider.ts'
import type { Offer } from '../elements/stage/bl-error.ts'
import { CommandEvent, SeekEvent, SpeedEvent, type CommandName } from '../elements/events.ts'
import { GuessEvent } from '../elements/guess-event.ts'
import { listen } from '../elements/listen.ts'
import { SignalWatcher } from '../elements/signal-watcher.ts'
import type { BlContourMap } from '../elements/stage/bl-contour-map.ts'
import type { BlStage } from '../elements/stage/bl-stage.ts'
import { StageStatusEvent, type StageStatus } from '../elements/stage/stage-events.ts'
import { base, buttons, dressHost, resolveTheme, themes, type ThemeChoice } from '../elements/style/tokens.ts'
import { untilAborted } from '../engine/backend/queue.ts'
import { refinedResolution } from '../engine/budget.ts'
import type { EngineInfo } from '../engine/types.ts'
import { addStart, moveStart, removeStart, setLinearity, setResidual, turnPlanes } from '../edit/actions.ts'
import type { ReadLists } from '../exchange/lecture/written-lists.ts'
import type { Patch } from '../experiment/format/merge.ts'
import type { Terrain, Trajectory } from '../reference/results.ts'
import { loadError, orLoadError } from '../experiment/spec/values/load-error.ts'
import { ExperimentError, issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { hasSurface, type Experiment } from '../experiment/spec/experiment.ts'
import { noSkip } from '../experiment/spec/model.ts'
import type { Theme } from '../math/picture/palette.ts'
import { asGiven } from '../words/language/language.ts'
import { nowhere, stepAt, type Shown } from '../scenarios/place.ts'
import {
  pictureNames,
  type Beside,
  type PictureName,
  type StageNumber,
} from '../exchange/lecture/scenario.ts'
import type { StageContent } from '../scene/types.ts'
import { Store } from '../store/store.ts'
import { besideExperiment } from '../study/beside.ts'
import type { RequestedPredictions } from '../view/predictions/requested-predictions.ts'
import { LandscapeEvent } from './events.ts'
import { FirstSight } from './first-sight.ts'
import { openEngine } from './opening/open-engine.ts'
import { Opening } from './opening/opening.ts'
import { fetchOpened, isNamed, readOpened } from './opening/source.ts'
import { PageActivity } from './page-activity.ts'
import { PictureChoice } from './picture-choice.ts'
import type { OpenPictures } from '../pictures/pictures.ts'
import { PlaybackClock } from './playback-clock.ts'
import { namesRuns } from './stage/run-chips.ts'
import type { BlobOptions } from './export/blob-options.ts'
import { StageCover } from './stage/stage-cover.ts'
import { StageGestures } from './stage/stage-gestures.ts'
import { shareBar, sideLabel, stageLabel, stageVeil } from './stage/stage-caption.ts'
import { DividerPlace } from './stage/divider-place.ts'
import { LazyElement } from './stage/lazy-element.ts'
import { insetTitle, stageOverlay, type Controls } from './stage/stage-overlay.ts'
import { fetchLists } from '../study/lecture/lecture.ts'
import { Study, type LandscapeStatus } from '../study/study.ts'
import type { StudyOptions } from '../study/study-options.ts'
import type { stageQuestion } from './stage/stage-question.ts'
import type { PageLink } from './stage/page-link.ts'
import { landscapeStyle } from './style.ts'
import type { toldStage } from './stage/told-stage.ts'
import { landscapeTimeline } from './timeline.ts'

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)')

/** Returns whether a picture is not drawn by the stage. */
const isPicture = (name: PictureName): boolean => name !== 'surface' && name !== 'maps'

const divider = new LazyElement(() => import('../elements/stage/bl-divider.ts'), 'the divider')

/** Points along each side of a surface that nobody sees. */
const unseenPoints = 17

/** Values of the attribute `question`. */
const asking = ['on', 'off']
/** Names of the lists that an attribute can contain. */
const listNames = ['predictions', 'beside', 'numbers'] as const
const noLists: ReadLists = { shown: {}, issues: [] }

/** Values of the attribute `loading`. */
const loadings = ['eager', 'lazy']

const unknown = (path: string, name: string, known: readonly string[]): ExperimentIssue => ({
  path,
  message: `unknown name “${name}”. Choose one of ${known.join(', ')}`,
})

/** The button next to a store's notice. */
function offerOf({ offer, workload }: Store): Offer | undefined {
  if (offer !== undefined) return { words: offer, command: 'retry-device' }
  return workload === undefined ? undefined : { words: 'Run in full', command: 'do-all' }
}

/** The events of a view next to the primary one do not bubble out of it. */
const own = (event: Event): void => event.stopPropagation()

export type { LandscapeEvent, LandscapeStartEvent } from './events.ts'
export type { BlobOptions, BlobType, FilmKind } from './export/blob-options.ts'
export type { LandscapeStatus } from '../study/study.ts'
export type { Controls } from './stage/stage-overlay.ts'
export type { ThemeChoice } from '../elements/style/tokens.ts'
export type { Beside, StageNumber } from '../exchange/lecture/scenario.ts'
export type { RequestedPredictions } from '../view/predictions/requested-predictions.ts'

/**
 * The loss surface of an experiment with its runs and a draggable w_0: engine, stage and timeline in one
 * element. All instances on a page share one engine. Attributes, methods and events are those of the public
 * interface.
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
 * @fires start-input - w_0 is being dragged: index, a, b
 * @fires start-change - w_0 was released: index, a, b
 * @fires trajectory-change - runs have ended
 * @fires terrain-change - the finest surface is complete
 * @fires status-change - `status` has changed
 *
 * @csspart stage - the surface, or its map
 * @csspart timeline - play, pause and the position in the runs
 * @csspart hud - the card that describes what is drawn
 * @csspart legend - heights with their colours, and other legends
 * @csspart tools - buttons over the stage
 * @csspart link - the link to the page of Badlands, if there is one
 * @csspart error - errors and other news
 */
@customElement('loss-landscape')
export class LossLandscape extends SignalWatcher(LitElement) {
  static override readonly styles = [base, buttons, landscapeStyle]

  @property({ attribute: 'theme' }) theme: ThemeChoice = 'system'
  @property({ reflect: true }) controls: Controls = 'full'
  /** Id of a lecture or preset, used if there is no experiment. */
  @property() scenario: string | undefined
  /** Id of a lecture; takes precedence over `scenario`. */
  @property() lecture: string | undefined
  /**
   * Number of the lecture's step, from 1. The attribute is `step`; as a property, that name is the method's.
   */
  @property({ attribute: 'step' }) lectureStep: string | number = 1
  /** 'on' asks the step's question over the stage and hides its answer; otherwise 'off'. */
  @property() question = 'off'
  /** The picture on the stage. Default: the surface. */
  @property() hero: string | undefined
  /**
   * The predictions before the run. Default: those of the step, or every closed form that applies to an
   * `experiment`. As text, 'all' or JSON as in a lecture; the same holds for `beside` and `numbers`.
   */
  @property() predictions: RequestedPredictions | string | undefined
  /** Stages next to this one. Default: those of the step. */
  @property() beside: readonly Beside[] | string | undefined
  /** Numbers on the stage and on those next to it. Default: those of the step. */
  @property() numbers: readonly StageNumber[] | string | undefined
  /** Its name among several stages. Default: that of the step. */
  @property() label = ''
  /** The study to which this element's study is linked, if it is next to another landscape. */
  @property({ attribute: false }) primary: Study | undefined
  /** Its index among the landscapes next to that one. */
  @property({ attribute: false }) index = 0
  /** It lies on its primary's stage, and shows to the right of the divider. */
  @property({ type: Boolean, reflect: true, attribute: 'data-right' }) right = false
  /** Points along each side of the surface; 0 leaves the choice to the engine. */
  @property({ type: Number }) resolution = 0

  /**
   * 'lazy' opens nothing until the element comes near the viewport, is pressed, or one of its methods is
   * called; otherwise 'eager'.
   */
  @property() loading = 'eager'
  /** Address of a picture to show until the element has drawn its own. */
  @property() poster = ''
  /** Text for people who cannot see the stage; '' for none. By default it describes what is shown. */
  @property() alt: string | null = null

  /** Address of the page of Badlands; a link then opens what is shown there, in a new tab. '' for no link. */
  @property() page = ''

  /** True while nobody sees the surface's heights, so that only its plane is needed. */
  @property({ attribute: false }) unseen = false
  /** True if the surrounding page shows the timeline and the question. */
  @property({ attribute: false }) hosted = false
  /**
   * An experiment and its place in the lectures to open first, whatever else is given: what the element
   * showed before it was removed from the page.
   */
  kept: Shown | undefined
  /** True for a small picture next to others: only the main stage, under its title. */
  @property({ type: Boolean, reflect: true }) inset = false

  readonly #study = signal<Study | undefined>()
  readonly #refused = signal<readonly ExperimentIssue[]>([])
  /** Attributes with unknown names. */
  readonly #unknown = signal<readonly ExperimentIssue[]>([])
  /** Lists given as text, once parsed. */
  readonly #lists = signal<ReadLists>(noLists)
  #hero: PictureName = 'surface'
  /** The question over the stage, loaded when one is first asked. */
  readonly #question = signal<typeof stageQuestion | undefined>()
  /** The pictures of the study, loaded when one of them is on the stage. */
  readonly #pictures = signal<OpenPictures | undefined>()
  /** The description of the stage, and the function that writes it, loaded once there is a picture. */
  readonly #told = signal<readonly string[]>([])
  readonly #tell = signal<typeof toldStage | undefined>()
  /** The link to the page of Badlands, loaded if one is requested. */
  readonly #pageLink = signal<PageLink | undefined>()
  readonly #stageStatus = signal<StageStatus>('loading')
  readonly #divider = new DividerPlace()
  readonly #choice = new PictureChoice()
  readonly #opening = new Opening((error) => (this.#refused.value = issuesOf(error)))
  readonly #sight = new FirstSight(this, () => this.#open())
  readonly #clock = new PlaybackClock(() => this.#study.value)
  readonly #gestures = new StageGestures(
    () => this.#study.peek(),
    (event) => this.dispatchEvent(event),
  )
  /** The current look; a new object when colours have changed, even if the theme has not. */
  #shownLook: StudyOptions['look'] = { theme: 'light' }
  #source: unknown
  #connected = new AbortController()

  /** The device that the stage draws on: `undefined` while unknown, 'none' without WebGPU. */
  readonly #device = computed((): GPUDevice | 'none' | undefined => {
    const { engine, device } = this.#study.value?.store ?? {}
    return engine && (device ?? 'none')
  })

  readonly #refined = computed(() => refinedResolution(this.#study.value?.store.device))

  readonly #flat = computed(() => this.#choice.isFlat(this.#device.value))

  readonly #pictured = computed(() => {
    const study = this.#study.value
    if (!study || !hasSurface(study.store.experiment)) return study !== undefined
    return study.terrain.value !== undefined && (this.#flat.value || this.#stageStatus.value !== 'loading')
  })

  readonly #status = computed(
    (): LandscapeStatus =>
      this.#study.value?.status.value ?? (this.#refused.value.length > 0 ? 'error' : 'loading'),
  )

  /** The theme's tokens, which rules of the page override. */
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
      () => (this.right ? [] : [this, ...(this.divided ? this.linked : [])]),
      () => this.#study.peek()?.store.live !== false,
    )
  }

  /**
   * An object, JSON text or a link; setting it again reopens it if anything was moved since. Reads as the
   * current experiment.
   */
  @property()
  set experiment(source: unknown) {
    if (source === this.#source && (isNamed(this.#source) || this.#untouched)) return
    this.#source = source
    this.kept = undefined
    if (this.hasUpdated && this.isConnected) this.#open()
  }

  get experiment(): Experiment | undefined {
    return this.#study.value?.store.experiment
  }

  /** The current study, for panels around the stage; `undefined` until there is an experiment. */
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

  /**
   * What is wrong with the last input, or with what is shown: the sentences on the stage, each with its path.
   */
  get issues(): readonly ExperimentIssue[] {
    return [
      ...this.#refused.value,
      ...this.#unknown.value,
      ...this.#lists.value.issues,
      ...(this.#study.value?.issues.value ?? []),
    ]
  }

  /** Everything on the stage. */
  get content(): StageContent | undefined {
    return this.#study.value?.content.value
  }

  get stage(): BlStage | BlContourMap | null {
    return this.renderRoot.querySelector<BlStage | BlContourMap>('bl-stage, bl-contour-map')
  }

  /** Whether a surface and a stage that draws it are ready, or the experiment has no surface. */
  get pictured(): boolean {
    return this.#pictured.value
  }

  /** The resolved theme. */
  get shownTheme(): Theme {
    return resolveTheme(this.theme)
  }

  play(): void {
    this.#study.peek()?.playback.play(performance.now())
  }

  pause(): void {
    this.#study.peek()?.playback.pause()
  }

  /** Advances by n updates, and pauses there. */
  step(n = 1): void {
    const playback = this.#study.peek()?.playback
    playback?.seek(Math.round(playback.step) + n)
  }

  /** Goes back to step 0, with the same w_0 and the same batches. */
  reset(): void {
    this.seek(0)
  }

  seek(step: number): void {
    this.#study.peek()?.playback.seek(step)
  }

  setSpeed(speed: number): void {
    this.#study.peek()?.playback.setSpeed(speed)
  }

  /**
   * Moves w_0 of a start to (a, b), any finite point of the plane, and resolves to the finished runs of that
   * start.
   */
  async moveStart(index: number, a: number, b: number): Promise<Trajectory[]> {
    this.#sight.come()
    if (!this.#study.peek()) await this.updateComplete
    const { store } = this.#need()
    const { training } = store
    if (!training?.starts[index]) throw ExperimentError.at('starts', `there is no start ${index}`)
    await this.#edited(moveStart(training, index, a, b), `move start ${index + 1}`)
    return this.trajectories.filter((run) => run.start === index)
  }

  addStart(a: number, b: number): void {
    const { store } = this.#need()
    const patch = store.training && addStart(store.training, a, b)
    if (patch) store.edit(patch, 'add a start')
  }

  /** Removes a start, except the last one. */
  removeStart(index: number): void {
    const { store } = this.#need()
    const patch = store.training && removeStart(store.training, index)
    if (patch) store.edit(patch, 'remove a start')
  }

  /** Sets the linearity on the same weights, and resolves when surface and runs are complete. */
  async setLinearity(linearity: number): Promise<void> {
    this.#sight.come()
    if (!this.#study.peek()) await this.updateComplete
    const { training } = this.#need().store
    const patch = training && setLinearity(training, linearity)
    if (!patch) throw ExperimentError.at('model', 'a closed-form function has no activation to make linear')
    await this.#edited(patch, 'linearity')
  }

  /** Sets the strength of the skips on the same weights, and resolves when surface and runs are complete. */
  async setResidual(strength: number): Promise<void> {
    this.#sight.come()
    if (!this.#study.peek()) await this.updateComplete
    const { training } = this.#need().store
    const patch = training && setResidual(training, strength)
    if (!patch) throw ExperimentError.at('model.residual', noSkip)
    await this.#edited(patch, 'skips')
  }

  /** Resolves when nothing is being computed. */
  async whenIdle(): Promise<void> {
    this.#sight.come()
    await this.updateComplete
    await Promise.all([this.#study.peek()?.whenIdle(), ...this.linked.map((view) => view.whenIdle())])
  }

  /**
   * Returns the stage as a PNG once it is drawn, with the screen's pixels or `scale` times as many along each
   * side.
   */
  async snapshot(scale = 1): Promise<Blob> {
    await this.whenIdle()
    await this.#choice.ready
    await this.updateComplete
    if (!this.stage) throw new Error('There is no picture yet.')
    return await this.stage.snapshot(scale)
  }

  /**
   * Returns the picture as a file once it is drawn: PNG, SVG of the map, or a film of what is shown, without
   * changing the page.
   * @throws ExperimentError if a size or a number is invalid, and the reason of `signal` if it aborts
   */
  async toBlob(options: BlobOptions): Promise<Blob> {
    const { blobOf, judgeBlob } = await orLoadError(import('./export/to-blob.ts'), 'picture and video export')
    judgeBlob(options)
    const { signal } = options
    await untilAborted(() => this.whenIdle(), ...(signal ? [signal] : []))
    await this.#choice.ready
    await this.updateComplete
    const [study, device, { stage }] = [this.#study.peek(), this.#device.peek(), this]
    if (!study || !stage || !device) throw new Error('There is no picture yet.')
    const { linked } = this
    return await blobOf({ study, stage, linked, device, refined: this.#refined.peek() }, options)
  }

  /** Handles an event from a timeline elsewhere on the page. */
  handleTimelineEvent(event: Event): void {
    if (event instanceof CommandEvent) this.#commands[event.command]?.()
    if (event instanceof SeekEvent) this.seek(event.step)
    if (event instanceof SpeedEvent) this.setSpeed(event.speed)
  }

  /** Dismisses the errors. */
  dismiss(): void {
    this.#refused.value = []
    this.#choice.dismiss()
    this.#study.peek()?.dismiss()
  }

  /** Resets the camera to its default view of the whole block; a map has only one view. */
  home(): void {
    const { stage } = this
    if (stage && 'home' in stage) stage.home()
  }

  /** Looks straight down. */
  top(): void {
    const { stage } = this
    if (stage && 'top' in stage) stage.top()
  }

  /** Follows the first run downhill at eye height while it plays; a second call ends it. */
  ride(): void {
    const { stage } = this
    if (stage && 'ride' in stage && stage.ride() && !reducedMotion.matches) this.play()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#connected = new AbortController()
    const { signal } = this.#connected
    themes.addEventListener('change', () => this.#look(), { signal })
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#dress(), { signal })
    reducedMotion.addEventListener('change', () => this.#look(), { signal })
    this.#hear(signal)
    const follows = [
      this.#tellStatus,
      this.#tellPictured,
      this.#loadTelling,
      this.#tellStage,
      this.#loadTheory,
      this.#loadQuestion,
      this.#loadPictures,
      this.#followCamera,
      this.#clock.follow,
    ]
    for (const follow of follows) signal.addEventListener('abort', effect(follow))
    this.#dress()
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#connected.abort()
    this.#clock.stop()
    const { store } = this.#study.peek() ?? {}
    if (store) this.kept = { experiment: store.experiment, place: store.place }
    this.#pictures.peek()?.dispose()
    this.#pictures.value = undefined
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
    if (changed.has('hero') || changed.has('question') || changed.has('loading')) this.#readChoices()
    const names = ['scenario', 'lecture', 'lectureStep'] as const
    const another = this.hasUpdated && names.some((name) => changed.has(name)) && !changed.has('experiment')
    if (another) this.#source = this.kept = undefined
    if (changed.has('loading') && this.loading !== 'lazy') this.#sight.come()
    if (listNames.some((name) => changed.has(name))) void this.#readLists()
    if (changed.has('page')) this.#loadPageLink()
    if ((another || !this.hasUpdated) && this.isConnected) this.#open()
    const study = this.#study.peek()
    if (study) {
      if (changed.has('resolution') || changed.has('unseen')) study.store.resolution = this.#points
      if (changed.has('question') && !this.primary) study.guessing.turn(this.#asks)
      if (changed.size > 0) study.options.value = this.#options
    }
    const stages = 1 + (study?.views.peek().length ?? 0)
    const asked = !this.primary && study !== undefined && untracked(() => study.veiled)
    if (this.hasAttribute('asked') && !asked && this.divided) this.#divider.sweepIn()
    this.toggleAttribute('asked', asked)
    if (stages > 1) this.setAttribute('data-beside', String(stages))
    else this.removeAttribute('data-beside')
    this.toggleAttribute('data-named', study !== undefined && !this.inset && namesRuns(study))
    this.toggleAttribute('data-divided', this.divided)
    this.style.setProperty('--bl-stages', String(stages))
    this.style.setProperty('--bl-columns', String(stages > 3 ? Math.ceil(stages / 2) : stages))
  }

  override render() {
    const study = this.#study.value
    const notice = study?.store.notice ?? ''
    // With a button next to it, a notice stays.
    const stays = study?.store.offer !== undefined
    const news = [
      stays ? notice : '',
      this.#choice.notice,
      study?.primary ? undefined : study?.store.workload,
    ]
    const said = [...this.issues, ...news.flatMap((message) => (message ? [{ path: '', message }] : []))]
    return html`<div class="landscape">
      <div class="frame">
        ${study ? this.#stages(study) : nothing}
        ${this.poster && !this.pictured ? html`<img class="poster" src=${this.poster} alt="" />` : nothing}
        ${study && !this.hosted && !this.primary ? this.#question.value?.(study) : nothing}
        ${study && (this.controls === 'none' || isPicture(study.hero.value)) && !this.inset ? this.#linkToPage(study) : nothing}
        <bl-error
          part="error"
          .issues=${said}
          .notice=${stays ? '' : notice}
          .offer=${study && offerOf(study.store)}
        ></bl-error>
      </div>
      ${study && !this.hosted && this.controls !== 'none' ? landscapeTimeline(study, this.pictured) : nothing}
    </div>`
  }

  /** The stage and those next to it, each with its name, and their overlays. */
  #stages(study: Study) {
    const content = study.content.value
    const flat = this.#flat.value
    const [views, hero, divided] = [study.views.value, study.hero.value, this.divided]
    const told = this.alt === null ? this.#told.value : [this.alt]
    const picture = flat
      ? html`<bl-contour-map .content=${content} .description=${told}></bl-contour-map>`
      : html`<bl-stage
          .content=${content}
          .description=${told}
          .device=${this.#device.value}
          .refined=${this.#refined.value}
        ></bl-stage>`
    return html`<div class="stages" style=${divided ? `--at: ${100 * this.#divider.at}%` : nothing}>
        <div class="stage" part="stage">
          ${picture} ${stageVeil(study)}
          ${
            divided || this.right
              ? sideLabel(study)
              : stageLabel(study, views.length > 0, this.controls === 'full' && !this.inset)
          }
          ${(views.length > 0 || this.primary) && !this.inset ? shareBar(study) : nothing}
        </div>
        ${views.map(
          (_, index) =>
            html`<loss-landscape
              controls="none"
              .primary=${study}
              .index=${index}
              .right=${divided}
              .theme=${this.theme}
              .alt=${this.alt && ''}
              .resolution=${this.resolution}
              .unseen=${this.unseen}
              @terrain-change=${own}
              @trajectory-change=${own}
              @status-change=${own}
            ></loss-landscape>`,
        )}
        ${
          divided
            ? divider.draw(
                html`<bl-divider
                  .at=${this.#divider.at}
                  .names=${[study.label.value, views[0]?.title ?? '']}
                  @bl-divide=${({ at }: DivideEvent) => this.#divider.move(at)}
                ></bl-divider>`,
              )
            : nothing
        }
      </div>
      ${
        this.inset
          ? insetTitle(study)
          : isPicture(hero)
            ? html`<section class="hero" aria-label=${hero}>
                ${this.#pictures.value?.template(hero) ?? nothing}
              </section>`
            : this.controls === 'none'
              ? nothing
              : stageOverlay(study, {
                  controls: this.controls,
                  flat,
                  beside: views.length > 0,
                  link: this.#linkToPage(study),
                })
      }`
  }

  #linkToPage(study: Study) {
    return this.page ? (this.#pageLink.value?.(study, this.page) ?? nothing) : nothing
  }

  /** Whether its stage and the one next to it lie on one another, with a divider between them. */
  get divided(): boolean {
    return this.#study.value?.divided === true && !this.#flat.value && !this.inset && !this.primary
  }

  /** The landscapes next to this one, in order. */
  get linked(): readonly LossLandscape[] {
    return [...this.renderRoot.querySelectorAll<LossLandscape>('loss-landscape')]
  }

  get #options(): StudyOptions {
    const { label, index } = this
    const { shown } = this.#lists.peek()
    const list = <T>(given: T | string, written: T) => (typeof given === 'string' ? written : given)
    const predictions = this.predictions === 'all' ? 'all' : list(this.predictions, shown.predictions)
    const [numbers, beside] = [list(this.numbers, shown.numbers), list(this.beside, shown.beside)]
    const [look, hero, measurable] = [this.#shownLook, this.#hero, this.controls !== 'none']
    return { label, look, calm: reducedMotion.matches, measurable, predictions, numbers, beside, hero, index }
  }

  /** Points along each side of the surface; 0 leaves the choice to the engine. */
  get #points(): number {
    return this.resolution || (this.unseen ? unseenPoints : 0)
  }

  get #asks(): boolean {
    return this.question === 'on'
  }

  /**
   * Reads the attributes with fixed values. An unknown name of a picture is reported, and the picture stays.
   */
  #readChoices(): void {
    const { hero = 'surface', question, loading } = this
    const known = pictureNames.find((name) => name === hero)
    if (known) this.#hero = known
    this.#unknown.value = [
      ...(known ? [] : [unknown('hero', hero, pictureNames)]),
      ...(asking.includes(question) ? [] : [unknown('question', question, asking)]),
      ...(loadings.includes(loading) ? [] : [unknown('loading', loading, loadings)]),
    ]
  }

  /** Parses the lists given as text; the parser is loaded only if there are any. */
  async #readLists(): Promise<void> {
    const { predictions, beside, numbers } = this
    const lists = { predictions, beside, numbers }
    if (Object.values(lists).every((list) => typeof list !== 'string' || list === 'all'))
      return this.#takeLists(noLists)
    const read = await fetchLists().then(
      (readLists) => readLists(lists),
      (error: unknown): ReadLists => ({ shown: {}, issues: issuesOf(error) }),
    )
    // Attributes may have changed while the parser was loading.
    if (listNames.every((name) => this[name] === lists[name])) this.#takeLists(read)
  }

  #takeLists(read: ReadLists): void {
    if (read === this.#lists.peek()) return
    this.#lists.value = read
    const study = this.#study.peek()
    if (study) study.options.value = this.#options
  }

  /** Whether nothing was moved since it was opened. */
  get #untouched(): boolean {
    const store = this.#study.peek()?.store
    return store?.experiment === store?.opened
  }

  #need(): Study {
    const study = this.#study.peek()
    if (!study) throw ExperimentError.at('', 'there is no experiment on the stage yet')
    return study
  }

  /**
   * Applies a change, and resolves when surface and runs are complete. @throws ExperimentError if it is
   * invalid
   */
  async #edited(patch: Patch, label: string): Promise<void> {
    const { store } = this.#need()
    if (store.edit(patch, label)) await store.whenIdle()
    const { issues } = this.#need().store
    if (issues.length > 0) throw new ExperimentError(issues)
  }

  /**
   * Opens what `experiment` or `scenario` names, or else the flagship. On failure the current picture stays.
   */
  #open(): void {
    if (this.primary) return this.#link(this.primary)
    if (this.loading === 'lazy' && this.#sight.awaited) return
    const { kept, lecture = this.scenario, lectureStep: step } = this
    const named = { lecture, step }
    this.#opening.begin(kept ? undefined : fetchOpened(this.#source, named), () => {
      if (!this.isConnected) return
      const shown = kept ?? readOpened(this.#source, named)
      this.kept = undefined
      this.#refused.value = []
      const study = this.#study.peek()
      if (!study) return this.#begin(shown)
      const within = shown.place.lecture && shown.place.lecture === study.place.peek().lecture
      const title = stepAt(shown.place)?.title
      study.show(shown, title === undefined ? 'open' : asGiven(title), within ? 'step' : 'open')
    })
  }

  /** Opens next to a primary study, as soon as its experiment allows it. */
  #link(primary: Study): void {
    const stop = effect(() => {
      const view = primary.views.value[this.index]
      if (this.#study.value || !view) return
      const { experiment, issues } = besideExperiment(primary.store.experiment, view, primary.placed)
      untracked(() => {
        this.#refused.value = issues
        if (experiment) this.#begin({ experiment, place: nowhere }, primary)
      })
    })
    this.#connected.signal.addEventListener('abort', stop)
  }

  #begin({ experiment, place }: Shown, primary?: Study): void {
    const store = new Store(openEngine, experiment, this.#points, primary?.store, place)
    const { signal } = this.#connected
    for (const name of ['terrain-change', 'trajectory-change'] as const)
      store.addEventListener(name, () => this.dispatchEvent(new LandscapeEvent(name)), { signal })
    const study = new Study(store, primary, this.#options, this.#asks)
    study.pictured.value = false
    this.#study.value = study
  }

  readonly #tellPictured = (): void => {
    const [study, pictured] = [this.#study.value, this.#pictured.value]
    if (study) study.pictured.value = pictured
  }

  readonly #tellStatus = ((): (() => void) => {
    let reported: LandscapeStatus = 'loading'
    return () => {
      const status = this.#status.value
      if (status === reported) return
      reported = status
      untracked(() => this.dispatchEvent(new LandscapeEvent('status-change')))
    }
  })()

  readonly #loadTelling = (): void => {
    if (!this.#pictured.value || this.#tell.peek()) return
    // The picture is completed before anything else is requested; without a description, the stage has its
    // title.
    void super
      .getUpdateComplete()
      .then(() => import('./stage/told-stage.ts'))
      .then(
        ({ toldStage: tell }) => (this.#tell.value = tell),
        () => undefined,
      )
  }

  readonly #tellStage = (): void => {
    const study = this.#study.value
    const told = study && this.#tell.value?.(study)
    if (told && told.join() !== this.#told.peek().join()) this.#told.value = told
  }

  readonly #loadTheory = (): void => {
    if (this.#pictured.value) this.#study.value?.theory.begin()
  }

  readonly #loadQuestion = (): void => {
    const { guessing } = this.#study.value ?? {}
    if (!guessing?.question || this.hosted || this.primary || this.#question.value) return
    import('./stage/stage-question.ts').then(
      ({ stageQuestion: template }) => (this.#question.value = template),
      () => {
        // A question that cannot be shown must not keep the runs waiting.
        guessing.turn(false)
        this.#refused.value = [{ path: '', message: loadError('the question') }]
      },
    )
  }

  #loadPageLink(): void {
    if (!this.page || this.#pageLink.peek()) return
    import('./stage/page-link.ts')
      .then(({ fetchPageLink: fetch }) => fetch())
      .then(
        (link) => (this.#pageLink.value = link),
        // Everything else works without the link.
        () => undefined,
      )
  }

  readonly #loadPictures = (): void => {
    const study = this.#study.value
    if (!study || !isPicture(study.hero.value) || this.#pictures.value) return
    import('../pictures/pictures.ts').then(
      ({ OpenPictures: Pictures }) => {
        if (study === this.#study.peek()) this.#pictures.value ??= new Pictures(study)
      },
      () => (this.#refused.value = [{ path: 'hero', message: loadError('the picture') }]),
    )
  }

  /** Makes the stage follow a camera moved on one of the stages next to it. */
  readonly #followCamera = (): void => {
    const study = this.#study.value
    const moved = (study?.primary ?? study)?.movedCamera.value
    const { stage } = this
    if (!moved || moved.by === study || !stage || !('follow' in stage)) return
    untracked(() => stage.follow(moved.camera, moved.resting && typeof moved.camera === 'string'))
  }

  /** Listens to stage, timeline and buttons until the signal aborts. */
  #hear(signal: AbortSignal): void {
    const { renderRoot } = this
    this.#gestures.hear(renderRoot, signal)
    listen(renderRoot, GuessEvent, (event) => this.#guess(event), signal)
    listen(renderRoot, StageStatusEvent, (event) => this.#stageBecomes(event), signal)
    const heard = (event: Event, act: (() => void) | undefined) => {
      if (!act) return
      event.stopPropagation()
      act()
    }
    listen(renderRoot, CommandEvent, (event) => heard(event, this.#commands[event.command]), signal)
    listen(renderRoot, SeekEvent, (event) => heard(event, () => this.seek(event.step)), signal)
    listen(renderRoot, SpeedEvent, (event) => heard(event, () => this.setSpeed(event.speed)), signal)
    this.addEventListener('pointerdown', () => this.#sight.come(), { signal })
    this.addEventListener('pointerdown', () => this.#study.peek()?.hold(true), { signal })
    for (const end of ['pointerup', 'pointercancel'])
      window.addEventListener(end, () => this.#study.peek()?.hold(false), { signal, capture: true })
  }

  /** Commands handled by a landscape itself; others are left to its container. */
  readonly #commands: Partial<Readonly<Record<CommandName, () => void>>> = {
    play: () => this.play(),
    pause: () => this.pause(),
    step: () => this.step(),
    rewind: () => this.reset(),
    cancel: () => void this.#study.peek()?.cancel(),
    dismiss: () => this.dismiss(),
    'dismiss-notice': () => this.#study.peek()?.store.dismissNotice(),
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
    divide: () => this.#study.peek()?.toggleDivider(),
    undo: () => this.#study.peek()?.store.undo(),
    redo: () => this.#study.peek()?.store.redo(),
    'reset-view': () => this.home(),
    'top-view': () => this.top(),
    'turn-planes': () => {
      const store = this.#study.peek()?.store
      if (store?.training) store.edit(turnPlanes(store.training), 'planes')
    },
  }

  /** Handles guesses over its own stage; the page handles those of its own question. */
  #guess(event: GuessEvent): void {
    if (this.hosted) return
    event.stopPropagation()
    this.#study.peek()?.guessing.act(event.act)
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
