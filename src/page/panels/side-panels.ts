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

/** The two things right of the stage: the experiment, or what is measured of it. */
type Aside = 'experiment' | 'measures'

const names: Readonly<Record<Aside, string>> = { experiment: 'Experiment', measures: 'Measures' }

/** All that the right column is made of. */
interface AsideSource {
  readonly study: Study
  readonly network: ShownNetwork
  readonly measures: Measures
}

/** The panels of the experiment or the measures, and the two buttons that choose between them. */
function appAside({ study, network, measures }: AsideSource, shown: Aside, show: (aside: Aside) => void) {
  // Nothing is measured where nothing is trained.
  if (!study.store.training) return experimentPanels(study, network)
  return html`<div class="asides" role="group" aria-label="Shown here">
      ${(['experiment', 'measures'] as const).map(
        (aside) =>
          html`<button aria-pressed=${shown === aside} @click=${() => show(aside)}>${names[aside]}</button>`,
      )}
    </div>
    ${shown === 'measures' ? measureCards(study, measures) : experimentPanels(study, network)}`
}

/** The templates of what is shown around the landscape, each made where it is asked for. */
export interface SidePanelTemplates {
  readonly lecture: () => unknown
  /** The button that begins to write what is shown. */
  readonly write: () => unknown
  readonly panels: () => unknown
  readonly charts: () => unknown
  /** The picture of a name, for the stage. */
  readonly picture: (name: PictureName) => LabelledPicture
}

/** The templates of present mode, each made where it is asked for. */
export interface PresentTemplates {
  readonly head: () => unknown
  readonly question: () => unknown
  readonly bar: () => unknown
}

const noViews: LiveViews = new Map()

/** Milliseconds after which the whole page is kept on this machine: no more is asked for by itself. */
const keptAfter = 10_000

/** The sides of the landscape: words and predictions left of it, panels and measures right of it, charts below it. Owns what is computed and shown there: `dispose`. */
export class SidePanels {
  /** Lectures that come and go as texts. */
  readonly files: LectureFiles
  /** The one way in for files, and for what is pasted. */
  readonly door: Importer
  /** How to leave what the page is in. */
  readonly wayOut = new WayOut(() => this.#mode)
  readonly #menu = signal(menuGroups())
  /** Undefined before the menu opens on a browser that keeps lectures. */
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
  /** Drafts that were left for reading, by their lectures: undo goes on where they are written again. */
  readonly #leftDrafts = new Map<string, Draft>()
  readonly #homework = signal<AssignmentPanel | undefined>()
  readonly #brought = signal<ImportedLecture | undefined>()
  readonly #taken = signal<ExportDialog | undefined>()
  readonly #values = signal<Values | undefined>()
  readonly #offline = signal<Offline | undefined>()
  /** The pages to print that lie over the page; undefined while none do. */
  #printed: PrintedPages<StepLayout> | undefined
  readonly #faults = signal<readonly ExperimentIssue[]>([])
  readonly #stop: () => void
  #disposed = false
  #printAsked =
    firstRoute.isAsked &&
    (urlOptions.handout !== undefined || new URLSearchParams(location.search).has('print-pdf'))

  /** `right`: what is right of the landscape is seen; tracked. `landscape` shows the study. */
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

  /** The numbers in the words of the step, as they are now; none before what computes them is loaded. */
  readonly numbers = computed((): LiveViews => this.#live.value?.views.value ?? noViews)

  /** Without what computes them the numbers stay those that the words claim. */
  async #liveWordsCome(): Promise<void> {
    const { LiveWords } = await import('../lecture/live-words.ts').catch(() => ({ LiveWords: undefined }))
    if (!LiveWords || this.#disposed) return
    this.#live.value = new LiveWords(this.#study, () => this.#points.value)
  }

  /** The page of the lecture that is written; undefined while none is. */
  get writing(): WrittenPage | undefined {
    return this.#writing.value
  }

  /** The editor that is being opened. */
  #opening: Promise<CSSResult> | undefined

  /**
   * Begins to write what is shown, or a new lecture that opens with it, once, with the parts of the editor in `root`. Returns the style
   * that the page needs. Rejects if the editor cannot be loaded.
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

  /** Goes back to reading, once what was written is read. */
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

  /** Carries out what a button or a key asks for, where that is about the lecture as a whole. */
  hear(command: CommandName): void {
    this.files.hear(command)
    this.door.hear(command)
    if (command === 'take-away') this.#ask(this.#takeAway())
    if (command === 'values') this.#ask(this.#showValues())
    if (command === 'draw') this.#ask(this.#draw())
    if (command === 'homework') this.#ask(this.#withHomework((it) => it.make()))
    if (command === 'print') this.#printHandout()
  }

  /** What lies over the page. */
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

  /** A hand draws the samples of what is shown. */
  get drawing(): boolean {
    const { training } = this.#study.store
    return this.#pictures.shared.drawn.value !== undefined && training !== undefined && isDrawable(training)
  }

  /** Has a hand draw the samples, or ends that. Nothing comes of it where they cannot be drawn, and before a question is answered. */
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

  /** Loads what homework needs, once. */
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

  /** Loads what experiments and tables that come in need, once. */
  async #bring(): Promise<ImportedLecture> {
    const { ImportedLecture: Made } = await orLoadError(
      import('../import/imported-lecture.ts'),
      'the file reader',
    )
    this.#brought.value ??= new Made(this.#study, this.#tour)
    return this.#brought.value
  }

  /** Has the browser keep the built page; silently not where what does it does not come. */
  async #keep(): Promise<void> {
    const { Offline: Made } = await import('../offline/offline.ts')
    if (this.#disposed) return
    this.#offline.value = new Made()
    await this.#offline.value.keep()
  }

  /** Shows what can be taken away. */
  async #takeAway(): Promise<void> {
    const { ExportDialog: Made } = await orLoadError(import('../export/export-dialog.ts'), 'the exporter')
    if (this.#disposed) return
    this.#taken.value ??= new Made(this.#study, this.#tour, this.#landscape, this.#printSlides)
    this.#taken.value.open()
  }

  /** Shows the values of the pictures on the screen as tables. */
  async #showValues(): Promise<void> {
    const { Values: Made } = await orLoadError(import('../values/values.ts'), 'the tables of values')
    if (this.#disposed) return
    this.#values.value ??= new Made(this.#study, document)
    this.#values.value.open()
  }

  /** A lecture some of which is handed in has its homework in the column. */
  readonly #homeworkComes = (): void => {
    if (assignmentAt(this.#tour.at) && !this.#homework.peek()) this.#ask(this.#withHomework(() => undefined))
  }

  /** Makes pages of the lecture at hand to print: a handout, or its slides. */
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

  /** The address asks for a handout or for slides to print: the lecture that it names is shown so, once. */
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

  /** Everything that the menu opens: what is kept here first. */
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
   * Says everything in another language, and keeps that for the next visit; experiment and results stay. In one that the screen does not
   * speak the lecture is read.
   */
  async speak(language: string): Promise<void> {
    if (isLanguage(language)) {
      await speakLanguage(language)
      keepLanguage(language)
    } else setPreferredLanguages([language])
    languageTurns.value++
    // What is being written is read in the language in which it was written.
    if (!this.writing) await this.#tour.tellAnew()
    redraw(document)
  }

  /** Opens an entry of the menu, a lecture at a step from 0. */
  async open(id: string, step: number): Promise<void> {
    const found = functionOfEntry(id)
    if (!found) return this.#tour.openLecture(id, step)
    const { functionExperiment } = await orLoadError(
      import('../lecture/function-experiment.ts'),
      'the function',
    )
    this.#tour.openExperiment(functionExperiment(found), found.title)
  }

  /** Reads anew what is kept, and the steps that lectures were left at. */
  readMenu(): void {
    this.#menu.value = menuGroups()
    void this.files.readKept().then(() => this.#drawKept())
  }

  /** Draws pictures of the lectures that are kept. Without what draws them they have the usual one. */
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

  /** Loads the words that the menu finds. */
  async fetchMenuWords(): Promise<void> {
    await fetchWords()
    this.readMenu()
  }

  get aside(): Aside {
    return this.#aside.value
  }

  /** Faults of what is computed around the landscape. */
  get issues(): readonly ExperimentIssue[] {
    return [...this.files.issues, ...this.door.issues, ...this.#faults.value, ...this.#pictures.issues]
  }

  /** The points of the step's sweep in the order of its values: stored ones until all are computed; none before all are there. */
  readonly #points = computed((): readonly SweepPoint[] => {
    const { sweep, reference } = this.#pictures.shared
    const isWhole = sweep.total.value > 0 && sweep.done.value === sweep.total.value
    const points = isWhole ? sweep.points.value : reference.points.value
    const { values = [] } = this.#study.step.value?.sweep ?? {}
    const found = values.flatMap((value) => points.find((point) => point.value === value) ?? [])
    return found.length === values.length ? found : []
  })

  /** What the step's question asks of the sweep; undefined before its points are there. */
  readonly #curve = computed((): Truth | undefined => {
    const [question, points] = [this.#study.step.value?.question, this.#points.value]
    return question && points.length > 0 ? sweptTruth(question, points) : undefined
  })

  /**
   * The picture of the step in which the guess is made: its hero, or else the first inset that has the axis. Before a room an open
   * question has the place of the insets.
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

  /** Puts away what is open, or ends what is drawn by hand, swept, or would be as soon as the rest is done. Returns false if there is nothing of the kind. */
  cancel(): boolean {
    const { room } = this.#study.guessing
    if (this.#homework.peek()?.cancel() || (!room.peek() && this.writing?.cancel())) return true
    if (!this.drawing) return this.#pictures.cancel()
    this.#ask(this.#draw())
    return true
  }

  /** Says how to leave the mode that the page is in, for Escape with nothing open. The editor is left from its list of steps. */
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

  /** `stage`: the pictures are on the stage, so that there is no strip of charts below it. */
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

  /** The head of the screen in present mode, the question for the room, and the foot. */
  present(timeline: () => unknown, said: string, acts: PresentActs): PresentTemplates {
    const [study, tour] = [this.#study, this.#tour]
    return {
      head: () => presentHead(study, this.numbers),
      question: () => appQuestion(study, true, this.numbers),
      bar: () => presentBar(study, tour, this.#player(timeline()), said, acts),
    }
  }

  /** The bar of a lecture that plays by itself, nothing of any other; in a row it takes the place of a timeline while it plays. */
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

  /** The measures are computed while they are seen. */
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
