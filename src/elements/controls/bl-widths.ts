import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { mostHidden } from '../../experiment/spec/values/bounds.ts'
import { parseNumber } from '../../math/picture/format.ts'
import { icon } from '../style/icons.ts'
import { panelIcon } from '../style/panel-icons.ts'
import { base, buttons } from '../style/tokens.ts'
import { eventType } from '../event-type.ts'

/** `bl-widths`: the user changes the layers. */
export class WidthsEvent extends eventType('bl-widths', (widths: readonly number[]) => ({ widths })) {}

/**
 * The layers of a network: fields for the units of each hidden layer, and buttons to add and remove layers; the data fix
 * both ends. Dispatches WidthsEvent.
 */
@customElement('bl-widths')
export class BlWidths extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
      }
      .layers {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--bl-1);
        margin: 0;
        padding: var(--bl-1) 0;
        border: none;
      }
      legend {
        padding: 0;
      }
      .end {
        min-width: 1.4em;
        font-weight: 550;
        text-align: center;
      }
      .dash {
        color: var(--bl-ink-2);
      }
      .layer {
        position: relative;
        display: inline-flex;
        align-items: center;
        height: calc(var(--bl-control) + 2px);
        border: 1px solid var(--bl-edge);
        border-radius: var(--bl-radius-small);
        background: var(--bl-paper);
      }
      .layer:focus-within {
        border-color: var(--bl-focus);
      }
      input {
        box-sizing: border-box;
        width: max(2.6em, var(--bl-touch));
        height: 100%;
        padding: 0 0 0 var(--bl-1);
        border: none;
        background: none;
        color: inherit;
        font: inherit;
        font-weight: 550;
        text-align: center;
      }
      input:focus {
        outline: none;
      }
      .remove {
        display: inline-flex;
        align-items: center;
        height: 100%;
        justify-content: center;
        min-width: var(--bl-touch);
        padding: 0 var(--bl-1);
        border: none;
        background: none;
        color: var(--bl-ink-2);
        font-size: 0.75em;
      }
      .remove:hover {
        color: var(--bl-ink);
      }
      .message {
        margin: 0;
        color: var(--bl-accent);
        font-size: var(--bl-text-small);
      }
    `,
  ]

  @property({ attribute: false }) widths: readonly number[] = [2, 8, 1]
  @state() private message = ''

  override render() {
    const { widths } = this
    const hidden = widths.slice(1, -1)
    return html`<fieldset class="layers">
        <legend class="quiet">units per layer</legend>
        <span class="end" title="inputs, set by the data">${widths[0]}</span>
        ${hidden.map(
          (width, index) =>
            html`<span class="dash" aria-hidden="true">–</span>${this.#layer(width, index + 1)}`,
        )}
        ${
          hidden.length < mostHidden
            ? html`<button
                class="icon bare"
                title="Add a hidden layer"
                aria-label="Add a hidden layer"
                @click=${() => this.#put([...widths.slice(0, -1), hidden.at(-1) ?? 8, widths.at(-1) ?? 1])}
              >
                ${panelIcon('plus')}
              </button>`
            : nothing
        }
        <span class="dash" aria-hidden="true">–</span>
        <span class="end" title="outputs, set by the data">${widths.at(-1)}</span>
      </fieldset>
      ${this.message ? html`<p class="message" role="alert">${this.message}</p>` : nothing}`
  }

  #layer(width: number, place: number) {
    return html`<span class="layer">
      <input
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-label="Units of hidden layer ${place}"
        .value=${live(String(width))}
        @change=${(event: Event) => this.#resize(event.target as HTMLInputElement, place)}
        @keydown=${(event: KeyboardEvent) => this.#nudge(event, width, place)}
      />
      <button
        class="remove"
        title="Remove this layer"
        aria-label="Remove hidden layer ${place}"
        @click=${() => this.#put(this.widths.filter((_, index) => index !== place))}
      >
        ${icon('close')}
      </button>
    </span>`
  }

  #nudge(event: KeyboardEvent, width: number, place: number): void {
    const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
    if (by === 0 || width + by < 1) return
    event.preventDefault()
    this.#put(this.widths.with(place, width + by))
  }

  #resize(input: HTMLInputElement, place: number): void {
    const units = parseNumber(input.value)
    const most = this.widths.length > 3 ? 512 : 2048
    if (units === undefined || !Number.isInteger(units) || units < 1 || units > most) {
      this.message = `A layer has 1 to ${most} units. ${this.widths[place]!} stays.`
    } else this.#put(this.widths.with(place, units))
    input.value = String(this.widths[place])
  }

  #put(widths: readonly number[]): void {
    this.message = ''
    this.dispatchEvent(new WidthsEvent(widths))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-widths': BlWidths
  }
}
