import type { ReadonlySignal } from '@preact/signals-core'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { LiveViews } from '../prose/live-view.ts'
import '../prose/bl-prose.ts'
import { base } from '../style/tokens.ts'
import { WordsEvent } from './editor-events.ts'
import { wordCount } from './word-count.ts'

/**
 * Words of a lecture, where their reader has them: set as they are read, and a field while they are written. `kind` is how they look;
 * `line` is one line, set as it is written. `most` is the number of words that they should have at most. Dispatches a WordsEvent at each
 * letter, and `change` when the field is left.
 */
@customElement('bl-words')
export class BlWords extends LitElement {
  static override readonly styles = [
    base,
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
          aria-label=${isLabelled ? nothing : this.label}
          aria-describedby=${this.problem === '' ? nothing : 'problem'}
          placeholder=${this.hint}
          @focus=${() => this.#fit()}
          @input=${() => this.#type()}
          @blur=${() => this.#leave()}
          @keydown=${(event: KeyboardEvent) => this.#press(event)}
        ></textarea>
      </div>
      ${this.problem === '' ? nothing : html`<p class="problem" id="problem">${this.problem}</p>`}`
  }

  override focus(): void {
    this.field.focus()
  }

  #type(): void {
    this.typed = this.field.value
    this.dispatchEvent(new WordsEvent(this.typed))
  }

  #leave(): void {
    if (this.typed === undefined) return
    this.typed = undefined
    this.dispatchEvent(new Event('change'))
  }

  /** Enter ends one line. */
  #press(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !this.#isLine || event.isComposing) return
    event.preventDefault()
    this.field.blur()
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
