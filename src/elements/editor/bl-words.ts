import type { ReadonlySignal } from '@preact/signals-core'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { LiveViews } from '../prose/live-view.ts'
import '../prose/bl-prose.ts'
import { watched } from '../watched.ts'
import { base, buttons } from '../style/tokens.ts'
import type { ClaimNote } from './claim-note.ts'
import { MendEvent, NumbersEvent, WordsEvent } from './editor-events.ts'
import { listed, numberList, numberListStyle, optionId } from './number-list.ts'
import { numberBefore, sourceAt } from './number-place.ts'
import { bracesOf, type OfferedNumber } from './offered-number.ts'
import { wordCount } from './word-count.ts'

/**
 * Words of a lecture, where their reader has them: set as they are read, and a field while they are written. `kind` is how they look;
 * `line` is one line, set as it is written. `most` is the number of words that they should have at most. In words that have `offered`
 * numbers, an open brace lists them, by what is typed behind it; `notes` are the numbers whose claims are false. Dispatches a WordsEvent
 * at each letter, MendEvent, NumbersEvent, and `change` when the field is left.
 */
@customElement('bl-words')
export class BlWords extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    numberListStyle,
    css`
      :host {
        display: block;
      }
      .head {
        display: flex;
        justify-content: space-between;
        gap: var(--bl-2);
        color: var(--bl-ink-2);
        font-size: var(--bl-text-small);
      }
      .head label {
        font-weight: 600;
      }
      :host([kind='try']) .head label {
        color: var(--bl-accent);
      }
      .place {
        position: relative;
        min-height: max(1.75rem, var(--bl-touch));
        margin: 0 calc(-1 * var(--bl-2));
        padding: var(--bl-1) var(--bl-2);
        border: 1px dashed transparent;
        border-radius: var(--bl-radius-small);
      }
      .place:hover {
        border-color: var(--bl-ink-2);
      }
      .place[data-empty] {
        border-color: var(--bl-ink-2);
      }
      .place:focus-within {
        border: 1px solid var(--bl-focus);
        background: var(--bl-card);
        outline: 1px solid var(--bl-focus);
      }
      textarea:focus-visible {
        outline: none;
      }
      textarea {
        display: block;
        width: 100%;
        padding: 0;
        overflow: hidden;
        border: none;
        background: none;
        color: inherit;
        font: inherit;
        resize: none;
        field-sizing: content;
      }
      /* Under the words as they are read, whose place it has for whoever presses there. */
      .place[data-set]:not(:focus-within) textarea {
        position: absolute;
        inset: 0;
        height: 100%;
        opacity: 0;
        cursor: text;
      }
      .place[data-set]:focus-within .set {
        display: none;
      }
      ::placeholder {
        color: var(--bl-ink-2);
        opacity: 1;
      }
      :host([kind='title']) .place {
        font: 650 var(--bl-text-title) / 1.2 var(--bl-font-hand);
      }
      :host([kind='try']) :is(textarea, bl-prose) {
        font: 500 1.0625rem / 1.4 var(--bl-font-hand);
      }
      :host([kind='watch']) :is(textarea, bl-prose) {
        font: 500 var(--bl-text) / 1.45 var(--bl-font);
      }
      :host([kind='prose']) bl-prose,
      :host([kind='prose']) textarea::placeholder {
        font: 400 var(--bl-text-prose) / 1.55 var(--bl-font-prose);
      }
      .many {
        color: var(--bl-accent);
        font-weight: 600;
      }
      .problem {
        margin: var(--bl-1) 0 0;
        color: var(--bl-accent);
        font-size: var(--bl-text-small);
      }
      .notes {
        display: grid;
        gap: var(--bl-1);
        margin: var(--bl-1) 0 0;
        padding: 0;
        font-size: var(--bl-text-small);
        list-style: none;
      }
      .notes li {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
      }
      .notes .fault {
        flex: 1;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      .notes .wrong {
        color: var(--bl-accent);
        font-weight: 700;
      }
      .notes .button {
        flex: none;
        border-color: var(--bl-accent);
        color: var(--bl-accent);
      }
    `,
  ]

  @property({ reflect: true }) kind: 'title' | 'try' | 'watch' | 'prose' | 'line' | 'text' = 'text'
  @property() value = ''
  /** Name of the field; above it unless `kind` is a title. */
  @property() label = ''
  /** What is asked where nothing is written yet. */
  @property() hint = ''
  /** Why the words cannot be as they were typed; '' where they are. */
  @property() problem = ''
  @property({ type: Number }) most = 0
  @property({ attribute: false }) numbers: ReadonlySignal<LiveViews> | undefined
  @property({ attribute: false }) offered: ReadonlySignal<readonly OfferedNumber[]> | undefined
  @property({ attribute: false }) notes: readonly ClaimNote[] = []
  /** Number of the claims of these words that hold. */
  @property({ type: Number }) hold = 0
  /** Another tab writes them. */
  @property({ type: Boolean }) reading = false
  /** What is typed behind an open brace; undefined where no list is open. */
  @state() private query: string | undefined
  /** The place of the number that is chosen in the list. */
  @state() private chosen = 0
  /** What is typed: it stays until the field is left, whatever the text has of it. */
  @state() private typed: string | undefined
  @query('textarea') readonly field!: HTMLTextAreaElement

  get #isLine(): boolean {
    return this.kind === 'title' || this.kind === 'line'
  }

  protected override updated(): void {
    const words = this.typed ?? this.value
    if (this.field.value !== words) this.field.value = words
    this.#fit()
  }

  override render() {
    const words = this.typed ?? this.value
    const isSet = !this.#isLine && words !== ''
    const count = wordCount(words)
    const isLabelled = this.kind !== 'title'
    return html`${
        isLabelled
          ? html`<div class="head">
              <label for="field">${this.label}</label>
              ${
                this.most > 0 && count > 0
                  ? html`<span class=${count > this.most ? 'many' : ''}>${count} of ${this.most} words</span>`
                  : nothing
              }
            </div>`
          : nothing
      }
      <div class="place" ?data-set=${isSet} ?data-empty=${words === ''}>
        ${isSet ? html`<bl-prose class="set" .markdown=${words} .numbers=${this.numbers} inert></bl-prose>` : nothing}
        <textarea
          id="field"
          rows="1"
          ?readonly=${this.reading}
          aria-autocomplete=${this.query === undefined ? nothing : 'list'}
          aria-controls=${this.query === undefined ? nothing : 'numbers'}
          aria-activedescendant=${this.query === undefined ? nothing : optionId(this.chosen)}
          aria-label=${isLabelled ? nothing : this.label}
          aria-describedby=${this.problem === '' ? nothing : 'problem'}
          placeholder=${this.hint}
          @focus=${() => this.#fit()}
          @input=${() => this.#input()}
          @click=${() => this.#look()}
          @blur=${() => this.#leave()}
          @keydown=${(event: KeyboardEvent) => this.#press(event)}
        ></textarea>
      </div>
      ${this.query === undefined || !this.offered ? nothing : watched(() => numberList(this.offered?.value ?? [], this.query ?? '', this.chosen, (at) => this.#write(at)))}
      ${this.problem === '' ? nothing : html`<p class="problem" id="problem">${this.problem}</p>`}
      ${this.#claims()}`
  }

  #claims() {
    const { notes, hold } = this
    if (notes.length === 0) return nothing
    return html`<ul class="notes" aria-label="Claims that do not hold">
      ${notes.map(
        ({ source, label, fault, mend }) =>
          html`<li>
            <span class="wrong" aria-hidden="true">×</span>
            <span class="fault"><b>${label}</b> ${fault}</span>
            ${
              mend === ''
                ? nothing
                : html`<button class="button" title="${mend} (Ctrl .)" @click=${() => this.#mend(source)}>
                    ${mend}
                  </button>`
            }
          </li>`,
      )}
      ${hold > 0 ? html`<li class="quiet">${hold === 1 ? 'one more holds' : `${hold} more hold`}</li>` : nothing}
    </ul>`
  }

  override focus(): void {
    this.field.focus()
  }

  #type(): void {
    this.typed = this.field.value
    this.dispatchEvent(new WordsEvent(this.typed))
  }

  #input(): void {
    this.#type()
    this.#look()
  }

  /** Opens the list of numbers where the caret is behind an open brace, and closes it where it is not. */
  #look(): void {
    const { field, offered } = this
    const query = offered && numberBefore(field.value, field.selectionStart)
    if (query === undefined) return this.#close()
    this.query = query
    this.#choose(0)
  }

  #close(): void {
    if (this.query === undefined) return
    this.query = undefined
    this.dispatchEvent(new NumbersEvent(undefined))
  }

  get #listed(): readonly OfferedNumber[] {
    return listed(this.offered?.peek() ?? [], this.query ?? '')
  }

  #choose(at: number): void {
    const { length } = this.#listed
    this.chosen = length === 0 ? 0 : (at + length) % length
    this.dispatchEvent(new NumbersEvent(this.#listed[this.chosen]?.source ?? ''))
    void this.updateComplete.then(() => {
      for (const part of ['.numbers', `#${optionId(this.chosen)}`])
        this.renderRoot.querySelector(part)?.scrollIntoView({ block: 'nearest' })
    })
  }

  /** Writes the number at a place of the list. */
  #write(at: number): void {
    const { field, query = '' } = this
    const number = this.#listed[at]
    if (!number) return
    const caret = field.selectionStart
    field.setRangeText(bracesOf(number, query), caret - query.length - 1, caret, 'end')
    this.#close()
    this.#type()
    field.focus()
  }

  /** Has a number claim what was found; the caret stays. */
  #mend(source: string): void {
    const { field } = this
    const [caret, isFocused] = [field.selectionStart, this.matches(':focus-within')]
    this.typed = undefined
    this.dispatchEvent(new MendEvent(source))
    this.dispatchEvent(new Event('change'))
    void this.updateComplete.then(() => {
      if (isFocused) field.focus()
      field.setSelectionRange(caret, caret)
    })
  }

  #leave(): void {
    this.#close()
    if (this.typed === undefined) return
    this.typed = undefined
    this.dispatchEvent(new Event('change'))
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (this.query !== undefined && this.#pressInList(event)) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
    if (event.key === '.' && (event.ctrlKey || event.metaKey)) {
      const { notes, field } = this
      const at = sourceAt(field.value, field.selectionStart)
      const note = notes.find(({ source }) => source === at) ?? notes.find(({ mend }) => mend !== '')
      if (!note || note.mend === '') return
      event.preventDefault()
      this.#mend(note.source)
      return
    }
    // Enter ends one line.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !this.#isLine) return
    event.preventDefault()
    this.field.blur()
  }

  /** Carries out a key of the open list. Returns false where it is none. */
  #pressInList({ key }: KeyboardEvent): boolean {
    const isEmpty = this.#listed.length === 0
    if (key === 'Escape') this.#close()
    else if (isEmpty) return false
    else if (key === 'ArrowDown') this.#choose(this.chosen + 1)
    else if (key === 'ArrowUp') this.#choose(this.chosen - 1)
    else if (key === 'Enter') this.#write(this.chosen)
    else return false
    return true
  }

  /** As high as its words, in a browser that does not do so by itself. */
  #fit(): void {
    if (CSS.supports('field-sizing', 'content')) return
    this.field.style.height = 'auto'
    this.field.style.height = `${this.field.scrollHeight}px`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-words': BlWords
  }
}
