import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { understood, type UnderstoodFunction } from '../../../edit/typed-function.ts'
import { ExpressionError } from '../../../experiment/functions/expression/expression-error.ts'
import { expressionTex } from '../../../experiment/functions/expression/tex.ts'
import type { FunctionSpec } from '../../../experiment/spec/model.ts'
import { eventType } from '../../event-type.ts'
import { fieldStyle } from '../../style/field-style.ts'
import { base } from '../../style/tokens.ts'
import '../../prose/bl-prose.ts'

/** `bl-formula`: the function that is typed; `live` while it still is. */
export class FormulaEvent extends eventType('bl-formula', (model: FunctionSpec, live: boolean) => ({
  model,
  live,
})) {}

/**
 * A function of two weights to type, and how it was understood, as a formula. Dispatches a FormulaEvent at each letter after which it
 * can be read; while it cannot, a wave is under the place, with a sentence, and the function before stays. Escape takes that back.
 */
@customElement('bl-formula')
export class BlFormula extends LitElement {
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
        border-color: var(--bl-hairline);
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

  @property({ attribute: false }) model: FunctionSpec | undefined

  @state() private text = ''
  @state() private problem: ExpressionError | undefined
  @query('textarea') private readonly field!: HTMLTextAreaElement
  /** Values of all parameters that were met, for a name that comes back. */
  #values: Readonly<Record<string, number>> = {}
  #understood: UnderstoodFunction | undefined
  /** The text that was sent last: another one comes from elsewhere. */
  #sent: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('model') || !this.model) return
    const { expression = '', parameters } = this.model
    this.#values = { ...this.#values, ...parameters }
    if (expression === this.#sent) return
    this.#sent = expression
    this.text = expression
    this.#read()
  }

  override render() {
    const tex = this.#understood && expressionTex(this.#understood.typed.tree)
    return html`
      <label class="label" for="text">formula of the weights x and y</label>
      <div class="field text" ?data-wrong=${this.problem !== undefined}>
        <div class="mirror" aria-hidden="true">${this.#marked()}</div>
        <textarea
          id="text"
          rows="1"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          aria-describedby="message"
          aria-invalid=${this.problem ? 'true' : 'false'}
          placeholder="(x^2 - 1)^2 + y^2"
          @input=${() => this.#typed()}
          @change=${() => this.#send(false)}
          @keydown=${(event: KeyboardEvent) => this.#key(event)}
        ></textarea>
      </div>
      <p class="message" id="message" role="status">${this.problem?.message ?? ''}</p>
      ${tex === undefined ? nothing : html`<bl-prose .markdown=${`$$${tex}$$`}></bl-prose>`}
    `
  }

  protected override updated(): void {
    if (this.field.value !== this.text) this.field.value = this.text
  }

  /** The text with a wave under the place that cannot be read; a blank behind it where that is its end. */
  #marked() {
    const { text, problem } = this
    if (!problem) return `${text} `
    const { start, end } = problem
    return html`${text.slice(0, start)}<u>${text.slice(start, end) || ' '}</u>${text.slice(end)} `
  }

  #read(): void {
    try {
      this.#understood = understood(this.text, this.#values)
      this.problem = undefined
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error
      this.problem = error
    }
  }

  #typed(): void {
    this.text = this.field.value
    this.#send(true)
  }

  #send(live: boolean): void {
    this.#read()
    if (this.problem || !this.#understood) return
    this.#sent = this.text
    this.dispatchEvent(new FormulaEvent(this.#understood.model, live))
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter') {
      event.preventDefault()
      this.#send(false)
    }
    if (event.key !== 'Escape' || !this.problem) return
    event.stopPropagation()
    this.text = this.#sent ?? ''
    this.#read()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-formula': BlFormula
  }
}
