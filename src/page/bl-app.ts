import '../elements/stage/bl-error.ts'
import '../landscape/loss-landscape.ts'
import { computed, effect, signal, untracked } from '@preact/signals-core'
import { html, LitElement, nothing, type CSSResult } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ForgetEvent, LanguageEvent, OpenEvent } from '../elements/lecture/bl-menu.ts'
import {
  CommandEvent,
  type EditEvent,
  type PredictionVisibilityEvent,
  type RunVisibilityEvent,
  type SeekEvent,
} from '../elements/events.ts'
import { listen } from '../elements/listen.ts'
import { SignalWatcher } from '../elements/signal-watcher.ts'
import { watched } from '../elements/watched.ts'
import { loadFonts } from '../elements/style/fonts.ts'
import { trainingSeconds } from '../engine/workload.ts'
import { loadError } from '../experiment/spec/values/load-error.ts'
import { hasSurface, type Experiment } from '../experiment/spec/experiment.ts'
import { base, buttons } from '../elements/style/tokens.ts'
import { issuesOf, type ExperimentIssue } from '../experiment/spec/values/error.ts'
import { Address } from './lecture/address.ts'
import type { WrittenPage } from './editor/written-page.ts'
import type { PresentTemplates, SidePanels } from './panels/side-panels.ts'
import type { PresentActs } from './present/present-bar.ts'
import type { LectureActs } from './lecture/lecture-column.ts'
import {
  arrangementOf,
  besideForm,
  besideVotes,
  isLandscape,
  sameArrangement,
  showsHeights,
  surfaceAlone,
  swapped,
  whileDrawing,
  type Arrangement,
} from './board/arrangement.ts'
import { board } from './board/board.ts'
import { boardStyle } from './board/board-style.ts'
import { moving } from './board/moving.ts'
import { appEdge } from './edge-button.ts'
import { guideAddress } from './one-file/held.ts'
import { appHeader, firstToShare, linksToShare, type HeaderActs } from './header.ts'
import { appStyle } from './style.ts'
import { GuessEvent, type GuessAct } from '../elements/guess-event.ts'
import { firstRoute } from './lecture/first-route.ts'
import { keepStep } from './lecture/left-steps.ts'
import { fetchLinks } from '../study/lecture/links.ts'
import { asksToWrite, withoutWriting } from '../study/lecture/route.ts'
import { nowhere, stepAt } from '../scenarios/place.ts'
import { Choice } from '../store/choice.ts'
import { settled } from '../store/settled.ts'
import type { Guessing } from '../study/guessing.ts'
import { bindKeys, type KeyAction } from './keys.ts'
import { SavedChoice } from './saved-choice.ts'
import { landscapeKeys } from './landscape-keys.ts'
import type { LossLandscape } from '../landscape/loss-landscape.ts'
import { underWay } from '../landscape/stage/under-way.ts'
import { landscapeTimeline } from '../landscape/timeline.ts'
import type { PictureName } from '../exchange/lecture/scenario.ts'
import type { Study } from '../study/study.ts'
import { surfaceVeil } from '../pictures/surface/surface.ts'
import { Presentation } from './present/presentation.ts'
import { onSameWeights } from '../study/same-weights.ts'
import type { SpeakerCommand } from './present/speaker-notes.ts'
import { PageLook } from './page-look.ts'
import { rememberedTheme } from './theme-choice.ts'
import { Tour } from './lecture/tour.ts'
import { urlOptions } from './url-options.ts'

/** Performance mark set when the surface and the stage are complete. */
const pictureMark = 'badlands-picture'

/** Resolves after the next frame, or soon in a hidden tab. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(resolve)
    setTimeout(resolve, 500)
  })

/** Saved choice to show the form of the experiment in lectures. */
const formChoice = new SavedChoice('badlands-all-controls', ['off', 'on'])

/**
 * Labels of the regions, as values: a template with its own text is replaced when the language changes, and the landscape
 * would be replaced with it.
 */
const regions = { lecture: 'The lecture', landscape: 'The landscape', charts: 'Charts' } as const

/** Seconds of training, without a graphics card, after which readers get the text before the first picture. */
const mostAwaited = 1

/** Saved choice to be asked the questions of lectures. */
const questionsChoice = new SavedChoice('badlands-questions', ['on', 'off'])

/** The screen: header, prose and predictions, the landscape, panels, charts. Contains one `<loss-landscape>`. */
@customElement('bl-app')
export class BlApp extends SignalWatcher(LitElement) {
  static override readonly styles = [base, buttons, appStyle, boardStyle]

  @query('loss-landscape') readonly landscape!: LossLandscape
  @state() private left = true
  @state() private help = false
  @state() private menu = false
  /** Announcement to the speaker in present mode. */
  @state() private said = ''
  @state() private issues: readonly ExperimentIssue[] = [...firstRoute.issues, ...urlOptions.issues]
  readonly #landscape = signal<LossLandscape | undefined>()
  readonly #right = signal((urlOptions.controls ?? 'full') === 'full')
  /** The form of a lecture's experiment is open, because the reader opened it, perhaps on an earlier visit. */
  readonly #allControls = signal((urlOptions.controls ?? 'full') === 'full' && formChoice.get() === 'on')
  /** The inset that has swapped places with the hero of the step. */
  readonly #large = new Choice<PictureName | undefined>(
    () => this.tour.at,
    () => undefined,
  )
  readonly #panels = signal<SidePanels | undefined>()
  readonly #presentation = new Presentation()
  readonly #look = new PageLook(urlOptions.theme ?? rememberedTheme(), () => this.#presentation.on)
  /** Identifies this window to the speaker's window. */
  readonly #id = Math.random().toString(36).slice(2)
  /** Sends the speaker's window what is shown, once the module is loaded. */
  #tellSpeaker: (() => void) | undefined
  readonly #address = new Address()
  #panelsRequested = false
  /** The user's last command that needs the panels, while they load. */
  #wish: ((panels: SidePanels) => void) | undefined
  /** Lectures ask their questions once the page is connected. */
  #asks = false
  #connected = new AbortController()

  readonly tour = new Tour(() => this.#study, firstRoute.shown?.place ?? nowhere)

  /** The question of the current step; undefined until there is a landscape. */
  get guessing(): Guessing | undefined {
    return this.#study?.guessing
  }

  override connectedCallback(): void {
    super.connectedCallback()
    loadFonts()
    this.#asks = urlOptions.questions ?? questionsChoice.get() === 'on'
    this.#connected = new AbortController()
    const { signal } = this.#connected
    window.addEventListener(
      'hashchange',
      // The address may have been replaced since.
      ({ newURL }) => {
        const { hash } = new URL(newURL)
        if (hash.length > 1) this.#try(this.#open(hash))
      },
      { signal },
    )
    listen(this, CommandEvent, (event) => this.#command(event), signal)
    listen(this, GuessEvent, ({ act }) => this.#guess(act), signal)
    this.#presentation.listen(signal, () => this.#panels.value?.wayOut.tell())
    if (urlOptions.present) this.#presentation.begin()
    this.#look.follow(signal)
    const stops = [
      bindKeys(
        (action) => this.#key(action),
        () => this.#presentation.on,
      ),
      effect(this.#presentFollows),
      effect(this.#wordsFollow),
      effect(this.#addressFollows),
      effect(() => keepStep(this.tour.at)),
      effect(this.#pictureMarked),
      effect(this.#panelsCome),
    ]
    signal.addEventListener('abort', () => stops.forEach((stop) => stop()))
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#connected.abort()
    this.#address.stop()
    this.#panels.peek()?.dispose()
    this.#panels.value = undefined
    this.#panelsRequested = false
  }

  protected override firstUpdated(): void {
    queueMicrotask(() => (this.#landscape.value = this.landscape))
  }

  override render() {
    const study = this.#landscape.value?.study
    const presenting = this.#presentation.on
    const stage = this.#onStage
    const right = this.#rightSeen
    const left = (this.left || stage) && !presenting
    const around = study && this.#panels.value?.show(stage, this.#lectureActs)
    const arrangement = this.#arrangement.value
    const strip = !stage && isLandscape(arrangement.hero)
    const presented = presenting
      ? this.#panels.value?.present(() => this.#timeline(study), this.said, this.#presentActs)
      : undefined
    const { isOpen = false } = this.guessing ?? {}
    const writing = presenting ? undefined : this.#writing
    const landscape = html`<loss-landscape
      .theme=${this.#look.theme}
      .kept=${firstRoute.shown}
      .controls=${urlOptions.controls ?? 'full'}
      .question=${(writing ? writing.asks : this.#asks) ? 'on' : 'off'}
      .hosted=${true}
      .unseen=${!this.#surfaced.value}
      ?inset=${!isLandscape(arrangement.hero)}
    ></loss-landscape>`
    return html`
      ${watched(presenting ? () => presented?.head() ?? nothing : writing ? () => writing.header(this.#headerActs) : () => appHeader(study, this.tour, { theme: this.#look.choice, questions: this.guessing?.on ?? this.#asks }, this.#headerActs, around?.write() ?? nothing))}
      <aside
        class="left"
        ?hidden=${!left}
        aria-label=${regions.lecture}
        @bl-prediction-visibility=${(event: PredictionVisibilityEvent) => this.#switch(event)}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
      >
        ${left && around ? watched(around.lecture) : nothing}
      </aside>
      <main
        class="middle"
        aria-label=${regions.landscape}
        @bl-seek=${(event: SeekEvent) => this.landscape.seek(event.step)}
        @bl-run-visibility=${(event: RunVisibilityEvent) => this.#eye(event)}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
      >
        ${writing ? watched(() => writing.strip()) : nothing}
        ${board(arrangement, {
          landscape,
          veil: study && isOpen ? watched(() => surfaceVeil(study)) : nothing,
          picture: (name) => around?.picture(name),
          votes: isOpen && presented ? watched(presented.question) : nothing,
          asked: isOpen,
          work: study ? watched(() => underWay(study)?.name ?? '') : '',
          form: right,
          // While presenting, the answer leaves no height for a row below two stages.
          row: (stepAt(this.tour.at)?.beside?.length ?? 0) > (presenting ? 1 : 0),
          lit: study?.selection.lit,
          swap: (name) => void this.#swap(name),
        })}
      </main>
      <bl-error
        class="link-error"
        .issues=${[...this.issues, ...(this.#panels.value?.issues ?? [])]}
        @bl-command=${(event: CommandEvent) => this.#dismiss(event)}
      ></bl-error>
      ${stage || (this.tour.isLecture && !strip) ? nothing : [appEdge('left', this.left, () => (this.left = !this.left)), appEdge('right', right, () => this.#foldRight())]}
      ${presenting ? nothing : html`<section class="time" aria-label="The timeline">${watched(() => this.#timeline(study))}</section>`}
      ${writing ? watched(() => writing.shelf.render()) : nothing}
      <aside
        class="right"
        ?hidden=${!right}
        aria-label=${this.#panels.value?.aside === 'measures' ? 'The measures' : 'The experiment'}
        @bl-edit=${(event: EditEvent) => this.#edit(event)}
        @bl-run-visibility=${(event: RunVisibilityEvent) => this.#eye(event)}
      >
        ${right && around ? watched(around.panels) : nothing}
      </aside>
      <section
        class="below"
        aria-label=${regions.charts}
        ?hidden=${!strip}
        @bl-seek=${(event: SeekEvent) => this.landscape.seek(event.step)}
        @bl-run-visibility=${(event: RunVisibilityEvent) => this.#eye(event)}
      >
        ${strip && around ? watched(around.charts) : nothing}
      </section>
      ${presenting ? this.#present(presented) : nothing}
      ${study && around && this.#presentation.code ? this.#code(study) : nothing}
      <bl-menu
        .groups=${this.#panels.value?.menu ?? []}
        current=${this.tour.at.lecture?.id ?? ''}
        .reading=${this.#panels.value?.reading}
        guide=${guideAddress()}
        ?open=${this.menu}
        @bl-open=${({ id, step }: OpenEvent) => this.#try(this.#panels.value?.open(id, step - 1))}
        @bl-forget=${({ id, gone }: ForgetEvent) => this.#try(this.#panels.value?.files.forget(id, gone))}
        @bl-language=${({ language }: LanguageEvent) => this.#try(this.#speak(language))}
        @find=${() => this.#try(this.#panels.value?.fetchMenuWords())}
        @close=${() => (this.menu = false)}
      ></bl-menu>
      ${watched(() => this.#panels.value?.over() ?? nothing)}
      <bl-help ?open=${this.help} @close=${() => (this.help = false)}></bl-help>
    `
  }

  /**
   * The pictures of a lecture fill the stage; otherwise the form of the experiment is next to them, or next to the
   * surface with its charts below.
   */
  get #onStage(): boolean {
    return this.#presentation.on || (this.tour.isLecture && !this.#allControls.value)
  }

  get #rightSeen(): boolean {
    return !this.#onStage && (this.#right.value || this.tour.isLecture)
  }

  readonly #arrangement = settled((): Arrangement => {
    if (this.#panels.value?.drawing) return whileDrawing
    const experiment = this.#study?.store.experiment ?? firstRoute.shown?.experiment
    if (!experiment) return surfaceAlone
    const surfaced = hasSurface(experiment)
    if (surfaced && !this.#onStage && !this.tour.isLecture) return surfaceAlone
    const arrangement = this.#ofStep(experiment)
    return surfaced && !this.#onStage ? besideForm(arrangement) : arrangement
  }, sameArrangement)

  #ofStep(experiment: Experiment): Arrangement {
    const { at } = this.tour
    const isAnswered = at.revealed !== undefined || this.guessing?.on === false
    const written = arrangementOf(stepAt(at), experiment, isAnswered)
    const shown = swapped(written, this.#large.value)
    return this.guessing?.isOpen && this.#presentation.on ? besideVotes(shown) : shown
  }

  /** The surface is on the board, or will be when the step's question opens or is answered. */
  readonly #surfaced = computed((): boolean => {
    const experiment = this.#study?.store.experiment ?? firstRoute.shown?.experiment
    const step = stepAt(this.tour.at)
    const ofStep = experiment
      ? [false, true].map((revealed) => arrangementOf(step, experiment, revealed))
      : []
    return showsHeights([this.#arrangement.value, ...ofStep])
  })

  #timeline(study: Pick<Study, 'store' | 'playback'> | undefined) {
    const hear = (event: Event) => {
      event.stopPropagation()
      this.landscape.handleTimelineEvent(event)
    }
    if (!study || urlOptions.controls === 'none') return nothing
    const timeline = landscapeTimeline(study, this.#landscape.value?.pictured === true)
    return timeline === nothing
      ? nothing
      : html`<div class="timeline" @bl-command=${hear} @bl-seek=${hear} @bl-speed=${hear}>${timeline}</div>`
  }

  #present(presented: PresentTemplates | undefined) {
    return html`<div @bl-edit=${(event: EditEvent) => this.#edit(event)} class="foot">
        ${presented ? [this.guessing?.isOpen ? nothing : watched(presented.question), watched(presented.bar)] : nothing}
      </div>
      <bl-laser></bl-laser>
      ${
        this.#presentation.blank
          ? html`<button
              class="black"
              aria-label="Show the screen again"
              @click=${() => this.#presentation.toggleBlank()}
            ></button>`
          : nothing
      }`
  }

  #code(study: Pick<Study, 'shown'>) {
    const { at } = this.tour
    const { link, step } = linksToShare(at, study)
    return html`<bl-qr-screen
      .link=${link ?? ''}
      .step=${step}
      .first=${firstToShare(at)}
      .opensAt=${this.#presentation.code ?? 'here'}
      .place=${at}
      @close=${() => this.#presentation.closeCode()}
    ></bl-qr-screen>`
  }

  readonly #presentActs: PresentActs = {
    notes: () => this.#openNotes(),
    code: () => this.#presentation.toggleCode(),
    fullScreen: () => this.#presentation.toggleFullScreen(),
    leave: () => this.#presentation.leave(),
  }

  readonly #lectureActs: LectureActs = {
    allControls: () => this.#showForm(!this.#allControls.peek()),
    takeApart: () => this.#takeApart(),
    comeBack: () => this.tour.comeBack(),
  }

  readonly #headerActs: HeaderActs = {
    menu: () => {
      this.#withPanels((panels) => panels.readMenu())
      this.menu = true
    },
    theme: () => this.#look.turn(),
    questions: () => this.#guess({ kind: 'questions', on: !this.guessing?.on }),
    present: () => this.#presentation.enter(),
    help: () => (this.help = true),
  }

  /** Handles a guess, or the wish to be asked, which is saved for the next visit. */
  #guess(act: GuessAct): void {
    if (act.kind === 'questions') questionsChoice.keep(act.on ? 'on' : 'off')
    if (act.kind === 'reveal' || act.kind === 'again') void this.#moving(() => this.guessing?.act(act))
    else this.guessing?.act(act)
  }

  /** Collapses or expands the form of the experiment. */
  #foldRight(): void {
    if (this.tour.isLecture) this.#showForm(false)
    else this.#right.value = !this.#right.peek()
  }

  #showForm(on: boolean): void {
    this.#allControls.value = on
    formChoice.keep(on ? 'on' : 'off')
  }

  #swap(name: PictureName): Promise<void> {
    // Enlarging another picture ends the drawing.
    if (this.#panels.peek()?.drawing) return this.#moving(() => this.#panels.peek()?.hear('draw'))
    return this.#moving(() => this.#large.choose(name))
  }

  /** Changes the board and animates its pictures from their old places to the new ones. */
  #moving(change: () => void): Promise<void> {
    return moving(this.renderRoot.querySelectorAll('.picture'), () => {
      change()
      return this.updateComplete
    })
  }

  /** Opens the free sandbox with its panels. */
  #takeApart(): void {
    this.#right.value = true
    this.tour.takeApart()
  }

  #openNotes(): void {
    this.#presentation.expectWindow()
    const address = new URL(location.href)
    address.search = `?speaker=${this.#id}`
    address.hash = ''
    const { href } = address
    const notes = window.open(href, 'badlands-speaker', 'popup,width=900,height=700')
    this.said = notes ? '' : `The browser blocked the window. Open this in another one: ${href}`
  }

  /** Closes the QR code, or opens the next step. */
  #next(): void {
    if (this.#presentation.closeCode()) return
    const next = () => this.tour.next()
    if (this.guessing?.isOpen) void this.#moving(next)
    else next()
  }

  #spoken(command: SpeakerCommand): void {
    const acts: Readonly<Record<SpeakerCommand, () => void>> = {
      next: () => this.#next(),
      previous: () => this.tour.previous(),
      blank: () => this.#presentation.toggleBlank(),
      'restart-clock': () => this.#presentation.restartClock(),
    }
    acts[command]()
  }

  get #writing(): WrittenPage | undefined {
    return this.#panels.value?.writing
  }

  /** Opens what an address names, in the editor if the address asks for that. */
  async #open(hash: string): Promise<void> {
    if (withoutWriting(hash)) await this.tour.openAddress(hash)
    if (asksToWrite(hash)) this.#write()
  }

  /** Opens the editor with the current lecture, or a new one that begins with the current experiment. */
  #write(isNew = false): void {
    const write = async (panels: SidePanels) =>
      this.#dress(await panels.write(this.renderRoot, isNew), 'over')
    this.#withPanels((panels) => this.#try(write(panels)))
  }

  get #study(): Study | undefined {
    return this.#landscape.value?.study
  }

  /** Scrolls the text of each new step to its start. */
  readonly #wordsFollow = (): void => {
    void this.tour.at
    void this.updateComplete.then(() => {
      for (const one of [this.renderRoot.querySelector('.words'), document.scrollingElement])
        one?.scrollTo(0, 0)
    })
  }

  readonly #addressFollows = (): void => {
    const study = this.#study
    if (study) this.#address.follow(this.tour.at, study.shown.value, this.#writing !== undefined)
  }

  readonly #pictureMarked = (): void => {
    if (this.#landscape.value?.pictured && !performance.getEntriesByName(pictureMark).length)
      performance.mark(pictureMark)
  }

  /**
   * Loads panels, charts and help once the surface is painted; or immediately if the large picture does not wait for it
   * (a sweep or lines), or a reader would wait for it.
   */
  readonly #panelsCome = (): void => {
    const study = this.#study
    if (!study || this.#panelsRequested) return
    const { training } = study.store
    const isLate = training !== undefined && trainingSeconds(training, undefined) > mostAwaited
    const waits = !isLate && !['sweep', 'counts', 'lines'].includes(this.#arrangement.value.hero)
    if (waits && !this.#landscape.value?.pictured) return
    this.#panelsRequested = true
    this.#ask(async () => {
      try {
        await this.#fetchPanels(study)
      } finally {
        // If loading failed, the next key or button that needs them tries again.
        this.#panelsRequested = this.#panels.peek() !== undefined
        this.#wish = undefined
      }
    }, 'the panels, the charts and the help')
  }

  /** Calls `act` with the panels as soon as they are loaded. If loading failed before, they are requested again. */
  #withPanels(act: (panels: SidePanels) => void): void {
    untracked(this.#panelsCome)
    const panels = this.#panels.peek()
    if (panels) act(panels)
    else this.#wish = act
  }

  async #fetchPanels(study: Study): Promise<void> {
    await painted()
    const [{ SidePanels, bindGuessKeys, columnStyle, lightMarks, listenInFrame, notesOf, tellSpeaker }] =
      await Promise.all([
        import('./panels/lazy-parts.ts'),
        // What is shown can be shared as soon as its card is there.
        fetchLinks(),
      ]).catch((error: unknown) => {
        // Nobody should wait for a question that cannot be shown.
        study.guessing.turn(false)
        throw error
      })
    this.#dress(columnStyle, 'under')
    bindGuessKeys(study.guessing, this.#connected.signal)
    lightMarks(study, this.#connected.signal)
    const panels = new SidePanels(study, this.tour, () => this.#rightSeen, this.landscape)
    this.#panels.value = panels
    if (firstRoute.writes) this.#write()
    this.#wish?.(panels)
    this.#tellSpeaker = tellSpeaker(
      this.#id,
      () => notesOf(this.tour.at, this.#presentation, study.guessing, this.#panels.value?.numbers.value),
      (command) => this.#spoken(command),
      this.#connected.signal,
    )
    const page = { landscape: this.landscape, study, tour: this.tour, presentation: this.#presentation }
    await listenInFrame(page, this.#connected.signal)
  }

  #edit({ patch, label, live }: EditEvent): void {
    const study = this.#study
    study?.store.edit(onSameWeights(study.store.experiment, patch, study.store), label, live)
  }

  #eye({ start, algorithm, visible }: RunVisibilityEvent): void {
    this.#study?.selection.setVisible(start, algorithm, visible)
  }

  #switch({ id, visible }: PredictionVisibilityEvent): void {
    this.#study?.setPredictionVisible(id, visible)
  }

  #command({ command }: CommandEvent): void {
    if (command === 'help') this.help = true
    if (command === 'edit' || command === 'new-lecture') this.#write(command === 'new-lecture')
    if (command === 'code') this.#presentation.toggleCode()
    if (command === 'code-first') this.#presentation.toggleCode('first')
    if (command === 'present') this.#presentation.enter()
    this.#panels.value?.hear(command)
  }

  #key(action: KeyAction): void {
    const study = this.#study
    if (!study || (!this.#presentation.on && this.#writing?.key(action))) return
    const acts: Partial<Readonly<Record<KeyAction, () => void>>> = {
      ...landscapeKeys(this.landscape, study),
      'next-step': () => this.#next(),
      'previous-step': () => this.tour.previous(),
      help: () => (this.help = !this.help),
      present: () => this.#presentation.toggle(),
      'full-screen': () => this.#presentation.toggleFullScreen(),
      code: () => this.#presentation.toggleCode(),
      blank: () => this.#presentation.toggleBlank(),
      edit: () => this.#presentation.on || this.#write(),
      draw: () => this.#withPanels((panels) => panels.hear('draw')),
      values: () => this.#withPanels((panels) => panels.hear('values')),
      cancel: () => {
        if (this.help || this.menu || this.#presentation.uncover() || this.#cancel()) return
        this.#panels.value?.tellWayOut()
      },
    }
    acts[action]?.()
  }

  /** Closes what is open in the panels, or cancels the computation. Returns false if there is neither. */
  #cancel(): boolean {
    const swept = this.#panels.value?.cancel() ?? false
    return (this.#study?.cancel() ?? false) || swept
  }

  /** Applies the style and announcements of present mode. */
  readonly #presentFollows = (): void => {
    const { on } = this.#presentation
    if (this.guessing) this.guessing.room.value = on
    this.toggleAttribute('data-presenting', on)
    this.toggleAttribute('data-writing', !on && this.#writing !== undefined)
    if (on) this.#ask(() => this.#dressPresent(), 'present mode')
    else this.said = ''
  }

  /** Loads the modules and styles of present mode. */
  async #dressPresent(): Promise<void> {
    const { presentStyle } = await import('./present/lazy-present-parts.ts')
    this.#dress(presentStyle, 'over')
  }

  /** Adds a style to the page's own, once: `over` it, or `under` it, so that it overrides nothing. */
  #dress({ styleSheet }: CSSResult, place: 'over' | 'under'): void {
    const { renderRoot: root } = this
    if (!(root instanceof ShadowRoot) || !styleSheet || root.adoptedStyleSheets.includes(styleSheet)) return
    if (place === 'over') root.adoptedStyleSheets.push(styleSheet)
    else root.adoptedStyleSheets.unshift(styleSheet)
  }

  /** Loads a part of the page, and reports an error if it does not load. */
  #ask(load: () => Promise<unknown>, name: string): void {
    const message = loadError(name)
    load().catch(() => {
      const others = this.issues.filter((issue) => issue.message !== message)
      this.issues = [...others, { path: '', message }]
    })
  }

  /** Changes the language of the page, or only of the lecture. */
  async #speak(language: string): Promise<void> {
    await this.#panels.value?.speak(language)
    this.#tellSpeaker?.()
  }

  /** Shows the reason if something cannot be opened; the page stays as it was. */
  #try(opening: Promise<void> | undefined): void {
    this.issues = []
    opening?.catch((error: unknown) => (this.issues = issuesOf(error)))
  }

  #dismiss(event: CommandEvent): void {
    event.stopPropagation()
    this.issues = []
    this.#panels.value?.dismiss()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-app': BlApp
  }
}
