import { batch, effect, signal } from '@preact/signals-core'
import { html, nothing } from 'lit'
import '../../elements/editor/check/bl-check.ts'
import '../../elements/editor/bl-source.ts'
import '../../elements/editor/bl-stage-strip.ts'
import '../../elements/editor/steps/bl-step-list.ts'
import '../../elements/editor/words/bl-words.ts'
import { rowsText, type CheckEvent } from '../../elements/editor/check/bl-check.ts'
import { CommandEvent } from '../../elements/events.ts'
import { asGiven } from '../../words/language/language.ts'
import type { GuessEvent } from '../../elements/guess-event.ts'
import { icon } from '../../elements/style/icons.ts'
import { panelIcon } from '../../elements/style/panel-icons.ts'
import { Outline } from '../../exchange/lecture/edit/outline.ts'
import { stepId } from '../../exchange/lecture/merged.ts'
import type { SavedVersion } from '../../study/lecture/saved-versions.ts'
import type { Lecture } from '../../scenarios/place.ts'
import type { Study } from '../../study/study.ts'
import { download } from '../download.ts'
import { headline, historyButtons, shareCard, type HeaderActs } from '../header.ts'
import type { KeyAction } from '../keys.ts'
import { appQuestion } from '../lecture/question.ts'
import { controlsOfStep } from '../lecture/step-acts.ts'
import type { Draft } from './draft/draft.ts'
import { holdsOf } from './check/claim-checks.ts'
import { Editor, type Desk, type EditorTab } from './editor.ts'
import { EditorFocus } from './focus.ts'
import type { WordsPart } from './draft/lecture-words.ts'
import { Preview } from './preview.ts'
import { Sentence } from './sentence.ts'
import { Shelf } from './shelf/shelf.ts'
import { Translating } from './translate/translating.ts'
import { SmallPictures } from './small-pictures.ts'
import { stateWords } from './draft/state-words.ts'
import { drawnMarks, triesOf } from './suggestions.ts'
import { checkPane, notices, overStage, source, stepList, waitingVeil, words } from './writing.ts'

/** The parts of the editor, of which a phone shows one at a time. */
const tabNames: Readonly<Record<EditorTab, string>> = { words: 'Text', stage: 'Stage', shelf: 'More' }

/** Shortcuts of the page that work everywhere in the editor, unless a field has the focus. */
const always: ReadonlySet<KeyAction> = new Set([
  'next-step',
  'previous-step',
  'play-or-pause',
  'step',
  'help',
  'cancel',
  'undo',
  'redo',
])

/** What the editor needs from the page around it. */
export interface Around extends Desk {
  /** The node that contains the parts of the editor. */
  readonly root: ParentNode
  /** Exits the editor. */
  leave(): void
  /** Shows the current text compared with a version of it. */
  compare(version: SavedVersion): void
  /** Tells the user how to type and how to exit the editor. */
  tellWays(): void
  /** The lecture of which this is a copy, if it is one. */
  readonly original: Lecture | undefined
  /** Exits the editor and opens that lecture. */
  openOriginal(): void
}

/**
 * The parts of the page while a lecture is edited: its header, the steps with their texts or the source text, and the changes on the stage.
 * Call `dispose` when done.
 */
export class WrittenPage {
  readonly editor: Editor
  readonly sentence: Sentence
  readonly shelf: Shelf
  readonly translating: Translating
  /** The step as others see it. */
  readonly #preview: Preview
  /** Id of the step whose question is being tried, or ''. */
  readonly #tried = signal('')
  /** Whether the notice that this is a copy was closed. */
  readonly #knowsCopy = signal(false)
  readonly #study: Study
  readonly #around: Around
  readonly #focus: EditorFocus
  readonly #pictures: SmallPictures
  readonly #gone = new AbortController()
  readonly #stops: readonly (() => void)[]

  constructor(around: Around, draft: Draft) {
    this.#study = around.study
    this.#around = around
    this.editor = new Editor(around, draft)
    this.sentence = new Sentence(this.editor, around.study)
    this.translating = new Translating(this.editor)
    this.shelf = new Shelf(this.editor, around.study, {
      vary: (path, as) => {
        batch(() => {
          this.shelf.open.value = ''
          this.editor.tab.value = 'stage'
          this.sentence.offer(path, as)
        })
        void this.#drawn().then(() => this.#focus.sentence())
      },
      goToFence: (name) => void this.#goToFence(name),
      tryQuestion: () => this.#try(),
    })
    this.#preview = new Preview(draft, () => this.asks)
    this.#focus = new EditorFocus(around.root)
    this.#pictures = new SmallPictures(
      () => draft.lecture,
      () => around.study.store,
      () => around.study.theme,
    )
    this.editor.listen(
      this.#gone.signal,
      {
        F2: () => void this.#turnText(),
        F4: () => void this.#translate(!this.translating.open.peek()),
        F6: () => this.#focus.cycle(1),
        'Shift+F6': () => this.#focus.cycle(-1),
        F8: () => void this.#nextProblem(1),
        'Shift+F8': () => void this.#nextProblem(-1),
      },
      () => around.presenting(),
    )
    // A hidden page may be closed without another event.
    for (const type of ['pagehide', 'visibilitychange'])
      addEventListener(type, () => draft.keepNow(), { signal: this.#gone.signal })
    this.#stops = [effect(this.#focusFollows), effect(this.#presentFollows), effect(this.#placeFollows)]
  }

  /**
   * Handles a shortcut of the page that means something else in the editor, and returns false for all others. Single letters work only in
   * the list of steps, because elsewhere the user may be typing next to a field.
   */
  key(action: KeyAction): boolean {
    const acts: Partial<Readonly<Record<KeyAction, () => void>>> = {
      undo: () => void this.editor.undo(),
      redo: () => void this.editor.redo(),
      ...(this.#focus.inSteps
        ? { edit: () => this.#around.leave() }
        : !always.has(action) && { [action]: () => this.#around.tellWays() }),
    }
    acts[action]?.()
    return acts[action] !== undefined
  }

  /** Closes the innermost open part. Returns false if nothing is open. */
  cancel(): boolean {
    const { editor } = this
    if (editor.checks.stop()) return true
    if (this.asks) this.#stopTrying()
    else if (this.shelf.open.peek() !== '') this.shelf.close()
    else if (editor.checking.peek()) this.#showCheck(false)
    else if (this.#preview.close()) return true
    else if (editor.source.peek()) void this.#turnText()
    else if (this.translating.open.peek()) void this.#translate(false)
    else return false
    return true
  }

  /** Focuses the list of steps. */
  focusSteps(): void {
    this.#focus.show('list')
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#gone.abort()
    this.shelf.dispose()
    this.#preview.dispose()
    this.#pictures.dispose()
    this.editor.dispose()
  }

  header(acts: HeaderActs) {
    const { draft } = this.editor
    const { title } = draft.words.value
    return html`<header>
      ${headline(title === '' ? 'No name yet' : asGiven(title), acts)}
      <p class="state quiet" role="status">${stateWords(draft.state)}</p>
      <span class="grow"></span>
      ${historyButtons(
        draft,
        () => void this.editor.undo(),
        () => void this.editor.redo(),
      )}
      ${this.#checkButton()}
      <button
        class="button"
        title="Source text of the lecture (F2)"
        aria-pressed=${this.editor.source.value}
        @click=${() => void this.#turnText()}
      >
        ${icon('notes')} <span class="name">Source</span>
      </button>
      <button
        class="button"
        title="Translate the lecture (F4)"
        aria-label="Translate"
        aria-pressed=${this.translating.open.value}
        @click=${() => void this.#translate(!this.translating.open.peek())}
      >
        ${panelIcon('translate')} <span class="name">Translate</span>
      </button>
      <button
        class="button"
        title="Download (Ctrl S)"
        aria-label="Save"
        @click=${({ target }: Event) => target?.dispatchEvent(new CommandEvent('save-lecture'))}
      >
        ${panelIcon('folder')} <span class="name">Save</span>
      </button>
      ${shareCard(this.#study, this.#around.tour.at, true)}
      <button class="button" title="Present (P)" aria-label="Present" @click=${() => acts.present()}>
        ${icon('screen')} <span class="name">Present</span>
      </button>
      <button class="button" title="Exit editor (E)" aria-label="Read" @click=${() => this.#around.leave()}>
        ${icon('eye')} <span class="name">Read</span>
      </button>
      <button
        class="icon"
        title="Keyboard shortcuts and gestures (?)"
        aria-label="Help"
        @click=${() => acts.help()}
      >
        ?
      </button>
    </header>`
  }

  /**
   * The steps, and the texts of the current one or the source text. `form`: whether the form of the experiment is open, which `allControls`
   * toggles.
   */
  column(form: boolean, allControls: () => void) {
    const { editor } = this
    const isText = editor.source.value
    const translates = !isText && this.translating.open.value
    return html`<div
      class="desk"
      ?data-text=${isText || translates}
      data-tab=${editor.tab.value}
      @focusout=${({ target }: Event) => this.#focus.keep(target)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && this.#focus.leaveWords()) event.preventDefault()
      }}
    >
      ${notices(editor, this.#original())} ${stepList(editor, (id) => this.#pictures.of(id))}
      ${
        isText
          ? source(editor)
          : translates
            ? this.translating.render(() => void this.#translate(false))
            : this.asks
              ? this.#tryOut()
              : html`<div class="words-of-step">
                  ${words(editor, controlsOfStep(this.#study, form).wide, {
                    seenBy: this.#preview.choice(),
                    tries: () =>
                      triesOf(this.#around.tour.at, {
                        opened: this.#study.store.opened,
                        onStage: editor.onStage.value,
                      }),
                    drawn: () => drawnMarks(this.#study),
                    form,
                    allControls,
                    ask: () => this.#ask(),
                    compare: (version) => this.#around.compare(version),
                    goTo: (problem) => void this.#goTo(problem),
                  })}
                </div>`
      }
      ${this.#tabs()}
    </div>`
  }

  /** The notice that this is a copy, with a link to the original, until the user closes it. */
  #original() {
    const { original, openOriginal } = this.#around
    if (!original || this.#knowsCopy.value) return nothing
    return html`<p class="notice">
      Editing a copy of “${asGiven(original.title)}”. The original is unchanged.
      <button class="button" @click=${() => openOriginal()}>Back to the original</button>
      <button
        class="button icon"
        aria-label="Close this notice"
        @click=${() => {
          this.#knowsCopy.value = true
          this.#focus.show('list')
        }}
      >
        ${icon('close')}
      </button>
    </p>`
  }

  /** The tabs of a phone. */
  #tabs() {
    const { tab, checking } = this.editor
    const open = (name: EditorTab) => () => {
      if (checking.peek()) this.#showCheck(false)
      tab.value = name
      document.scrollingElement?.scrollTo(0, 0)
    }
    const current = (is: boolean) => (is ? 'true' : nothing)
    return html`<nav class="tabs" aria-label="View">
      ${(Object.keys(tabNames) as EditorTab[]).map(
        (name) =>
          html`<button
            class="button"
            aria-current=${current(name === tab.value && !checking.value)}
            @click=${open(name)}
          >
            ${tabNames[name]}
          </button>`,
      )}
      <button
        class="button"
        aria-current=${current(checking.value)}
        @click=${() => this.#showCheck(!checking.peek())}
      >
        Check
      </button>
    </nav>`
  }

  /** What is above the stage: its unsaved changes, or the list of claims; nothing while a question is tried. */
  strip() {
    const { editor, sentence } = this
    const preview = this.#preview.pane() ?? nothing
    if (this.asks) return preview
    return html`${overStage(editor, sentence)} ${waitingVeil(editor, (problem) => void this.#goTo(problem))}
    ${preview} ${editor.checking.value ? checkPane(editor, (event) => this.#hearCheck(event)) : nothing}`
  }

  /** Id of the current step. */
  get #stepId(): string {
    const { draft } = this.editor
    return draft.words.value.steps[draft.step.value]?.id ?? ''
  }

  /** Whether the question of the current step is being asked on the stage. Tracked. */
  get asks(): boolean {
    return this.#tried.value !== '' && this.#tried.value === this.#stepId && this.#study.guessing.possible
  }

  /** Asks the question of the current step as readers see it, from the start each time. */
  #try(): void {
    batch(() => {
      this.shelf.open.value = ''
      this.editor.tab.value = 'words'
      this.#tried.value = this.#stepId
    })
  }

  /** Opens the form of the current step’s question. */
  #ask(): void {
    batch(() => {
      this.editor.checking.value = false
      this.shelf.open.value = 'asked'
      this.editor.tab.value = 'shelf'
    })
    void this.#drawn().then(() => this.#focus.shelf())
  }

  /** The question as readers see it, shown instead of the texts. */
  #tryOut() {
    return html`<div
      class="words-of-step tried"
      @bl-guess=${(event: GuessEvent) => {
        if (event.act.kind !== 'questions') return
        event.stopPropagation()
        this.#stopTrying()
      }}
    >
      <div class="where">${this.#preview.choice()}</div>
      ${appQuestion(this.#study, false, this.editor.numbers)}
      <button class="button" @click=${() => this.#stopTrying()}>${panelIcon('pen')} Keep writing</button>
    </div>`
  }

  /** Ends the trial and returns to the form of the question. */
  #stopTrying(): void {
    this.#tried.value = ''
    this.#ask()
  }

  async #goToFence(name: string): Promise<void> {
    const { draft } = this.editor
    const outline = new Outline(draft.text)
    const section = outline.steps[draft.step.peek()]
    const line = (section && outline.fenceOf(section, name)?.line) ?? section?.line ?? 1
    await this.#goTo({ line, column: 1 })
  }

  /** The button that shows how many claims hold and opens the list. */
  #checkButton() {
    const { checks, checking, draft } = this.editor
    const { hold, fail: failed, left } = checks.counts.value
    const fail = failed + draft.problems.length
    const said = [
      hold > 0 ? `${hold} hold` : '',
      fail > 0 ? `${fail} ${fail === 1 ? 'does' : 'do'} not` : '',
      left > 0 ? `${left} not checked` : '',
    ]
    return html`<button
      class="button check"
      title="Claims of the lecture${said.some(Boolean) ? `: ${said.filter(Boolean).join(', ')}` : ''}"
      aria-pressed=${checking.value}
      @click=${() => this.#showCheck(!checking.peek())}
    >
      ${hold > 0 ? html`<span class="held">✓ ${hold}</span>` : nothing}
      ${fail > 0 ? html`<span class="failed">× ${fail}</span>` : nothing}
      <span class="name">Check</span>
    </button>`
  }

  /** Opens the list of claims. */
  check(): void {
    this.#showCheck(true)
  }

  /** Opens the list of claims and checks those not checked yet, or closes it. */
  #showCheck(on: boolean): void {
    const { checks, checking } = this.editor
    checking.value = on
    if (on) checks.checkAll()
    else checks.stop()
    void this.#drawn().then(() => (on ? this.#focus.showCheck() : this.#focus.show('list')))
  }

  /** Copies the claims to the clipboard, or saves them as a file if the browser blocks the clipboard, as in many frames. */
  async #copyClaims(text: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      download(new Blob([text], { type: 'text/plain' }), 'claims.txt')
    }
  }

  #hearCheck({ act }: CheckEvent): void {
    const { editor } = this
    const { checks } = editor
    switch (act.kind) {
      case 'check':
        return checks.checkAll()
      case 'stop':
        return void checks.stop()
      case 'skip':
        return checks.skip()
      case 'close':
        return this.#showCheck(false)
      case 'copy':
        return void this.#copyClaims(rowsText(editor.claimRows, editor.draft.problems))
      case 'problem':
        this.#showCheck(false)
        return void this.#goTo(act.problem)
      case 'mend':
        return void editor.mendClaim(act.key)
      case 'go': {
        const step = checks.checked.peek().find(({ key }) => key === act.key)?.claim.step
        return void this.#goToStep(step ?? 0)
      }
    }
  }

  /** Goes to the text of a step of the lecture. The source text may contain more steps. */
  async #goToStep(at: number): Promise<void> {
    const { editor } = this
    const { draft } = editor
    const written = draft.good.steps[at]
    const step = draft.words.peek().steps.findIndex(({ id }) => written && id === stepId(written))
    if (step < 0) return
    editor.source.value = false
    editor.tab.value = 'words'
    await editor.steps({ kind: 'choose', step })
    await this.#drawn()
    this.#focus.show({ step, part: 'prose' })
  }

  /** The part that has the focus, or the title of the step. */
  get #part(): WordsPart {
    const step = this.editor.draft.step.peek()
    const [of = 'step', part = 'title'] = this.#focus.part?.split('-') ?? []
    return of === 'lecture' ? { part } : { step, part }
  }

  /** Opens the source text at the part that has the focus, or closes it and focuses the part at its caret. */
  async #turnText(): Promise<void> {
    const { editor } = this
    if (editor.source.peek()) {
      const part = this.#focus.partInText
      editor.source.value = false
      if (part?.step !== undefined) await editor.steps({ kind: 'choose', step: part.step })
      if (part?.part === 'minute') this.shelf.open.value = 'spoken'
      await this.#drawn()
      this.#focus.show(part ?? 'list')
      return
    }
    const part = this.#part
    editor.source.value = true
    await this.#drawn()
    this.#focus.showInText(editor.draft.text, part)
  }

  /** Opens the translation instead of the texts, or closes it. */
  async #translate(on: boolean): Promise<void> {
    batch(() => {
      this.translating.open.value = on
      this.editor.source.value = false
      this.editor.tab.value = 'words'
    })
    await this.#drawn()
    if (on) this.#focus.showTranslation()
    else this.#focus.show('list')
  }

  /** Goes to the next or previous problem of the source text, or without problems to the text of a claim that does not hold. */
  async #nextProblem(by: 1 | -1): Promise<void> {
    const { draft, checks } = this.editor
    if (this.#focus.nextTranslation(by)) return
    const wrong = checks.checked.peek().filter((one) => holdsOf(one) === false)
    if (draft.problems.length === 0 && wrong.length > 0) {
      this.#wrong = (Math.max(this.#wrong, by > 0 ? -1 : 0) + by + wrong.length) % wrong.length
      return this.#goToStep(wrong[this.#wrong]?.claim.step ?? 0)
    }
    if (!this.editor.source.peek()) {
      this.editor.source.value = true
      await this.#drawn()
    }
    this.#focus.nextProblem(by)
  }

  /** Index of the false claim visited last. */
  #wrong = -1

  async #goTo(problem: { readonly line: number; readonly column: number }): Promise<void> {
    this.editor.tab.value = 'words'
    this.editor.source.value = true
    await this.#drawn()
    this.#focus.showProblem(problem)
  }

  /** Resolves once the page and its elements are rendered, each a microtask after the other. */
  async #drawn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve))
  }

  readonly #focusFollows = (): void => {
    const wanted = this.editor.wanted.value
    if (!wanted) return
    if (wanted !== 'list') this.editor.tab.value = wanted.part === 'ask' ? 'shelf' : 'words'
    void this.#drawn().then(() => {
      this.editor.wanted.value = undefined
      this.#focus.show(wanted)
    })
  }

  #presented = false
  /** After presenting, returns the focus to the text that had it. */
  readonly #presentFollows = (): void => {
    const presenting = this.#around.presenting()
    if (this.#presented && !presenting) void this.#drawn().then(() => this.#focus.comeBack())
    this.#presented = presenting
  }

  /** Ends editing when the page shows something else. */
  readonly #placeFollows = (): void => {
    if (!this.editor.isOpen) queueMicrotask(() => this.#around.leave())
  }
}
