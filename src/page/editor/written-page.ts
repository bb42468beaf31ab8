import { effect } from '@preact/signals-core'
import { html } from 'lit'
import '../../elements/editor/bl-source.ts'
import '../../elements/editor/bl-stage-strip.ts'
import '../../elements/editor/bl-step-list.ts'
import '../../elements/editor/bl-words.ts'
import { CommandEvent } from '../../elements/events.ts'
import { icon, type IconName } from '../../elements/style/icons.ts'
import type { Study } from '../../study/study.ts'
import { shareCard, type HeaderActs } from '../header.ts'
import type { KeyAction } from '../keys.ts'
import { stepHand } from '../lecture/step-acts.ts'
import type { Draft } from './draft.ts'
import { Editor, type Desk } from './editor.ts'
import { EditorFocus } from './focus.ts'
import type { WordsPart } from './lecture-words.ts'
import { Shelf } from './shelf/shelf.ts'
import { stateWords } from './state-words.ts'
import { source, stageStrip, stepList, words } from './writing.ts'

/** The page on which it is written. */
export interface Around extends Desk {
  /** Where the parts of the editor are. */
  readonly root: ParentNode
  /** Tracked. */
  presenting(): boolean
  /** Goes back to reading. */
  leave(): void
}

/** The parts of the page while a lecture is written: its head, the steps with their words or the text, and what is on the stage. Ends by `dispose`. */
export class WrittenPage {
  readonly editor: Editor
  readonly shelf: Shelf
  readonly #study: Study
  readonly #around: Around
  readonly #focus: EditorFocus
  readonly #gone = new AbortController()
  readonly #stops: readonly (() => void)[]

  constructor(around: Around, draft: Draft) {
    this.#study = around.study
    this.#around = around
    this.editor = new Editor(around, draft)
    this.shelf = new Shelf(this.editor, around.study)
    this.#focus = new EditorFocus(around.root)
    this.editor.listen(
      this.#gone.signal,
      {
        F2: () => void this.#turnText(),
        F6: () => this.#focus.cycle(1),
        'Shift+F6': () => this.#focus.cycle(-1),
        F8: () => void this.#nextProblem(1),
        'Shift+F8': () => void this.#nextProblem(-1),
      },
      () => around.presenting(),
    )
    this.#stops = [effect(this.#focusFollows), effect(this.#presentFollows), effect(this.#placeFollows)]
  }

  /** Carries out a key of the page, where it is another one while a lecture is written. Returns false where it is not. */
  key(action: KeyAction): boolean {
    const acts: Partial<Readonly<Record<KeyAction, () => void>>> = {
      undo: () => void this.editor.undo(),
      redo: () => void this.editor.redo(),
      edit: () => this.#around.leave(),
      ...(this.shelf.open.peek() !== '' && { cancel: () => this.shelf.close() }),
    }
    acts[action]?.()
    return acts[action] !== undefined
  }

  dispose(): void {
    for (const stop of this.#stops) stop()
    this.#gone.abort()
    this.editor.dispose()
  }

  header(acts: HeaderActs) {
    const { draft } = this.editor
    const { undoLabel, redoLabel } = draft
    const title = draft.words.value.title
    const button = (name: string, picture: IconName, enabled: boolean, act: () => void) =>
      html`<button class="icon" title=${name} aria-label=${name} ?disabled=${!enabled} @click=${act}>
        ${icon(picture)}
      </button>`
    return html`<header>
      <h1>Badlands</h1>
      <button
        class="button open"
        title="Lectures and experiments"
        aria-haspopup="dialog"
        @click=${() => acts.menu()}
      >
        <span class="title">${title === '' ? 'No name yet' : title}</span>
        <span class="down">${icon('chevron')}</span>
      </button>
      <p class="state quiet" role="status">${stateWords(draft.state)}</p>
      <span class="grow"></span>
      ${button(`Undo${undoLabel ? `: ${undoLabel}` : ''} (Ctrl Z)`, 'back', undoLabel !== undefined, () => void this.editor.undo())}
      ${button(`Redo${redoLabel ? `: ${redoLabel}` : ''} (Ctrl shift Z)`, 'forward', redoLabel !== undefined, () => void this.editor.redo())}
      <button
        class="button"
        title="The text of the lecture (F2)"
        aria-pressed=${this.editor.source.value}
        @click=${() => void this.#turnText()}
      >
        ${icon('notes')} <span class="name">Source</span>
      </button>
      <button
        class="button"
        title="Save as a file (Ctrl S)"
        aria-label="Save"
        @click=${({ target }: Event) => target?.dispatchEvent(new CommandEvent('save-lecture'))}
      >
        ${icon('folder')} <span class="name">Save</span>
      </button>
      ${shareCard(this.#study, this.#around.tour.at, true)}
      <button class="button" title="Present (P)" aria-label="Present" @click=${() => acts.present()}>
        ${icon('screen')} <span class="name">Present</span>
      </button>
      <button
        class="button"
        title="Back to reading (E)"
        aria-label="Read"
        @click=${() => this.#around.leave()}
      >
        ${icon('eye')} <span class="name">Read</span>
      </button>
      <button class="icon" title="Keys and gestures (?)" aria-label="Help" @click=${() => acts.help()}>
        ?
      </button>
    </header>`
  }

  /** The steps, and the words of the one at hand or the text; `form`: that of the experiment is open, which `allControls` opens and closes. */
  column(form: boolean, allControls: () => void) {
    const { editor } = this
    const isText = editor.source.value
    return html`<div
      class="desk"
      ?data-text=${isText}
      @focusout=${({ target }: Event) => this.#focus.keep(target)}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Escape' && this.#focus.leaveWords()) event.preventDefault()
      }}
    >
      ${stepList(editor)}
      ${
        isText
          ? source(editor)
          : html`<div class="words-of-step">
              ${words(editor, stepHand(this.#study, form).wide, {
                form,
                allControls,
                goTo: (problem) => void this.#goTo(problem),
              })}
            </div>`
      }
    </div>`
  }

  strip() {
    return stageStrip(this.editor)
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

  async #nextProblem(by: 1 | -1): Promise<void> {
    if (!this.editor.source.peek()) {
      this.editor.source.value = true
      await this.#drawn()
    }
    this.#focus.nextProblem(by)
  }

  async #goTo(problem: { readonly line: number; readonly column: number }): Promise<void> {
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
