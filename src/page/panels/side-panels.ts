import { computed, effect, signal, untracked } from '@preact/signals-core'
import { html, nothing, type CSSResult } from 'lit'
import type { CommandEvent, CommandName } from '../../elements/events.ts'
import { watched } from '../../elements/watched.ts'
import { issuesOf, type ExperimentIssue } from '../../experiment/spec/values/error.ts'
import type { SavedLecture } from '../../study/lecture/saved-lectures.ts'
import type { Study } from '../../study/study.ts'
import { sweptTruth } from '../../analyses/swept-truth.ts'
import type { Truth } from '../../analyses/truth.ts'
import { learnedChart } from '../../pictures/function/function.ts'
import { runChart } from '../../pictures/losses/losses.ts'
import { matrixTiles } from '../../pictures/matrix/matrix.ts'
import { OpenPictures, pictures } from '../../pictures/pictures.ts'
import { sweepCharts, sweptStep } from '../../pictures/sweep/sweep.ts'
import type { PictureName } from '../../exchange/lecture/scenario.ts'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { appCharts } from './charts-strip.ts'
import type { LiveViews } from '../../elements/prose/live-slots.ts'
import { appLecture, writeButton, type LectureActs } from '../lecture/lecture-column.ts'
import type { LiveWords } from '../lecture/live-words.ts'
import { appQuestion } from '../lecture/question.ts'
import { presentBar, presentHead, type PresentActs } from '../present/present-bar.ts'
import { besideCharts, measureCards } from './measure-cards.ts'
import { fetchWords, functionOfEntry, keptGroups, menuGroups } from '../lecture/menu.ts'
import type { KeptPictures } from './kept-pictures.ts'
import { arrayPair } from '../import/array-pair.ts'
import { areLectures, Importer } from '../import/importer.ts'
import type { ImportedLecture } from '../import/imported-lecture.ts'
import type { Offline } from '../offline/offline.ts'
import type { LossLandscape } from '../../landscape/loss-landscape.ts'
import type { ExportDialog } from '../export/export-dialog.ts'
import type { Values } from '../values/values.ts'
import { LectureFiles } from '../files/lecture-files.ts'
import type { MenuGroup, ReadingLanguages } from '../../elements/lecture/bl-menu.ts'
import { keepLanguage, speakLanguage } from '../language/screen-language.ts'
import { redraw } from '../language/redraw.ts'
import { assignmentAt, isLecture, wordsLanguage } from '../../scenarios/place.ts'
import { languageTurns } from '../../study/lecture/shown-step.ts'
import { isLanguage, setPreferredLanguages } from '../../words/language/language.ts'
import { arrangementOf, besideVotes } from '../board/arrangement.ts'
import type { LabelledPicture } from '../board/board.ts'
import { SelfPlay } from '../lecture/self-play.ts'
import { urlOptions } from '../url-options.ts'
import { asksForNothing, firstRoute } from '../lecture/first-route.ts'
import type { Tour } from '../lecture/tour.ts'
import { WayOut, type Mode } from '../way-out.ts'
import type { PagesForm, PrintedPages } from '../handout/printed-pages.ts'
import type { StepLayout } from '../step-pictures/step-pictures.ts'
import type { AssignmentPanel } from '../assignment/assignment.ts'
import type { Measures } from '../../analyses/measures/measures.ts'
import { experimentPanels } from '../experiment-panels.ts'
import type { Draft } from '../editor/draft/draft.ts'
import type { Around, WrittenPage } from '../editor/written-page.ts'
import { isDrawable } from '../../edit/drawn-points.ts'
import { orLoadError } from '../../experiment/spec/values/load-error.ts'
import type { ShownNetwork } from '../../pictures/shown-network.ts'

/** The content of the right column: the experiment or its measures. */
type Aside = 'experiment' | 'measures'

const names: Readonly<Record<Aside, string>> = { experiment: 'Experiment', measures: 'Measures' }

/** Everything the right column needs. */
interface AsideSource {
  readonly study: Study
  readonly network: ShownNetwork
  readonly measures: Measures
}

/** The panels of the experiment or the measures, and the two buttons that switch between them. */
function appAside({ study, network, measures }: AsideSource, shown: Aside, show: (aside: Aside) => void) {
  // Without training there are no measures.
  if (!study.store.training) return experimentPanels(study, network)
  return html`<div class="asides" role="group" aria-label="Shown here">
      ${(['experiment', 'measures'] as const).map(
        (aside) =>
          html`<button aria-pressed=${shown === aside} @click=${() => show(aside)}>${names[aside]}</button>`,
      )}
    </div>
    ${shown === 'measures' ? measureCards(study, measures) : experimentPanels(study, network)}`
}

/** Templates of the parts around the landscape, rendered where they are used. */
export interface SidePanelTemplates {
  readonly lecture: () => unknown
  /** The button that opens the editor. */
  readonly write: () => unknown
  readonly panels: () => unknown
  readonly charts: () => unknown
  /** A picture for the stage. */
  readonly picture: (name: PictureName) => LabelledPicture
}

/** Templates of present mode, rendered where they are used. */
export interface PresentTemplates {
  readonly head: () => unknown
  readonly question: () => unknown
  readonly bar: () => unknown
}

const noViews: LiveViews = new Map()

/** Milliseconds after which the whole page is stored for offline use, when it no longer requests anything by itself. */
const keptAfter = 10_000

/**
 * The parts around the landscape: text and predictions on its left, panels and measures on its right, charts below. Owns everything they
 * compute and show: call `dispose`.
 */
export class SidePanels {
  /** Opens and saves lectures as texts. */
  readonly files: LectureFiles
  /** The entry point for imports. */
  readonly door: Importer
  /** Messages that say how to leave the current mode. */
  readonly wayOut = new WayOut(() => this.#mode)
  readonly #menu = signal(menuGroups())
  /** Undefined until the menu opens in a browser with saved lectures. */
  readonly #keptPictures = signal<KeptPictures | undefined>()
  readonly #study: Study
  readonly #landscape: LossLandscape
  readonly #tour: Tour
  readonly #pictures: OpenPictures
  readonly #selfPlay: SelfPlay
  readonly #right: () => boolean
  readonly #aside = signal<Aside>('experiment')
  readonly #live = signal<LiveWords | undefined>()
  readonly #writing = signal<WrittenPage | undefined>()
  /** Drafts that were closed, by lecture id. Their undo history continues when they are edited again. */
  readonly #leftDrafts = new Map<string, Draft>()
  readonly #homework = signal<AssignmentPanel | undefined>()
  readonly #brought = signal<ImportedLecture | undefined>()
  readonly #taken = signal<ExportDialog | undefined>()
  readonly #values = signal<Values | undefined>()
  readonly #offline = signal<Offline | undefined>()
  /** The pages being printed, shown over the page. */
  #printed: PrintedPages<StepLayout> | undefined
  readonly #faults = signal<readonly ExperimentIssue[]>([])
  readonly #stop: () => void
  #disposed = false
  #printAsked =
    firstRoute.isAsked &&
    (urlOptions.handout !== undefined || new URLSearchParams(location.search).has('print-pdf'))

  /** `right`: whether the right column is visible; tracked. `landscape` shows the study. */
  constructor(study: Study, tour: Tour, right: () => boolean, landscape: LossLandscape) {
    const { guessing } = study
    this.#study = study
    this.#landscape = landscape
    this.#tour = tour
    this.files = new LectureFiles(tour, async (lecture, until) => {
      await study.whenIdle()
      const { falseClaims } = await import('../editor/check/false-claims.ts')
      return falseClaims(lecture, until)
    })
    const collect = (files: readonly File[]) => this.#withHomework((it) => it.collect(files))
    this.door = new Importer({
      lecture: ({ file, name, later }) => this.files.openFile(file, name, later),
      answers: ({ file, name }) => collect([new File([file], name || 'answers.json')]),
      many: async (files) => {
        const pair = arrayPair(files)
        if (pair) return (await this.#bring()).table(pair)
        await ((await areLectures(files)) ? this.files.openFiles(files) : collect(files))
      },
      experiment: async (arrival) => (await this.#bring()).experiment(arrival),
      table: async (arrival) => (await this.#bring()).table(arrival),
      arrays: async (arrival) => (await this.#bring()).arrays(arrival),
    })
    this.#pictures = new OpenPictures(study)
    this.#selfPlay = new SelfPlay(
      {
        place: () => tour.at,
        ready: () => study.store.idle,
        asks: () => guessing.question !== undefined,
        isOpen: () => guessing.isOpen,
        reveal: () => guessing.reveal(),
        openStep: (step) => tour.openStep(step),
      },
      matchMedia('(prefers-reduced-motion: reduce)').matches,
    )
    this.#right = right
    const stops = [this.#measuresSeen, this.#homeworkComes, this.#printFollows].map((follow) =>
      effect(follow),
    )
    this.#stop = () => stops.forEach((stop) => stop())
    guessing.curve.value = this.#curve
    guessing.picture.value = this.#guessed
    void this.#liveWordsCome()
    if (asksForNothing) void this.files.offerUnfinished()
    if (import.meta.env.PROD) setTimeout(() => void this.#keep().catch(() => undefined), keptAfter)
  }

  /** The current live numbers in the text of the step; empty until their code has loaded. */
  readonly numbers = computed((): LiveViews => this.#live.value?.views.value ?? noViews)

  /** If this code does not load, the text keeps the numbers that it claims. */
  async #liveWordsCome(): Promise<void> {
    const { LiveWords } = await import('../lecture/live-words.ts').catch(() => ({ LiveWords: undefined }))
    if (!LiveWords || this.#disposed) return
    this.#live.value = new LiveWords(this.#study, () => this.#points.value)
  }

  /** The editor, if it is open. */
  get writing(): WrittenPage | undefined {
    return this.#writing.value
  }

  /** The opening of the editor while it is in progress. */
  #opening: Promise<CSSResult> | undefined

  /**
   * Opens the editor with the current lecture, or with a new one that opens with the current stage; a second call while it opens has no
   * effect. The parts of the editor are in `root`. Returns the styles that the page needs. Rejects if the editor cannot be loaded.
   */
  write(root: ParentNode, isNew = false): Promise<CSSResult> {
    this.#opening ??= this.#write(root, isNew).finally(() => (this.#opening = undefined))
    return this.#opening
  }

  async #write(root: ParentNode, isNew: boolean): Promise<CSSResult> {
    const { beginDraft, beginNewDraft, editorStyle, WrittenPage } = await orLoadError(
      import('../editor/lazy-editor.ts'),
      'the editor',
    )
    if (isNew) await this.read()
    if (this.#writing.peek()) return editorStyle
    const [study, tour] = [this.#study, this.#tour]
    const before = tour.at
    const draft = await (isNew ? beginNewDraft(study) : beginDraft(study, this.#leftDrafts))
    const isCopy = !isNew && isLecture(before) && before.lecture?.id !== draft.id
    const around: Around = {
      ...{ study, tour, numbers: this.numbers, root },
      points: () => this.#points.value,
      presenting: () => study.guessing.room.value,
      leave: () => void this.read(),
      compare: (version) => void this.files.compare(version, draft.text, true),
      tellWays: () => this.wayOut.tell(),
      original: isCopy ? before.lecture : undefined,
      openOriginal: () => this.#ask(tour.openLecture(before.lecture?.id ?? '', tour.at.step)),
    }
    this.#writing.value = new WrittenPage(around, draft)
    this.files.writing = draft
    if (this.files.wantsCheck) this.#writing.value.check()
    this.files.wantsCheck = false
    return editorStyle
  }

  /** Closes the editor after reading and saving the text. */
  async read(): Promise<void> {
    const writing = this.#writing.peek()
    if (!writing) return
    const { draft } = writing.editor
    await draft.flush()
    await draft.keep(false)
    if (this.#writing.peek() !== writing) return
    this.#writing.value = undefined
    this.files.writing = undefined
    writing.dispose()
    this.#leftDrafts.set(draft.id, draft)
    await this.#tour.tellAnew()
  }

  /** Handles commands that concern the lecture as a whole. */
  hear(command: CommandName): void {
    this.files.hear(command)
    this.door.hear(command)
    if (command === 'take-away') this.#ask(this.#takeAway())
    if (command === 'values') this.#ask(this.#showValues())
    if (command === 'draw') this.#ask(this.#draw())
    if (command === 'homework') this.#ask(this.#withHomework((it) => it.make()))
    if (command === 'print') this.#printHandout()
  }

  /** Everything shown over the page. */
  readonly over = () => [
    this.files.render(),
    this.door.render(),
    this.#brought.value?.render() ?? nothing,
    this.#taken.value?.render() ?? nothing,
    this.#values.value?.render() ?? nothing,
    this.#homework.value?.render() ?? nothing,
    this.#offline.value?.offer() ?? nothing,
    this.wayOut.render(),
  ]

  #ask(act: Promise<void>): void {
    this.#faults.value = []
    act.catch((error: unknown) => (this.#faults.value = issuesOf(error)))
  }

  /** Whether the user is drawing samples. */
  get drawing(): boolean {
    const { training } = this.#study.store
    return this.#pictures.shared.drawn.value !== undefined && training !== undefined && isDrawable(training)
  }

  /** Starts or ends drawing samples. Does nothing if they cannot be drawn, or while a question is open. */
  async #draw(): Promise<void> {
    const { store, guessing } = this.#study
    const { drawn } = this.#pictures.shared
    if (this.drawing) return drawn.choose(undefined)
    if (!store.training || !isDrawable(store.training) || guessing.isOpen) return
    const { drawByHand } = await orLoadError(
      import('../../pictures/drawing/drawn-function.ts'),
      'the drawing tools',
    )
    if (!this.#disposed) drawn.choose(drawByHand(this.#study, () => drawn.choose(undefined)))
  }

  /** Loads the assignment tools once. */
  async #withHomework(act: (homework: AssignmentPanel) => void): Promise<void> {
    const { AssignmentPanel: Made } = await orLoadError(
      import('../assignment/assignment.ts'),
      'the assignment tools',
    )
    if (this.#disposed) return
    const [study, tour] = [this.#study, this.#tour]
    this.#homework.value ??= new Made({ study, tour, writing: () => this.files.writing })
    act(this.#homework.value)
  }

  /** Loads the import of experiments and tables once. */
  async #bring(): Promise<ImportedLecture> {
    const { ImportedLecture: Made } = await orLoadError(
      import('../import/imported-lecture.ts'),
      'the file reader',
    )
    this.#brought.value ??= new Made(this.#study, this.#tour)
    return this.#brought.value
  }

  /** Stores the built page for offline use. Silently does nothing if its code does not load. */
  async #keep(): Promise<void> {
    const { Offline: Made } = await import('../offline/offline.ts')
    if (this.#disposed) return
    this.#offline.value = new Made()
    await this.#offline.value.keep()
  }

  /** Opens the export dialog. */
  async #takeAway(): Promise<void> {
    const { ExportDialog: Made } = await orLoadError(import('../export/export-dialog.ts'), 'the exporter')
    if (this.#disposed) return
    this.#taken.value ??= new Made(this.#study, this.#tour, this.#landscape, this.#printSlides)
    this.#taken.value.open()
  }

  /** Shows the values of the visible pictures as tables. */
  async #showValues(): Promise<void> {
    const { Values: Made } = await orLoadError(import('../values/values.ts'), 'the tables of values')
    if (this.#disposed) return
    this.#values.value ??= new Made(this.#study, document)
    this.#values.value.open()
  }

  /** Shows the student’s card if the lecture is an assignment. */
  readonly #homeworkComes = (): void => {
    if (assignmentAt(this.#tour.at) && !this.#homework.peek()) this.#ask(this.#withHomework(() => undefined))
  }

  /** Prints the current lecture as a handout or as slides. */
  async #print(form: Promise<PagesForm>, hasAnswers?: boolean): Promise<void> {
    const [{ PrintedPages: Made }, asked] = await orLoadError(
      Promise.all([import('../handout/printed-pages.ts'), form]),
      'the print layout',
    )
    const { lecture } = this.#tour.at
    if (this.#disposed || !lecture || this.#printed) return
    const close = () => {
      this.#printed = undefined
      printed.dispose()
    }
    const printed = new Made(lecture, asked, close, hasAnswers)
    this.#printed = printed
    await printed.draw()
  }

  readonly #printHandout = (hasAnswers?: boolean) =>
    this.#ask(
      this.#print(
        import('../handout/handout.ts').then((it) => it.handout),
        hasAnswers,
      ),
    )

  readonly #printSlides = () =>
    this.#ask(this.#print(import('../slides/slide-pages.ts').then((it) => it.slidePages)))

  /** Prints once if the address requests a handout or slides of its lecture. */
  readonly #printFollows = (): void => {
    if (!this.#printAsked || this.files.awaited || !this.#tour.at.lecture) return
    this.#printAsked = false
    const { handout } = urlOptions
    untracked(() =>
      handout === undefined
        ? this.#printSlides()
        : this.#printHandout(handout === 'usual' ? undefined : handout === 'with-answers'),
    )
  }

  /** All entries of the menu, starting with the lectures saved here. */
  get menu(): readonly MenuGroup[] {
    const pictureOf = (one: SavedLecture) => {
      const picture = this.#keptPictures.value?.of(one)
      return picture && html`<bl-small-picture .picture=${picture}></bl-small-picture>`
    }
    return [...keptGroups(this.files.kept, new Date(), pictureOf), ...this.#menu.value]
  }

  /** The languages in which the current lecture can be read. */
  get reading(): ReadingLanguages {
    const { at } = this.#tour
    return { languages: at.lecture?.manuscript?.languages ?? [], current: wordsLanguage(at) }
  }

  /**
   * Switches the language and remembers it; experiment and results stay. A language that the interface does not support applies only to the
   * lecture.
   */
  async speak(language: string): Promise<void> {
    if (isLanguage(language)) {
      await speakLanguage(language)
      keepLanguage(language)
    } else setPreferredLanguages([language])
    languageTurns.value++
    // A lecture that is being edited stays in the language in which it is written.
    if (!this.writing) await this.#tour.tellAnew()
    redraw(document)
  }

  /** Opens an entry of the menu; for a lecture, at a step counted from 0. */
  async open(id: string, step: number): Promise<void> {
    const found = functionOfEntry(id)
    if (!found) return this.#tour.openLecture(id, step)
    const { functionExperiment } = await orLoadError(
      import('../lecture/function-experiment.ts'),
      'the function',
    )
    this.#tour.openExperiment(functionExperiment(found), found.title)
  }

  /** Reads the saved lectures again, and the step at which each was left. */
  readMenu(): void {
    this.#menu.value = menuGroups()
    void this.files.readKept().then(() => this.#drawKept())
  }

  /** Draws pictures of the saved lectures. If the code for it does not load, they keep the default picture. */
  async #drawKept(): Promise<void> {
    const { kept } = this.files
    if (kept.length === 0) return
    const { KeptPictures: Made } = await import('./kept-pictures.ts').catch(() => ({
      KeptPictures: undefined,
    }))
    if (!Made || this.#disposed) return
    this.#keptPictures.value ??= new Made()
    await this.#keptPictures.value.draw(kept, this.#study.theme)
  }

  /** Loads the words that the menu searches. */
  async fetchMenuWords(): Promise<void> {
    await fetchWords()
    this.readMenu()
  }

  get aside(): Aside {
    return this.#aside.value
  }

  /** Errors from everything around the landscape. */
  get issues(): readonly ExperimentIssue[] {
    return [...this.files.issues, ...this.door.issues, ...this.#faults.value, ...this.#pictures.issues]
  }

  /**
   * The points of the step’s sweep in the order of its values. Stored points are used until all are computed; empty while some are missing.
   */
  readonly #points = computed((): readonly SweepPoint[] => {
    const { sweep, reference } = this.#pictures.shared
    const isWhole = sweep.total.value > 0 && sweep.done.value === sweep.total.value
    const points = isWhole ? sweep.points.value : reference.points.value
    const { values = [] } = this.#study.step.value?.sweep ?? {}
    const found = values.flatMap((value) => points.find((point) => point.value === value) ?? [])
    return found.length === values.length ? found : []
  })

  /** The true curve for the step’s question; undefined until the points of the sweep are known. */
  readonly #curve = computed((): Truth | undefined => {
    const [question, points] = [this.#study.step.value?.question, this.#points.value]
    return question && points.length > 0 ? sweptTruth(question, points) : undefined
  })

  /**
   * The picture in which the guess is made: the hero of the step, or the first inset that has the axis. In front of an audience, an open
   * question replaces the insets.
   */
  readonly #guessed = computed((): PictureName | undefined => {
    const { step, store, guessing } = this.#study
    const shown = arrangementOf(step.value, store.experiment)
    const { hero, insets } = guessing.isOpen && guessing.room.value ? besideVotes(shown) : shown
    return this.#pictures.guessedIn([hero, ...insets])
  })

  dismiss(): void {
    this.#faults.value = []
    this.files.dismiss()
    this.door.dismiss()
    this.#pictures.dismiss()
  }

  /** Closes what is open, or ends drawing, sweeping or a pending computation. Returns false if there is nothing to cancel. */
  cancel(): boolean {
    const { room } = this.#study.guessing
    if (this.#homework.peek()?.cancel() || (!room.peek() && this.writing?.cancel())) return true
    if (!this.drawing) return this.#pictures.cancel()
    this.#ask(this.#draw())
    return true
  }

  /**
   * Shows how to leave the current mode, when Escape is pressed with nothing open. To exit the editor, its list of steps must have the
   * focus.
   */
  tellWayOut(): void {
    if (this.#mode === 'writing') this.writing?.focusSteps()
    this.wayOut.tell()
  }

  get #mode(): Mode {
    const { room, isOpen } = this.#study.guessing
    if (room.value) return 'presenting'
    if (this.writing) return 'writing'
    if (isOpen) return 'asked'
    return this.#tour.at.apart ? 'sandbox' : 'reading'
  }

  dispose(): void {
    this.#stop()
    this.#writing.peek()?.dispose()
    this.files.dispose()
    this.door.dispose()
    this.#brought.peek()?.dispose()
    this.#taken.peek()?.dispose()
    this.#homework.peek()?.dispose()
    this.#printed?.dispose()
    this.#study.guessing.curve.value = undefined
    this.#study.guessing.picture.value = undefined
    this.#selfPlay.dispose()
    this.#disposed = true
    this.#live.peek()?.dispose()
    this.#live.value = undefined
    this.#pictures.dispose()
  }

  /** `stage`: whether the pictures are on the stage, so that there is no strip of charts below it. */
  show(stage: boolean, acts: LectureActs): SidePanelTemplates {
    const [study, tour] = [this.#study, this.#tour]
    const { guessing } = study
    const { network, shared } = this.#pictures
    const { measures } = shared
    return {
      lecture: () =>
        this.writing?.column(!stage, acts.allControls) ?? [
          this.#homework.value?.card() ?? nothing,
          appLecture(study, tour, this.#player(), stage, acts, this.numbers),
        ],
      write: () => writeButton(tour, true),
      panels: () =>
        guessing.isOpen && this.aside === 'measures'
          ? html`<p class="quiet">Measures appear after you guess.</p>`
          : appAside({ study, network, measures }, this.aside, (aside) => (this.#aside.value = aside)),
      charts: () => (guessing.isOpen ? html`<p class="veil">waits for your guess</p>` : this.#charts()),
      picture: (name) => ({
        label: pictures[name].label,
        content: watched(() => this.#pictures.template(name)),
      }),
    }
  }

  /** The header in present mode, the question for the audience, and the footer. */
  present(timeline: () => unknown, said: string, acts: PresentActs): PresentTemplates {
    const [study, tour] = [this.#study, this.#tour]
    return {
      head: () => presentHead(study, this.numbers),
      question: () => appQuestion(study, true, this.numbers),
      bar: () => presentBar(study, tour, this.#player(timeline()), said, acts),
    }
  }

  /** The controls of a lecture that can play automatically. In a row, they replace the timeline while it plays. */
  #player(timeline?: unknown) {
    const player = this.#selfPlay
    const { parts } = player
    if (parts.length === 0) return timeline ?? nothing
    const bar = html`<bl-self-play
      ?row=${timeline !== undefined}
      .parts=${parts}
      .step=${this.#tour.at.step}
      .phase=${player.phase}
      ?playing=${player.playing}
      @bl-command=${(event: CommandEvent) => {
        event.stopPropagation()
        if (event.command === 'play') player.play()
        else player.stop()
      }}
    ></bl-self-play>`
    return timeline === undefined || player.playing ? bar : html`${bar} ${timeline}`
  }

  /** Measures are computed only while they are visible. */
  readonly #measuresSeen = (): void => {
    this.#pictures.shared.measures.seen.value = this.#right() && this.aside === 'measures'
  }

  #charts() {
    const study = this.#study
    const { training } = study.store
    if (!training) return nothing
    const { shared } = this.#pictures
    const { slice, measures } = shared
    const swept = study.told?.sweep
    const picture = swept
      ? sweepCharts(
          shared,
          swept,
          study.store.experiment,
          study.theme,
          study.guessing,
          undefined,
          study.told?.dial,
          undefined,
          sweptStep(study, swept),
        )
      : (matrixTiles(study.together) ?? learnedChart(study, shared))
    return appCharts(
      study,
      training,
      picture,
      slice.value.value,
      runChart(study, study.guessing, shared),
      besideCharts(study, measures),
      swept !== undefined,
    )
  }
}
