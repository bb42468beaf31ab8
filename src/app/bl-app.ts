import { html, LitElement, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { guard } from 'lit/directives/guard.js'
import type { ChoiceEvent } from '../elements/changes.ts'
import type {
  EditEvent,
  PredictionVisibilityEvent,
  RunVisibilityEvent,
  SeekEvent,
} from '../elements/events.ts'
import { CommandEvent } from '../elements/events.ts'
import { loadFonts } from '../elements/fonts.ts'
import { missingPart } from '../elements/missing-part.ts'
import {
  applyTheme,
  base,
  buttons,
  contrastTheme,
  resolveTheme,
  type ThemeChoice,
} from '../elements/tokens.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/error.ts'
import { Address } from './address.ts'
import { appCharts, functionPicture, runChart } from './app-charts.ts'
import { appEdge } from './app-edge.ts'
import { appHeader, type HeaderActs } from './app-header.ts'
import { appLecture } from './app-lecture.ts'
import { besideCharts } from './app-measures.ts'
import { appAside, type Aside } from './app-aside.ts'
import { appStyle } from './app-style.ts'
import { appSweep } from './app-sweep.ts'
import { firstRoute } from './first-route.ts'
import { bindKeys, type KeyAction } from './keys.ts'
import '../elements/bl-error.ts'
import { landscapeKeys } from './landscape-keys.ts'
import { LearnedFunction } from './learned-function.ts'
import { LineSlice } from './line-slice.ts'
import { MeasuredCurves } from './measured-curves.ts'
import { Measures } from './measures.ts'
import { matrixPicture } from './matrix-picture.ts'
import './loss-landscape.ts'
import type { LossLandscape } from './loss-landscape.ts'
import { menuGroups } from './menu.ts'
import type { Presenter } from './presenter.ts'
import { presentBar, presentsCharts } from './present-bar.ts'
import { presentStyle } from './present-style.ts'
import { Presentation } from './presentation.ts'
import { onSameWeights } from './same-weights.ts'
import type { Step } from '../scenarios/scenario.ts'
import { SpeakerLink } from './speaker-link.ts'
import { notesOf, type SpeakerCommand } from './speaker-notes.ts'
import { SweepStudy } from './sweep-study.ts'
import { nextTheme, rememberedTheme, rememberTheme } from './theme-choice.ts'
import { Tour } from './tour.ts'

/** A screen on which larger letters leave room enough. */
const roomy = matchMedia('(min-width: 1700px) and (min-height: 900px)')
/** A screen that is held in the hand, which nobody reads from the back row. */
const held = matchMedia('(max-width: 700px)')

/** Height of letters that the back row reads, in CSS pixels; small print has it on a screen of 1080 pixels, and on a lower one its share. */
const leastLetters = 24
const leastSmall = () => leastLetters * Math.min(1, innerHeight / 1080)

const none: readonly [] = []
const menu = menuGroups()

/** The screen: header, prose and predictions, the landscape, panels, charts. Holds one `<loss-landscape>`. */
@customElement('bl-app')
export class BlApp extends LitElement {
  static override readonly styles = [base, buttons, appStyle, presentStyle]

  @query('loss-landscape') readonly landscape!: LossLandscape
  @state() private theme: ThemeChoice = rememberedTheme()
  @state() private left = true
  @state() private right = true
  @state() private help = false
  @state() private menu = false
  /** What the speaker is told in present mode. */
  @state() private said = ''
  @state() private issues: readonly ExperimentIssue[] = firstRoute.issues
  /** What the first chart shows. */
  @state() private curve = 'loss'
  /** What stands right of the stage. */
  @state() private aside: Aside = 'experiment'
  readonly tour = new Tour(() => this.landscape, firstRoute.place)
  readonly #presentation = new Presentation(() => this.#dress())
  readonly #speaker = new SpeakerLink((command) => this.#spoken(command))
  readonly #address = new Address()
  readonly #learned = new LearnedFunction(() => this.requestUpdate())
  readonly #slice = new LineSlice(() => this.requestUpdate())
  readonly #sweep = new SweepStudy(() => this.requestUpdate())
  readonly #measured = new MeasuredCurves(() => this.requestUpdate())
  readonly #measures = new Measures(() => this.requestUpdate())
  #partsAsked = false
  #charted: Step | undefined
  #stop = new AbortController()

  override connectedCallback(): void {
    super.connectedCallback()
    loadFonts()
    this.#stop = new AbortController()
    const { signal } = this.#stop
    for (const query of [matchMedia('(prefers-color-scheme: dark)'), roomy, held])
      query.addEventListener('change', () => this.#dress(), { signal })
    window.addEventListener(
      'hashchange',
      () => this.#try(location.hash.length < 2 ? undefined : this.tour.openAddress(location.hash)),
      { signal },
    )
    this.addEventListener(CommandEvent.type, (event) => this.#command(event as CommandEvent), { signal })
    signal.addEventListener(
      'abort',
      bindKeys(
        (action) => this.#key(action),
        () => this.#presentation.on,
      ),
    )
    this.#presentation.listen(signal)
    this.#speaker.listen(signal)
    this.#dress()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stop.abort()
    this.#address.stop()
  }

  override render() {
    const presenter = this.hasUpdated ? this.landscape.presenter : undefined
    const { step } = this.tour
    const presenting = this.#presentation.on
    const theme = this.landscape?.shownTheme
    const matrix = presenter && matrixPicture(this.landscape.companions.pictures, theme)
    const ownPicture = matrix ?? (presenter ? functionPicture(presenter, this.#learned.grid) : nothing)
    const picture = presenter && step?.sweep ? appSweep(this.#sweep, step.sweep, theme) : ownPicture
    const left = this.left || presenting
    const besideProse = !step?.sweep && !matrix && left && presenter?.predictions(theme).card.length === 0
    const pictured = matrix !== undefined || this.#slice.slice !== undefined
    const charts = !presenting || (presenter && presentsCharts(presenter, this.tour, pictured))
    return html`
      ${presenting ? nothing : appHeader(presenter, this.tour.at, this.theme, this.#headerActs)}
      <aside
        class="left"
        ?hidden=${!left}
        aria-label="The lecture"
        @bl-prediction-visibility=${(event: PredictionVisibilityEvent) => this.#switch(event)}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
      >
        ${
          presenter
            ? appLecture(
                presenter,
                theme,
                this.tour,
                presenting,
                { takeApart: () => this.#takeApart(), comeBack: () => this.tour.comeBack() },
                besideProse ? picture : nothing,
              )
            : nothing
        }
      </aside>
      <loss-landscape
        role="main"
        aria-label="The landscape"
        .theme=${presenting ? contrastTheme(resolveTheme(this.theme)) : this.theme}
        .experiment=${guard([], () => firstRoute.experiment)}
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
      ${presenting ? nothing : [appEdge('left', this.left, () => (this.left = !this.left)), appEdge('right', this.right, () => (this.right = !this.right))]}
      <aside
        class="right"
        ?hidden=${!this.right || presenting}
        aria-label=${this.aside === 'experiment' ? 'The experiment' : 'The measures'}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
        @bl-run-visibility=${(event: RunVisibilityEvent) => this.#eye(event)}
      >
        ${presenter ? appAside(presenter, this.landscape, this.#asides, this.#measures, () => this.#refresh()) : nothing}
      </aside>
      <section
        class="below"
        aria-label="Charts"
        ?hidden=${!charts}
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
      ${presenting ? this.#present(presenter) : nothing}
      <bl-menu
        .groups=${menu}
        current=${this.tour.at.lecture?.id ?? ''}
        ?open=${this.menu}
        @bl-choice=${(event: ChoiceEvent) => this.#try(this.tour.openLecture(event.value))}
        @close=${() => (this.menu = false)}
      ></bl-menu>
      <bl-help ?open=${this.help} @close=${() => (this.help = false)}></bl-help>
    `
  }

  #present(presenter: Presenter | undefined) {
    return html`<div @bl-edit=${(event: EditEvent) => this.#edit(event)} class="foot">
        ${presentBar(presenter, this.tour, this.landscape.shownTheme, this.said, {
          notes: () => this.#openNotes(),
          fullScreen: () => this.#presentation.toggleFullScreen(),
          leave: () => this.#presentation.leave(),
        })}
      </div>
      <bl-laser></bl-laser>
      ${
        this.#presentation.blank
          ? html`<button
              class="black"
              aria-label="The screen is black: show it again"
              @click=${() => this.#presentation.toggleBlank()}
            ></button>`
          : nothing
      }`
  }

  readonly #headerActs: HeaderActs = {
    menu: () => (this.menu = true),
    theme: () => this.#turnTheme(),
    present: () => this.#presentation.enter(),
    help: () => (this.help = true),
  }

  /** Into the free sandbox, its panels open. */
  #takeApart(): void {
    this.right = true
    this.tour.takeApart()
  }

  #openNotes(): void {
    this.#presentation.expectWindow()
    const { address } = this.#speaker
    const notes = window.open(address, 'badlands-speaker', 'popup,width=900,height=700')
    this.said = notes ? '' : `The browser keeps the window closed. Open this in a second one: ${address}`
  }

  #spoken(command: SpeakerCommand): void {
    const acts: Readonly<Record<SpeakerCommand, () => void>> = {
      next: () => this.tour.next(),
      previous: () => this.tour.previous(),
      blank: () => this.#presentation.toggleBlank(),
      'restart-clock': () => this.#presentation.restartClock(),
    }
    acts[command]()
  }

  #refresh(): void {
    const { presenter } = this.landscape
    if (!presenter) return
    if (!this.#partsAsked && presenter.workbench.terrain) {
      this.#partsAsked = true
      this.#ask(() => import('./app-parts.ts'), 'The panels, the charts and the help')
    }
    this.tour.follow(presenter.workbench.experiment)
    this.#address.follow(this.tour.at, presenter.shown)
    this.#learned.update(presenter)
    this.#slice.update(presenter)
    const { step } = this.tour
    this.#openChart(step)
    presenter.numbers.ask(step?.numbers)
    this.#sweep.update(presenter.workbench, step?.sweep)
    this.#measured.update(presenter, this.curve)
    this.#measures.follow(step)
    this.#measures.update(presenter, this.right && this.aside === 'measures')
    this.#speaker.tell(notesOf(this.tour.at, this.#presentation))
    queueMicrotask(() => this.requestUpdate())
  }

  /** The first chart as a step opens it; what the hand chooses then stays until the next step. */
  #openChart(step: Step | undefined): void {
    if (step === this.#charted) return
    this.#charted = step
    this.curve = step?.chart ?? 'loss'
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
    const acts: Partial<Readonly<Record<KeyAction, () => void>>> = {
      ...landscapeKeys(landscape, presenter),
      'next-step': () => this.tour.next(),
      'previous-step': () => this.tour.previous(),
      help: () => (this.help = !this.help),
      present: () => this.#presentation.toggle(),
      'full-screen': () => this.#presentation.toggleFullScreen(),
      blank: () => this.#presentation.toggleBlank(),
      leave: () => {
        if (!this.help && !this.menu) this.#presentation.leave()
      },
    }
    acts[action]?.()
  }

  #turnTheme(): void {
    this.theme = nextTheme(this.theme)
    rememberTheme(this.theme)
    this.#dress()
  }

  #dress(): void {
    const presenting = this.#presentation.on
    const theme = resolveTheme(this.theme)
    const root = document.documentElement
    const far = presenting && !held.matches
    const scale = (roomy.matches ? 1.15 : 1) * (far ? 1.6 : 1)
    root.style.setProperty('--bl-least-text', far ? String(leastLetters / scale) : '0')
    root.style.setProperty('--bl-least-small', far ? String(leastSmall() / scale) : '0')
    root.style.setProperty('--bl-near', far ? 'none' : 'block')
    applyTheme(root, presenting ? contrastTheme(theme) : theme, scale)
    this.toggleAttribute('data-presenting', presenting)
    if (presenting) this.#ask(() => import('./present-parts.ts'), 'What present mode needs')
    else this.said = ''
    this.#speaker.tell(notesOf(this.tour.at, this.#presentation))
    this.requestUpdate()
  }

  /** Loads a part of the page; says so where it does not come. */
  #ask(load: () => Promise<unknown>, name: string): void {
    load().catch(() => (this.issues = [...this.issues, { path: '', message: missingPart(name) }]))
  }

  /** Where what is opened cannot be had, the reason stands on the screen and what stands stays. */
  #try(opening: Promise<void> | undefined): void {
    this.issues = []
    opening?.catch((error: unknown) => (this.issues = issuesOf(error)))
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
