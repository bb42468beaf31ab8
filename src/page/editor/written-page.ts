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

/** The parts of the editor of which a phone shows one. */
const tabNames: Readonly<Record<EditorTab, string>> = { words: 'Text', stage: 'Stage', shelf: 'More' }

/** Keys of the page that act from anywhere in the editor, unless a field has the focus. */
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

/** The page on which it is written. */
export interface Around extends Desk {
  /** Where the parts of the editor are. */
  readonly root: ParentNode
  /** Goes back to reading. */
  leave(): void
  /** Shows what is written beside a version of it. */
  compare(version: SavedVersion): void
  /** Says how to type and how to stop writing. */
  tellWays(): void
  /** The lecture of which a copy is written; undefined if there is none. */
  readonly original: Lecture | undefined
  /** Goes back to reading that lecture. */
  openOriginal(): void
}

/** The parts of the page while a lecture is written: its head, the steps with their words or the text, and what is on the stage. Ends by `dispose`. */
export class WrittenPage {
  readonly editor: Editor
  readonly sentence: Sentence
  readonly shelf: Shelf
  readonly translating: Translating
  /** The step as others see it. */
  readonly #preview: Preview
  /** The name of the step whose question is tried; '' while none is. */
  readonly #tried = signal('')
  /** The notice that a copy is written was closed. */
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
    // A page that is hidden may be ended without another event.
    for (const type of ['pagehide', 'visibilitychange'])
      addEventListener(type, () => draft.keepNow(), { signal: this.#gone.signal })
    this.#stops = [effect(this.#focusFollows), effect(this.#presentFollows), effect(this.#placeFollows)]
  }

  /**
   * Carries out a key of the page that means something else in the editor, and returns false for all others. Letters act from the list of
   * steps alone: anywhere else they may be a sentence that is typed beside its field.
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

  /** Puts away what is innermost of what is open. Returns false where nothing is. */
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

  /** Puts the focus into the list of steps. */
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

  /** The steps, and the words of the one at hand or the text; `form`: that of the experiment is open, which `allControls` opens and closes. */
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

  /** That a copy is written, until its author has read it, and the way to its original. */
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

  /** What a phone shows, one at a time. */
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

  /** What is over the stage: what is on it and not in the step, and in its place what the lecture claims; nothing while a question is tried. */
  strip() {
    const { editor, sentence } = this
    const preview = this.#preview.pane() ?? nothing
    if (this.asks) return preview
    return html`${overStage(editor, sentence)} ${waitingVeil(editor, (problem) => void this.#goTo(problem))}
    ${preview} ${editor.checking.value ? checkPane(editor, (event) => this.#hearCheck(event)) : nothing}`
  }

  /** The name of the step at hand. */
  get #stepId(): string {
    const { draft } = this.editor
    return draft.words.value.steps[draft.step.value]?.id ?? ''
  }

  /** The question of the step at hand is asked on the stage. Tracked. */
  get asks(): boolean {
    return this.#tried.value !== '' && this.#tried.value === this.#stepId && this.#study.guessing.possible
  }

  /** Asks the question of the step at hand, as a reader has it, anew each time. */
  #try(): void {
    batch(() => {
      this.shelf.open.value = ''
      this.editor.tab.value = 'words'
      this.#tried.value = this.#stepId
    })
  }

  /** Opens the form of the question of the step at hand. */
  #ask(): void {
    batch(() => {
      this.editor.checking.value = false
      this.shelf.open.value = 'asked'
      this.editor.tab.value = 'shelf'
    })
    void this.#drawn().then(() => this.#focus.shelf())
  }

  /** The question as a reader has it, in the place of the words. */
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

  /** Goes on with the form of the question. */
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

  /** How many claims hold, and the way to all of them. */
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

  /** Opens the list of what the lecture claims. */
  check(): void {
    this.#showCheck(true)
  }

  /** Opens the list of what the lecture claims, and tries what is not tried yet; or closes it. */
  #showCheck(on: boolean): void {
    const { checks, checking } = this.editor
    checking.value = on
    if (on) checks.checkAll()
    else checks.stop()
    void this.#drawn().then(() => (on ? this.#focus.showCheck() : this.#focus.show('list')))
  }

  /** Puts the claims into the clipboard; they are saved as a file where the browser keeps it closed, as in many frames. */
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

  /** To the words of a step of the lecture, of which the text may have more. */
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

  /** The words that have the focus, the title of the step where none have it. */
  get #part(): WordsPart {
    const step = this.editor.draft.step.peek()
    const [of = 'step', part = 'title'] = this.#focus.part?.split('-') ?? []
    return of === 'lecture' ? { part } : { step, part }
  }

  /** Opens the text at the words that have the focus, or closes it at those where its caret is. */
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

  /** Opens the translations in the place of the words, or closes them. */
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

  /** To the next problem of the text, or the one before; where there is none, to the words of a claim that does not hold. */
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

  /** The claim that was gone to last, of those that do not hold. */
  #wrong = -1

  async #goTo(problem: { readonly line: number; readonly column: number }): Promise<void> {
    this.editor.tab.value = 'words'
    this.editor.source.value = true
    await this.#drawn()
    this.#focus.showProblem(problem)
  }

  /** Resolves when the page and its elements are drawn, each a microtask after the other. */
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
  /** Back from presenting, the words that had the focus have it again. */
  readonly #presentFollows = (): void => {
    const presenting = this.#around.presenting()
    if (this.#presented && !presenting) void this.#drawn().then(() => this.#focus.comeBack())
    this.#presented = presenting
  }

  /** Nothing is written any more where the page shows something else. */
  readonly #placeFollows = (): void => {
    if (!this.editor.isOpen) queueMicrotask(() => this.#around.leave())
  }
}
