import './web-awesome.ts'
import type { WaSlider } from './web-awesome.ts'
import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import { NumberEvent } from './control-events.ts'
import { sliderStyle } from '../style/slider-style.ts'
import { base } from '../style/tokens.ts'

const written = (value: number | undefined): string =>
  value === undefined ? '' : Number.isInteger(value) ? formatCount(value) : formatNumber(value)

const areWords = (values: BlDial['values']): values is readonly string[] => typeof values[0] === 'string'

/**
 * A slider with a few evenly spaced values; for values that are words, a row of buttons with the current one pressed, and
 * the attribute `worded`. Dispatches NumberEvent with the value's index when it is released or pressed.
 */
@customElement('bl-dial')
export class BlDial extends LitElement {
  static override readonly styles = [
    base,
    sliderStyle,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--bl-dial-label, auto) minmax(var(--bl-dial-track, 0px), 1fr) auto;
        align-items: center;
        column-gap: var(--bl-2);
        padding: var(--bl-1) 0;
      }
      b {
        min-width: 2.6em;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
      .words {
        display: flex;
        flex-wrap: wrap;
        grid-column: 1 / -1;
        align-items: center;
        gap: var(--bl-1);
      }
      .words span {
        margin-inline-end: var(--bl-1);
      }
      .words button {
        min-height: var(--bl-touch);
        padding: 2px var(--bl-2);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        color: var(--bl-ink-2);
      }
      .words button[aria-pressed='true'] {
        border-color: var(--bl-accent);
        background: var(--bl-accent);
        color: var(--bl-on-accent);
        font-weight: 550;
      }
    `,
  ]

  @property() label = ''
  @property({ attribute: false }) values: readonly number[] | readonly string[] = []
  /** Index of the current value; -1 if that is not one of `values`. */
  @property({ type: Number }) at = -1

  override willUpdate(): void {
    this.toggleAttribute('worded', areWords(this.values))
  }

  override render() {
    const { label, values, at } = this
    if (areWords(values)) return this.#words(values)
    return html`<span aria-hidden="true">${label}</span>
      <wa-slider
        label=${label}
        .min=${0}
        .max=${values.length - 1}
        .step=${1}
        .value=${live(Math.max(0, at))}
        .valueFormatter=${(place: number) => written(values[place])}
        with-tooltip
        @input=${(event: Event) => event.stopPropagation()}
        @change=${(event: Event) => {
          event.stopPropagation()
          this.#choose((event.target as WaSlider).value)
        }}
      ></wa-slider>
      <b>${written(values[at])}</b>`
  }

  #words(values: readonly string[]) {
    return html`<div class="words" role="group" aria-label=${this.label}>
      <span aria-hidden="true">${this.label}</span>
      ${values.map(
        (word, place) =>
          html`<button aria-pressed=${place === this.at} @click=${() => this.#choose(place)}>
            ${word}
          </button>`,
      )}
    </div>`
  }

  #choose(place: number): void {
    this.at = place
    this.dispatchEvent(new NumberEvent(place, false))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-dial': BlDial
  }
}
