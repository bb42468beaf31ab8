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

/** A slider with a place for each of a few values, evenly apart. Emits NumberEvent with the place's index when it is let go. */
@customElement('bl-dial')
export class BlDial extends LitElement {
  static override readonly styles = [
    base,
    sliderStyle,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        column-gap: var(--bl-2);
        padding: var(--bl-1) 0;
      }
      b {
        min-width: 2.6em;
        font-variant-numeric: tabular-nums;
        text-align: right;
      }
    `,
  ]

  /** Name of the quantity that the values are of. */
  @property() label = ''
  @property({ attribute: false }) values: readonly number[] = []
  /** Index of the value that is shown; -1 where that is not one of `values`. */
  @property({ type: Number }) at = -1

  override render() {
    const { label, values, at } = this
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
          this.at = (event.target as WaSlider).value
          this.dispatchEvent(new NumberEvent(this.at, false))
        }}
      ></wa-slider>
      <b>${written(values[at])}</b>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-dial': BlDial
  }
}
