import { css, html, LitElement, nothing } from 'lit'
import { query, state } from 'lit/decorators.js'
import { ExpressionError } from '../../experiment/functions/expression/expression-error.ts'
import { fieldStyle } from '../style/field-style.ts'
import { base } from '../style/tokens.ts'
import '../prose/bl-prose.ts'

/** Milliseconds without typing after which the next character begins a new change. */
const pause = 1000

/**
 * A field for a formula, with its typeset reading. Each character that leaves it valid sends it. While it is invalid, a
 * wavy line marks the place, with a sentence, and the last valid formula stays. Escape reverts to it. Typing without a
 * pause, as long as it stays valid, is one change, so that undo goes back by words.
 */
export abstract class FormulaField extends LitElement {
  static override readonly styles = [
    base,
    fieldStyle,
    css`
      :host {
        display: block;
      }
      .label {
        display: block;
        margin: var(--bl-1) 0;
      }
      .text {
        display: grid;
        margin: 0;
        padding: 0;
        border-color: var(--bl-edge);
      }
      textarea,
      .mirror {
        grid-area: 1 / 1;
        box-sizing: border-box;
        width: 100%;
        min-height: calc(2 * 1.5em + 2 * var(--bl-2));
        margin: 0;
        padding: var(--bl-2);
        border: none;
        font:
          450 var(--bl-text) / 1.5 ui-monospace,
          monospace;
        letter-spacing: 0;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      textarea {
        display: block;
        height: 100%;
        overflow: hidden;
        resize: none;
      }
      .mirror {
        color: transparent;
        pointer-events: none;
      }
      u {
        text-decoration: underline wavy var(--bl-accent) 1.5px;
        text-decoration-skip-ink: none;
        text-underline-offset: 3px;
      }
      .message {
        min-height: 1.35em;
        margin: var(--bl-1) 0 0;
      }
      bl-prose {
        --bl-text-prose: var(--bl-text);
        overflow-x: auto;
      }
    `,
  ]

  @state() private text = ''
  @state() private problem: ExpressionError | undefined
  @query('textarea') private readonly field!: HTMLTextAreaElement
  #tex: string | undefined
  /** The text sent last; a different one comes from elsewhere. */
  #sent: string | undefined
  /** A change is in progress, to which the next character belongs. */
  #open = false
  #typedAt = -Infinity

  protected abstract get label(): string
  protected abstract get example(): string

  /**
   * Returns the reading of a text as TeX.
   * @throws ExpressionError if it is invalid
   */
  protected abstract read(text: string): string

  /** Sends the last valid text; `live` while typing. */
  protected abstract send(text: string, live: boolean): void

  /** Shows the current text, unless it was sent from here. */
  protected show(text: string): void {
    if (text === this.#sent) return
    this.#sent = text
    this.#open = false
    this.text = text
    this.#understand()
  }

  override render() {
    const { problem } = this
    return html`
      <label class="label" for="text">${this.label}</label>
      <div class="field text" ?data-wrong=${problem !== undefined}>
        <div class="mirror" aria-hidden="true">${this.#marked()}</div>
        <textarea
          id="text"
          rows="1"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          aria-describedby="message"
          aria-invalid=${problem ? 'true' : 'false'}
          placeholder=${this.example}
          @input=${() => this.#typed()}
          @change=${() => this.#close()}
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
        ></textarea>
      </div>
      <p class="message" id="message" role="status">${problem?.message ?? ''}</p>
      ${this.#tex === undefined ? nothing : html`<bl-prose .markdown=${`$$${this.#tex}$$`}></bl-prose>`}
    `
  }

  protected override updated(): void {
    if (this.field.value !== this.text) this.field.value = this.text
  }

  /** The text with a wavy line under the invalid place; at the end of the text, under a blank after it. */
  #marked() {
    const { text, problem } = this
    if (!problem) return `${text} `
    const { start, end } = problem
    return html`${text.slice(0, start)}<u>${text.slice(start, end) || ' '}</u>${text.slice(end)} `
  }

  #understand(): void {
    try {
      this.#tex = this.read(this.text)
      this.problem = undefined
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      this.problem = error
    }
  }

  #typed(): void {
    const now = performance.now()
    const isNew = this.problem !== undefined || now - this.#typedAt > pause
    this.#typedAt = now
    if (isNew) this.#closeSent()
    this.text = this.field.value
    this.#understand()
    if (this.problem) return
    this.#sent = this.text
    this.#open = true
    this.send(this.text, true)
  }

  /** Ends the current change with the text as it was sent. */
  #closeSent(): void {
    if (!this.#open || this.#sent === undefined) return
    this.#open = false
    this.read(this.#sent)
    this.send(this.#sent, false)
  }

  /** Ends typing with the current text. */
  #close(): void {
    this.#understand()
    if (this.problem || (!this.#open && this.text === this.#sent)) return
    this.#sent = this.text
    this.#open = false
    this.send(this.text, false)
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault()
      this.#close()
    }
    if (event.key !== 'Escape' || !this.problem) return
    event.stopPropagation()
    this.text = this.#sent ?? ''
    this.#understand()
  }
}
