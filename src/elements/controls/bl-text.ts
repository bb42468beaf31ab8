import type { Authored } from '../../experiment/authored.ts'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { TextEvent } from './control-events.ts'
import { fieldStyle } from '../style/field-style.ts'
import { base } from '../style/tokens.ts'

/**
 * A text field of one line, or of several with `lines`. Leaving the field or pressing Enter (Ctrl-Enter for several
 * lines) accepts the text; Escape restores it. `check` returns a sentence about why a text is invalid, or an empty one.
 * Dispatches TextEvent.
 */
@customElement('bl-text')
export class BlText extends LitElement {
  static override readonly styles = [
    base,
    fieldStyle,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--bl-label-width, 34%) minmax(0, 1fr);
        align-items: center;
        column-gap: var(--bl-2);
        min-height: var(--bl-control);
      }
      :host([lines]) {
        grid-template-columns: minmax(0, 1fr);
      }
      :host([lines]) .field {
        margin: 0;
        border-color: var(--bl-edge);
      }
      textarea {
        max-height: 12em;
        resize: vertical;
        overflow-wrap: anywhere;
        font-weight: 450;
      }
    `,
  ]

  @property() label = ''
  @property() value: Authored = ''
  /** One line of explanation. */
  @property() hint = ''
  /** Text shown in an empty field. */
  @property() placeholder = ''
  @property({ type: Boolean, reflect: true }) lines = false
  @property({ attribute: false }) check: (text: string) => string = () => ''

  @state() private message = ''
  @state() private editing = false
  @query('input, textarea') private readonly input!: HTMLInputElement | HTMLTextAreaElement

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.message = ''
  }

  override render() {
    return html`
      <span class="label" aria-hidden="true" title=${this.hint || nothing}>${this.label}</span>
      <span class="field" ?data-wrong=${this.message !== ''}
        >${this.lines ? this.#area() : this.#line()}</span
      >
      ${this.message ? html`<p class="message" id="message" role="alert">${this.message}</p>` : nothing}
    `
  }

  get #shown(): string {
    return this.editing || this.message ? this.input.value : this.value
  }

  #line() {
    return html`<input
      type="text"
      autocomplete="off"
      spellcheck="false"
      aria-label=${this.label}
      aria-description=${this.hint || nothing}
      aria-invalid=${this.message ? 'true' : 'false'}
      aria-describedby=${this.message ? 'message' : nothing}
      placeholder=${this.placeholder}
      .value=${live(this.#shown)}
      @input=${() => (this.editing = true)}
      @change=${this.#take}
      @keydown=${this.#key}
    />`
  }

  #area() {
    return html`<textarea
      rows=${Math.min(5, this.value.split('\n').length + 1)}
      autocomplete="off"
      spellcheck="false"
      aria-label=${this.label}
      aria-description=${this.hint || nothing}
      aria-invalid=${this.message ? 'true' : 'false'}
      aria-describedby=${this.message ? 'message' : nothing}
      placeholder=${this.placeholder}
      .value=${live(this.#shown)}
      @input=${() => (this.editing = true)}
      @change=${this.#take}
      @keydown=${this.#key}
    ></textarea>`
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && (!this.lines || event.ctrlKey)) this.#take()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.message = ''
    this.editing = false
    this.requestUpdate()
  }

  #take(): void {
    this.editing = false
    const text = this.input.value.trim()
    this.message = this.check(text)
    if (this.message || text === this.value) return
    this.value = text
    this.dispatchEvent(new TextEvent(text))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-text': BlText
  }
}
