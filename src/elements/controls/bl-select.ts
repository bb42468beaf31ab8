import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { ChoiceEvent } from './control-events.ts'
import { base } from '../style/tokens.ts'

/** An option of a bl-select: its value and its label. */
export interface Option {
  readonly value: string
  readonly label: string
  /** Options of one group are listed together under its name. */
  readonly group?: string
}

/** A choice of one option, by the platform's own select, which phones and screen readers know. Dispatches ChoiceEvent. */
@customElement('bl-select')
export class BlSelect extends LitElement {
  static override readonly styles = [
    base,
    css`
      label {
        display: grid;
        grid-template-columns: minmax(min-content, max-content) minmax(0, 1fr);
        align-items: center;
        column-gap: var(--bl-2);
        min-height: var(--bl-control);
      }
      :host([bare]) label {
        grid-template-columns: minmax(0, 1fr);
      }
      .label {
        color: var(--bl-ink-2);
        line-height: 1.25;
      }
      .label[title] {
        cursor: help;
      }
      :host([bare]) .label {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      select {
        justify-self: end;
        max-width: var(--bl-select-width, 100%);
        field-sizing: var(--bl-select-sizing, fixed);
        min-height: var(--bl-touch);
        margin-right: calc(var(--bl-1) * -1.5);
        padding: var(--bl-1) calc(var(--bl-1) * 1.5);
        border: 1px solid transparent;
        border-bottom-color: var(--bl-edge);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        color: var(--bl-ink);
        font: inherit;
        font-weight: 550;
        cursor: pointer;
        text-align-last: right;
        text-overflow: ellipsis;
      }
      select:hover {
        border-color: var(--bl-edge);
      }
      :host([bare]) select {
        justify-self: stretch;
        text-align-last: auto;
        margin: 0;
        border-color: var(--bl-edge);
      }
      :host([snug]) {
        flex: none;
      }
      :host([snug]) label {
        grid-template-columns: max-content;
      }
      :host([snug]) select {
        max-width: none;
        field-sizing: content;
        border-color: transparent;
        background: transparent;
        margin-left: calc(var(--bl-1) * -1.5);
      }
      :host([snug]) select:hover {
        border-color: var(--bl-edge);
      }
      option,
      optgroup {
        background: var(--bl-card);
        color: var(--bl-ink);
        font-weight: 400;
      }
    `,
  ]

  @property() label = ''
  @property() value = ''
  /** One line of explanation. */
  @property() hint = ''
  @property({ attribute: false }) options: readonly Option[] = []
  @property({ type: Boolean }) disabled = false
  /** Only the select; the label is for screen readers. */
  @property({ type: Boolean, reflect: true }) bare = false

  override focus(): void {
    this.renderRoot.querySelector('select')?.focus()
  }

  override render() {
    const groups = [...new Set(this.options.map(({ group }) => group ?? ''))]
    return html`<label>
      <span class="label" title=${this.hint || nothing}>${this.label}</span>
      <select
        aria-description=${this.hint || nothing}
        ?disabled=${this.disabled}
        .value=${live(this.value)}
        @change=${this.#choose}
      >
        ${groups.map((group) => {
          const members = this.options.filter((option) => (option.group ?? '') === group)
          const items = members.map(({ value, label }) => this.#option(value, label))
          return group ? html`<optgroup label=${group}>${items}</optgroup>` : items
        })}
      </select>
    </label>`
  }

  #option(value: string, label: string) {
    return html`<option value=${value} .selected=${live(value === this.value)}>${label}</option>`
  }

  #choose(event: Event): void {
    event.stopPropagation()
    this.value = (event.target as HTMLSelectElement).value
    this.dispatchEvent(new ChoiceEvent(this.value))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-select': BlSelect
  }
}
