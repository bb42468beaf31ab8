import { html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import '../elements/bl-choice.ts'
import type { ChoiceEvent } from '../elements/changes.ts'
import type {
  EditEvent,
  PredictionVisibilityEvent,
  RunVisibilityEvent,
  SeekEvent,
} from '../elements/events.ts'
import { CommandEvent } from '../elements/events.ts'
import { loadFonts } from '../elements/fonts.ts'
import { icon } from '../elements/icons.ts'
import { missingPart } from '../elements/missing-part.ts'
import { applyTheme, base, buttons, resolveTheme, type ThemeChoice } from '../elements/tokens.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/error.ts'
import type { Experiment } from '../experiment/schema/experiment.ts'
import { experimentFromLink } from '../experiment/link.ts'
import { setLinearity, toggledLinearity } from './actions.ts'
import { Address, addressOf } from './address.ts'
import { appCharts, functionPicture, runChart } from './app-charts.ts'
import { appLecture } from './app-lecture.ts'
import { besideCharts } from './app-measures.ts'
import { appAside, type Aside } from './app-aside.ts'
import { appStyle } from './app-style.ts'
import { appSweep } from './app-sweep.ts'
import { bindKeys, type KeyAction } from './keys.ts'
import '../elements/bl-error.ts'
import { LearnedFunction } from './learned-function.ts'
import { LineSlice } from './line-slice.ts'
import { MeasuredCurves } from './measured-curves.ts'
import { Measures } from './measures.ts'
import { matrixPicture } from './matrix-picture.ts'
import './loss-landscape.ts'
import type { LossLandscape } from './loss-landscape.ts'
import type { Presenter } from './presenter.ts'
import { experimentOf, lectureOf, lectures, type Lecture } from './lecture.ts'
import { onSameWeights } from './same-weights.ts'
import { SweepStudy } from './sweep-study.ts'
import { nextTheme, rememberedTheme, rememberTheme } from './theme-choice.ts'

/** A screen on which larger letters leave room enough. */
const roomy = matchMedia('(min-width: 1700px) and (min-height: 900px)')

const none: readonly [] = []

/** The screen: header, prose and predictions, the landscape, panels, charts. Holds one `<loss-landscape>`. */
@customElement('bl-app')
export class BlApp extends LitElement {
  static override readonly styles = [base, buttons, appStyle]

  @query('loss-landscape') readonly landscape!: LossLandscape
  @state() private theme: ThemeChoice = rememberedTheme()
  @state() private left = true
  @state() private right = true
  @state() private help = false
  @state() private issues: readonly ExperimentIssue[] = []
  /** undefined for an experiment that came by a link. */
  @state() private lecture: Lecture | undefined = lectureOf(undefined)
  @state() private step = 0
  /** What the first chart shows. */
  @state() private curve = 'loss'
  /** What stands right of the stage. */
  @state() private aside: Aside = 'experiment'
  readonly #address = new Address()
  readonly #learned = new LearnedFunction(() => this.requestUpdate())
  readonly #slice = new LineSlice(() => this.requestUpdate())
  readonly #sweep = new SweepStudy(() => this.requestUpdate())
  readonly #measured = new MeasuredCurves(() => this.requestUpdate())
  readonly #measures = new Measures(() => this.requestUpdate())
  #first: Experiment | undefined
  #partsAsked = false
  #stop = new AbortController()

  override connectedCallback(): void {
    super.connectedCallback()
    loadFonts()
    this.#stop = new AbortController()
    const { signal } = this.#stop
    for (const query of [matchMedia('(prefers-color-scheme: dark)'), roomy])
      query.addEventListener('change', () => this.#dress(), { signal })
    window.addEventListener('hashchange', () => this.#openAddress(), { signal })
    this.addEventListener(CommandEvent.type, (event) => this.#command(event as CommandEvent), { signal })
    signal.addEventListener(
      'abort',
      bindKeys((action) => this.#key(action)),
    )
    this.#dress()
    this.#first = this.#readAddress()
    if (this.#first) this.lecture = undefined
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop.abort()
    this.#address.stop()
  }

  override render() {
    const presenter = this.hasUpdated ? this.landscape.presenter : undefined
    const step = this.lecture?.steps[this.step]
    const theme = this.landscape?.shownTheme
    const matrix = presenter && matrixPicture(this.landscape.companions.pictures, theme)
    const ownPicture = matrix ?? (presenter ? functionPicture(presenter, this.#learned.grid) : nothing)
    const picture = step?.sweep ? appSweep(this.#sweep, step.sweep, theme) : ownPicture
    const besideProse =
      !step?.sweep && !matrix && this.left && presenter?.predictions(theme).card.length === 0
    return html`
      ${this.#header(presenter)}
      <aside
        class="left"
        ?hidden=${!this.left}
        aria-label="The lecture"
        @bl-prediction-visibility=${(event: PredictionVisibilityEvent) => this.#switch(event)}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
      >
        ${
          presenter
            ? appLecture(
                presenter,
                theme,
                this.lecture,
                this.step,
                (step) => this.#openStep(step),
                besideProse ? picture : nothing,
              )
            : nothing
        }
      </aside>
      <loss-landscape
        role="main"
        aria-label="The landscape"
        .theme=${this.theme}
        .experiment=${this.#first}
        .predictions=${step?.predictions ?? 'all'}
        .beside=${step?.beside ?? none}
        .label=${step?.stage ?? ''}
        @landscape-refresh=${() => this.#refresh()}
      ></loss-landscape>
      <bl-error
        class="link-error"
        .issues=${this.issues}
        @bl-command=${(event: CommandEvent) => this.#dismiss(event)}
      ></bl-error>
      ${this.#edge('left', this.left, () => (this.left = !this.left))}
      ${this.#edge('right', this.right, () => (this.right = !this.right))}
      <aside
        class="right"
        ?hidden=${!this.right}
        aria-label=${this.aside === 'experiment' ? 'The experiment' : 'The measures'}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
        @bl-run-visibility=${(event: RunVisibilityEvent) => this.#eye(event)}
      >
        ${presenter ? appAside(presenter, this.landscape, this.#asides, this.#measures, () => this.#refresh()) : nothing}
      </aside>
      <section
        class="below"
        aria-label="Charts"
        @bl-seek=${(event: SeekEvent) => this.landscape.seek(event.step)}
        @bl-run-visibility=${(event: RunVisibilityEvent) => this.#eye(event)}
      >
        ${
          presenter
            ? appCharts(
                presenter,
                theme,
                besideProse ? nothing : picture,
                this.#slice.slice,
                runChart(presenter, theme, this.curve, this.#measured, (choice) => this.#choose(choice)),
                besideCharts(presenter, theme, this.#measures, () => this.#refresh()),
                step?.sweep !== undefined,
              )
            : nothing
        }
      </section>
      <bl-help ?open=${this.help} @close=${() => (this.help = false)}></bl-help>
    `
  }

  #header(presenter: Presenter | undefined) {
    const workbench = presenter?.workbench
    const button = (name: string, picture: ReturnType<typeof icon>, enabled: boolean, act: () => void) =>
      html`<button class="icon" title=${name} aria-label=${name} ?disabled=${!enabled} @click=${act}>
        ${picture}
      </button>`
    const { undoLabel, redoLabel } = workbench ?? {}
    return html`<header>
      <h1>Badlands</h1>
      <bl-choice
        class="preset"
        bare
        label="experiment"
        .value=${this.lecture?.id ?? ''}
        .options=${this.#lectureOptions}
        @bl-choice=${(event: ChoiceEvent) => this.#openLecture(event.value)}
      ></bl-choice>
      <span class="grow"></span>
      ${button(`Undo${undoLabel ? `: ${undoLabel}` : ''} (Ctrl Z)`, icon('back'), undoLabel !== undefined, () => workbench?.undo())}
      ${button(
        `Redo${redoLabel ? `: ${redoLabel}` : ''} (Ctrl shift Z)`,
        icon('forward'),
        redoLabel !== undefined,
        () => workbench?.redo(),
      )}
      ${button(`Theme: ${this.theme === 'system' ? 'as the system' : this.theme}`, icon(`theme-${this.theme}`), true, () => this.#turnTheme())}
      <bl-share .link=${presenter ? addressOf(presenter.shown) : ''}></bl-share>
      <button class="icon" title="Keys and gestures (?)" aria-label="Help" @click=${() => (this.help = true)}>
        ?
      </button>
    </header>`
  }

  get #lectureOptions() {
    const options = lectures.map(({ id, title }) => ({ value: id, label: title }))
    return this.lecture ? options : [{ value: '', label: 'from a link' }, ...options]
  }

  #openLecture(id: string): void {
    const lecture = lectures.find((entry) => entry.id === id)
    if (!lecture) return
    this.lecture = lecture
    this.step = 0
    this.curve = lecture.steps[0]?.chart ?? 'loss'
    this.landscape.presenter?.workbench.open(experimentOf(lecture, 0), lecture.title)
  }

  #openStep(step: number): void {
    const { lecture } = this
    if (!lecture?.steps[step]) return
    this.step = step
    this.curve = lecture.steps[step].chart ?? 'loss'
    this.landscape.presenter?.workbench.show(experimentOf(lecture, step), lecture.steps[step].title)
  }

  #edge(side: 'left' | 'right', open: boolean, act: () => void) {
    const name = `${open ? 'Fold away' : 'Show'} the ${side} panel`
    const turned = (side === 'left') === open ? 'turned' : ''
    return html`<button
      class="edge of-${side} ${turned}"
      title=${name}
      aria-label=${name}
      aria-expanded=${open}
      @click=${act}
    >
      ${icon('chevron')}
    </button>`
  }

  #refresh(): void {
    const { presenter } = this.landscape
    if (!presenter) return
    if (!this.#partsAsked && presenter.workbench.terrain) {
      this.#partsAsked = true
      import('./app-parts.ts').catch(() => {
        const message = missingPart('The panels, the charts and the help')
        this.issues = [...this.issues, { path: '', message }]
      })
    }
    this.#address.follow(presenter.shown)
    this.#learned.update(presenter)
    this.#slice.update(presenter)
    const step = this.lecture?.steps[this.step]
    presenter.numbers.ask(step?.numbers)
    this.#sweep.update(presenter.workbench, step?.sweep)
    this.#measured.update(presenter, this.curve)
    this.#measures.follow(this.lecture?.steps[this.step])
    this.#measures.update(presenter, this.right && this.aside === 'measures')
    queueMicrotask(() => this.requestUpdate())
  }

  #edit({ patch, label, live }: EditEvent): void {
    const workbench = this.landscape.presenter?.workbench
    workbench?.edit(onSameWeights(workbench.experiment, patch, workbench), label, live)
  }

  get #asides() {
    const show = (aside: Aside) => {
      this.aside = aside
      this.#refresh()
    }
    return { shown: this.aside, show }
  }

  #choose(curve: string): void {
    this.curve = curve
    this.#refresh()
  }

  #eye({ start, algorithm, visible }: RunVisibilityEvent): void {
    this.landscape.presenter?.setVisible(start, algorithm, visible)
    this.landscape.refresh()
  }

  #switch({ id, visible }: PredictionVisibilityEvent): void {
    this.landscape.presenter?.setPredictionVisible(id, visible)
    this.landscape.refresh()
  }

  #command(event: CommandEvent): void {
    if (event.command === 'help') this.help = true
  }

  #key(action: KeyAction): void {
    const { landscape } = this
    const { presenter } = landscape
    if (!presenter) return
    const { workbench, playback } = presenter
    const acts: Readonly<Record<KeyAction, () => void>> = {
      'toggle-linearity': () => {
        const { experiment } = workbench
        const patch = setLinearity(experiment, toggledLinearity(experiment))
        if (patch) workbench.edit(patch, 'linearity')
      },
      'add-start': () => {
        const { a, b } = landscape.content?.extent ?? { a: [-1, 1], b: [-1, 1] }
        landscape.addStart(a[0] + 0.7 * (a[1] - a[0]), b[0] + 0.3 * (b[1] - b[0]))
      },
      'play-or-pause': () => (playback.playing ? landscape.pause() : landscape.play()),
      step: () => landscape.step(),
      rewind: () => landscape.reset(),
      home: () => landscape.home(),
      top: () => landscape.top(),
      undo: () => workbench.undo(),
      redo: () => workbench.redo(),
      'next-step': () => this.#openStep(this.step + 1),
      'previous-step': () => this.#openStep(this.step - 1),
      help: () => (this.help = !this.help),
    }
    acts[action]()
  }

  #turnTheme(): void {
    this.theme = nextTheme(this.theme)
    rememberTheme(this.theme)
    this.#dress()
  }

  #dress(): void {
    const theme = resolveTheme(this.theme)
    applyTheme(document.documentElement, theme, roomy.matches ? 1.15 : 1)
    this.requestUpdate()
  }

  /** What the address names; undefined, with the reason on the screen, where it names nothing that can be read. */
  #readAddress(): Experiment | undefined {
    this.issues = []
    if (location.hash.length < 2) return undefined
    try {
      return experimentFromLink(location.hash)
    } catch (error) {
      this.issues = issuesOf(error)
      return undefined
    }
  }

  #openAddress(): void {
    const experiment = this.#readAddress()
    if (experiment === undefined) return
    this.lecture = undefined
    this.landscape.presenter?.workbench.open(experiment, 'open a link')
  }

  #dismiss(event: CommandEvent): void {
    event.stopPropagation()
    this.issues = []
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-app': BlApp
  }
}
