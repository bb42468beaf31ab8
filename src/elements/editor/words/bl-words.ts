import type { ReadonlySignal } from '@preact/signals-core'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { LiveViews } from '../../prose/live-slots.ts'
import '../../prose/bl-prose.ts'
import { watched } from '../../watched.ts'
import { base, buttons } from '../../style/tokens.ts'
import {
  FixEvent,
  NumbersEvent,
  PickEvent,
  SuggestEvent,
  WordsEvent,
  type ClaimEvent,
} from '../editor-events.ts'
import { afterPress } from '../after-press.ts'
import { listed, numberList, numberListStyle, optionId } from './number-list.ts'
import './bl-claim.ts'
import { bracesOf, type OfferedNumber } from './offered-number.ts'
import { panelIcon } from '../../style/panel-icons.ts'
import { NumberPointer } from '../../number-pointer.ts'
import { PointEvent } from '../../point-event.ts'
import { stagePick, stagePickStyle, type PickView } from '../stage-pick.ts'
import { termFrom, termList, termsFor } from './term-list.ts'
import { wordsStyle } from './words-style.ts'
import {
  asFormula,
  asNumber,
  isInFormula,
  numberBefore,
  sourceAt,
  wordCount,
  type WordChange,
} from './word-tools.ts'

/** A false claim in the text. */
export interface ClaimNote {
  /** The text in the braces of its number. */
  readonly source: string
  /** What it is about, in words. */
  readonly label: string
  /** Why it is false, as the end of a sentence that begins with the label. */
  readonly fault: string
  /** Label of the button that makes it true, such as `Write 2.57`, or '' if no fix is known. */
  readonly mend: string
}

/** What is open below the text: numbers after an open brace, terms that begin at `from`, or the claim form. */
type OpenList =
  | { readonly of: 'numbers'; readonly query: string }
  | { readonly of: 'terms'; readonly query: string; readonly from: number }
  | { readonly of: 'claim'; readonly query: '' }

/**
 * A text of the lecture, in the place where readers see it: typeset until it gets the focus, and a field while it is edited. `kind` sets
 * its look; `line` is a single line that is never typeset. `most` is the recommended maximum number of words. If numbers are `offered`, an
 * open brace lists those that match what is typed after it; `notes` are the numbers with false claims. While it is edited, tools appear
 * above it. Dispatches a WordsEvent for each edit, FixEvent, NumbersEvent, and `change` when the field loses the focus.
 */
@customElement('bl-words')
export class BlWords extends LitElement {
  static override readonly styles = [base, buttons, numberListStyle, stagePickStyle, wordsStyle]

  @property({ reflect: true }) kind: 'title' | 'try' | 'watch' | 'prose' | 'line' | 'text' = 'text'
  @property() value = ''
  /** Name of the field, shown above it unless `kind` is a title. */
  @property() label = ''
  /** Placeholder of the empty field. */
  @property() hint = ''
  /** Why the typed text is not valid; '' if it is. */
  @property() problem = ''
  @property({ type: Number }) most = 0
  @property({ attribute: false }) numbers: ReadonlySignal<LiveViews> | undefined
  @property({ attribute: false }) offered: ReadonlySignal<readonly OfferedNumber[]> | undefined
  /** The state of picking numbers on the stage. */
  @property({ attribute: false }) pick: ReadonlySignal<PickView> | undefined
  @property({ attribute: false }) notes: readonly ClaimNote[] = []
  /** Number of claims in this text that hold. */
  @property({ type: Number }) hold = 0
  /** The text as readers see it, if it contains more than the field does. */
  @property({ attribute: false }) read = ''
  /** Texts that can be inserted at the caret, and a label for them; hidden while the text is typeset. */
  @property({ attribute: false }) suggestions: readonly string[] = []
  @property() suggested = ''
  /** Whether the lecture is being edited in another tab. */
  @property({ type: Boolean }) reading = false
  /** The open list. */
  @state() private list: OpenList | undefined
  /** Index of the highlighted item of the list. */
  @state() private chosen = 0
  /** Source of the number that is inserted as soon as its value is known, or ''. */
  @state() private awaited = ''
  /** Whether the source text is shown, with the tools. */
  @state() private open = false
  /** The text as typed, kept until the field loses the focus, even if the lecture text contains a different form of it. */
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
    const isListed = this.list !== undefined && this.list.of !== 'claim'
    return html`<div class="field" ?data-open=${this.open}>
        ${
          isLabelled
            ? html`<div class="head">
                <label for="field">${this.label}</label>
                ${this.#tools()}
                ${
                  this.most > 0 && count > 0
                    ? html`<span class="count ${count > this.most ? 'many' : ''}"
                        ><span class="long">${count} of ${this.most} words</span
                        ><span class="short">${count}/${this.most}</span></span
                      >`
                    : nothing
                }
              </div>`
            : nothing
        }
        <div class="place" ?data-set=${isSet} ?data-empty=${words === ''}>
          ${isSet ? html`<bl-prose class="set" .markdown=${words === this.value ? this.read || words : words} .numbers=${this.numbers} inert></bl-prose>` : nothing}
          <textarea
            id="field"
            rows="1"
            ?readonly=${this.reading}
            aria-autocomplete=${isListed ? 'list' : nothing}
            aria-controls=${isListed ? 'numbers' : nothing}
            aria-activedescendant=${isListed ? optionId(this.chosen) : nothing}
            aria-label=${isLabelled ? nothing : this.label}
            aria-describedby=${this.problem === '' ? nothing : 'problem'}
            placeholder=${this.hint}
            @focus=${() => this.#fit()}
            @input=${() => this.#input()}
            @click=${() => this.#look()}
            @keydown=${(event: KeyboardEvent) => this.#press(event)}
          ></textarea>
        </div>
        ${this.#list()} ${this.#suggestions()}
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" id="problem">${this.problem}</p>`}
      ${this.#claims()}`
  }

  /** Tools that insert something into the text. A line has none. */
  #tools() {
    if (this.kind === 'line' || this.reading) return nothing
    const tool = (content: unknown, title: string, act: () => void, open?: boolean) =>
      html`<button
        title=${title}
        aria-expanded=${open ?? nothing}
        @pointerdown=${(event: Event) => event.preventDefault()}
        @click=${act}
      >
        ${content}
      </button>`
    return html`<div class="tools" role="group" aria-label="Insert into the text">
      ${
        this.offered
          ? [
              tool(
                html`${panelIcon('plus')} Number`,
                'Live number ({)',
                () => this.#put(asNumber),
                this.list?.of === 'numbers',
              ),
              tool(
                html`${panelIcon('check')} <span class="word">Claim</span>`,
                'A claim about one or two numbers',
                () => this.#openClaim(),
                this.list?.of === 'claim',
              ),
            ]
          : nothing
      }
      ${tool(html`<span class="sign" aria-hidden="true">x²</span> <span class="word">Formula</span>`, 'A formula, between $ and $', () => this.#put(asFormula))}
      ${tool(html`<span class="term">Term</span>`, 'A term with its explanation', () => this.#openTerms(), this.list?.of === 'terms')}
      <button class="finished" @click=${() => this.#finish()}>Finished</button>
    </div>`
  }

  #suggestions() {
    const { suggestions, suggested } = this
    if (suggestions.length === 0 || this.reading) return nothing
    return html`<div class="suggestions" role="group" aria-label=${suggested}>
      <span class="quiet">${suggested}:</span>
      ${suggestions.map(
        (words) =>
          html`<button
            class="button"
            @pointerdown=${(event: Event) => event.preventDefault()}
            @click=${() => this.#suggest(words)}
          >
            ${words}
          </button>`,
      )}
    </div>`
  }

  #list() {
    const { list, chosen } = this
    if (list?.of === 'terms') return termList(list.query, chosen, (at) => this.#write(at))
    if (!list || !this.offered) return nothing
    if (list.of === 'claim')
      return html`<bl-claim
        .offered=${this.offered}
        @bl-numbers=${({ pointed, chosen: all }: NumbersEvent) => this.dispatchEvent(new NumbersEvent(pointed, all))}
        @bl-claim=${({ source }: ClaimEvent) => this.#claim(source)}
      ></bl-claim>`
    return html`<div @keydown=${(event: KeyboardEvent) => this.#pressInPick(event)}>
        ${watched(() => (this.pick ? stagePick(this.pick.value, this) : nothing))}
      </div>
      ${watched(() => this.#numbers(list.query, chosen))}`
  }

  /** The numbers that match a query. The awaited number is inserted as soon as its value is known. */
  #numbers(query: string, chosen: number) {
    const offered = this.offered?.value ?? []
    const { awaited } = this
    const at = listed(offered, query).findIndex(
      ({ source, value }) => source === awaited && value !== undefined,
    )
    if (at >= 0) queueMicrotask(() => this.awaited === awaited && this.#write(at))
    return [
      numberList(offered, query, chosen, (one) => this.#write(one)),
      awaited === ''
        ? nothing
        : html`<p class="quiet" role="status">
            The number is being computed and will be inserted when it is ready. Press Enter again to insert it
            without a value.
          </p>`,
    ]
  }

  #claims() {
    const { notes, hold } = this
    if (notes.length === 0) return nothing
    return html`<ul class="notes" aria-label="False claims">
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

  constructor() {
    super()
    this.addEventListener('focusin', () => afterPress(() => this.#turn()))
    // The focus may move to the tools within this element.
    this.addEventListener('focusout', () => afterPress(() => this.#turn()))
    // Pointing at a number of the list highlights what shows it.
    new NumberPointer(this)
  }

  override focus(): void {
    this.field.focus()
    if (this.list) this.#choose(0)
  }

  /** Changes the text at the caret, and opens the list that goes with the change. */
  #put(change: (text: string, from: number, to: number) => WordChange): void {
    const { field } = this
    const { from, to, text, select } = change(field.value, field.selectionStart, field.selectionEnd)
    field.focus()
    field.setRangeText(text, from, to)
    field.setSelectionRange(...select)
    this.#close()
    this.#input()
  }

  /** Inserts a text at the caret, with a space before it if needed. */
  #suggest(words: string): void {
    const { field } = this
    const before = field.value.slice(0, field.selectionStart)
    field.focus()
    field.setRangeText(
      /(?:^|\s)$/u.test(before) ? words : ` ${words}`,
      field.selectionStart,
      field.selectionEnd,
      'end',
    )
    this.#input()
    this.dispatchEvent(new SuggestEvent(words))
  }

  /** Lists the terms that begin with the selected text, or with the word before the caret. */
  #openTerms(): void {
    const { field } = this
    const [begin, to] = [field.selectionStart, field.selectionEnd]
    this.#close()
    const from = begin < to ? begin : termFrom(field.value, begin)
    field.focus()
    field.setSelectionRange(to, to)
    this.list = { of: 'terms', from, query: field.value.slice(from, to) }
    this.#choose(0)
  }

  #openClaim(): void {
    const wasOpen = this.list?.of === 'claim'
    this.#close()
    if (wasOpen) this.field.focus()
    else this.list = { of: 'claim', query: '' }
  }

  /** Inserts a claim at the caret; '' only closes its form. */
  #claim(source: string): void {
    const { field } = this
    this.#close()
    if (source !== '') {
      const { selectionStart: from, selectionEnd: to } = field
      const brace = isInFormula(field.value, from) ? String.raw`\num{` : '{'
      field.setRangeText(`${brace}${source}}`, from, to, 'end')
      this.#type()
    }
    field.focus()
  }

  /** Leaves the field, like Escape. */
  #finish(): void {
    this.field.focus()
    this.field.blur()
  }

  #type(): void {
    this.typed = this.field.value
    this.dispatchEvent(new WordsEvent(this.typed))
  }

  #input(): void {
    this.#type()
    this.#look()
  }

  /**
   * Opens the list of numbers if the caret follows an open brace, updates the list of terms as the user types, and closes the list
   * otherwise.
   */
  #look(): void {
    const { field, offered, list } = this
    const caret = field.selectionStart
    if (list?.of === 'terms') {
      const query = field.value.slice(list.from, caret)
      if (caret < list.from || query.includes('\n')) return this.#close()
      this.list = { ...list, query }
      return this.#choose(0)
    }
    const query = offered && numberBefore(field.value, caret)
    if (query === undefined) return this.#close()
    this.list = { of: 'numbers', query }
    this.#choose(0)
  }

  #close(): void {
    const { list } = this
    this.awaited = ''
    this.list = undefined
    if (list?.of !== 'numbers' && list?.of !== 'claim') return
    this.dispatchEvent(new NumbersEvent(undefined))
    this.dispatchEvent(new PointEvent(undefined))
  }

  get #listed(): readonly OfferedNumber[] {
    return this.list?.of === 'numbers' ? listed(this.offered?.peek() ?? [], this.list.query) : []
  }

  #choose(at: number): void {
    const { list } = this
    this.awaited = ''
    const length = list?.of === 'terms' ? termsFor(list.query).length : this.#listed.length
    this.chosen = length === 0 ? 0 : (at + length) % length
    if (list?.of === 'numbers') {
      const { source = '', mark } = this.#listed[this.chosen] ?? {}
      this.dispatchEvent(new NumbersEvent(source))
      this.dispatchEvent(new PointEvent(mark))
    }
    void this.updateComplete.then(() => {
      for (const part of ['.numbers', `#${optionId(this.chosen)}`])
        this.renderRoot.querySelector(part)?.scrollIntoView({ block: 'nearest' })
    })
  }

  /** The text that an item of the list inserts, and the offset where it begins. */
  #itemAt(at: number): { readonly text: string; readonly from: number } | undefined {
    const { list, field } = this
    if (list?.of === 'terms') {
      const term = termsFor(list.query)[at]
      return term && { text: term.word, from: list.from }
    }
    const number = this.#listed[at]
    const query = list?.query ?? ''
    return number && { text: bracesOf(number, query), from: field.selectionStart - query.length - 1 }
  }

  /** Inserts an item of the list. A number without a value yet is inserted once it has one, or at once when it is chosen again. */
  #write(at: number): void {
    const { field } = this
    const number = this.#listed[at]
    if (number && number.value === undefined && !number.isField && number.source !== this.awaited) {
      this.#choose(at)
      this.awaited = number.source
      return
    }
    const item = this.#itemAt(at)
    if (!item) return
    field.setRangeText(item.text, item.from, field.selectionStart, 'end')
    this.#close()
    this.#type()
    field.focus()
  }

  /** Makes a number claim the value that was found, and keeps the caret in place. */
  #mend(source: string): void {
    const { field } = this
    const [caret, isFocused] = [field.selectionStart, this.matches(':focus-within')]
    this.typed = undefined
    this.dispatchEvent(new FixEvent(source))
    this.dispatchEvent(new Event('change'))
    void this.updateComplete.then(() => {
      if (isFocused) field.focus()
      field.setSelectionRange(caret, caret)
    })
  }

  /** Opens or closes the field to match the focus. */
  #turn(): void {
    this.open = this.matches(':focus-within')
    if (!this.open) this.#leave()
  }

  #leave(): void {
    // The user is picking on the stage and will come back.
    if (this.pick?.peek().waits) return
    this.#close()
    if (this.typed === undefined) return
    this.typed = undefined
    this.dispatchEvent(new Event('change'))
  }

  #press(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (this.list !== undefined && this.#pressInList(event)) {
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
    // Enter finishes a single line.
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || !this.#isLine) return
    event.preventDefault()
    this.field.blur()
  }

  /** Escape first stops waiting for a click on the stage, then closes the list. */
  #pressInPick(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    this.#stepBack()
    this.field.focus()
  }

  #stepBack(): void {
    if (this.pick?.peek().waits) this.dispatchEvent(new PickEvent({ kind: 'end' }))
    else this.#close()
  }

  /** Handles a key of the open list. Returns false if it is not one. */
  #pressInList({ key }: KeyboardEvent): boolean {
    if (key === 'Escape') this.#stepBack()
    else if (!this.#itemAt(0)) return false
    else if (key === 'ArrowDown') this.#choose(this.chosen + 1)
    else if (key === 'ArrowUp') this.#choose(this.chosen - 1)
    else if (key === 'Enter') this.#write(this.chosen)
    else return false
    return true
  }

  /** Fits the height to the text in browsers without `field-sizing`. */
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
