import './web-awesome.ts'
import type { WaSlider } from './web-awesome.ts'
import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { formatCount, formatNumber, parseNumber } from '../../math/picture/format.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import { NumberEvent } from './control-events.ts'
import { fieldStyle } from '../style/field-style.ts'
import { sliderStyle } from '../style/slider-style.ts'
import { base } from '../style/tokens.ts'

/** A value marked on the slider, with its meaning. */
export interface NumberMark {
  readonly value: number
  readonly label: string
  readonly color: string
}

/**
 * A number with a slider and a field for typing and copying. `min` and `max` bound the slider; `least` and `most` (by
 * default the same) bound typed numbers. With `log`, the slider moves in equal ratios and `step` counts decades. NaN
 * means no value yet. Dispatches NumberEvent.
 */
@customElement('bl-number')
export class BlNumber extends LitElement {
  static override readonly styles = [
    base,
    fieldStyle,
    sliderStyle,
    css`
      :host {
        display: grid;
        grid-template-columns: var(--bl-label-width, 34%) minmax(0, 1fr) var(--bl-field-width, 27%);
        align-items: center;
        column-gap: var(--bl-2);
        min-height: var(--bl-control);
      }
      :host([plain]) {
        grid-template-columns: minmax(0, 1fr) 0 var(--bl-field-width, 40%);
        column-gap: var(--bl-1);
      }
      .track {
        position: relative;
      }
      [data-none] wa-slider::part(thumb) {
        opacity: 0;
      }
      .mark {
        position: absolute;
        top: 50%;
        left: calc(0.6em + var(--at) * (100% - 1.2em));
        width: 2px;
        height: 1.3em;
        translate: -50% -50%;
        background: var(--color);
      }
      .unit {
        margin-left: 0.25em;
        color: var(--bl-ink-2);
      }
    `,
  ]

  @property() label = ''
  @property({ type: Number }) value = 0
  @property({ type: Number }) min = 0
  @property({ type: Number }) max = 1
  @property({ type: Number }) step = 0.01
  @property({ type: Number }) least: number | undefined = undefined
  @property({ type: Number }) most: number | undefined = undefined
  @property({ type: Boolean }) log = false
  @property({ type: Boolean }) whole = false
  /** Only the field, without a slider. */
  @property({ type: Boolean, reflect: true }) plain = false
  @property({ type: Boolean }) disabled = false
  /** Enter dispatches the number even if it has not changed. */
  @property({ type: Boolean }) confirmed = false
  /** Returns a sentence about why a number within the bounds is invalid; empty if it is valid. */
  @property({ attribute: false }) check: (value: number) => string = () => ''
  @property() unit = ''
  /** Values to mark on the slider, if they are within its ends. */
  @property({ attribute: false }) marks: readonly NumberMark[] = []
  /** One line of explanation. */
  @property() hint = ''

  @state() private message = ''
  @state() private editing = false
  @query('input') private readonly input!: HTMLInputElement

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('value')) this.message = ''
  }

  override render() {
    return html`
      <span class="label" aria-hidden="true" title=${this.hint || nothing}>${this.label}</span>
      ${this.plain ? html`<span></span>` : this.#slider()}
      <span class="field" ?data-wrong=${this.message !== ''}>
        <input
          type="text"
          inputmode="decimal"
          autocomplete="off"
          spellcheck="false"
          placeholder=${Number.isNaN(this.value) ? '?' : nothing}
          aria-label=${this.unit ? `${this.label} (${this.unit})` : this.label}
          aria-description=${this.hint || nothing}
          aria-invalid=${this.message ? 'true' : 'false'}
          aria-describedby=${this.message ? 'message' : nothing}
          ?disabled=${this.disabled}
          .value=${live(this.editing || this.message ? this.input.value : this.#written(this.value))}
          @focus=${this.#open}
          @blur=${this.#close}
          @input=${() => (this.editing = true)}
          @change=${() => this.#take()}
          @keydown=${this.#key}
        />
        ${this.unit ? html`<span class="unit">${this.unit}</span>` : nothing}
      </span>
      ${this.message ? html`<p class="message" id="message" role="alert">${this.message}</p>` : nothing}
    `
  }

  #slider() {
    const { min, max } = this
    const place = (value: number) => (this.log ? Math.log10(value) : value)
    const [from, to] = [place(min), place(max)]
    const scale = { from: min, to: max, log: this.log }
    const marks = this.marks.map((mark) => ({ ...mark, at: shareOnScale(mark.value, scale) }))
    return html`<span class="track" ?data-none=${Number.isNaN(this.value)}
      >${marks
        .filter(({ at }) => at >= 0 && at <= 1)
        .map(
          ({ at, label, color, value }) =>
            html`<span
              class="mark"
              role="img"
              style="--at: ${at}; --color: ${color}"
              title="${label}: ${this.#written(value)}"
              aria-label="${label}: ${this.#written(value)}"
            ></span>`,
        )}<wa-slider
        label=${this.label}
        .min=${from}
        .max=${to}
        .step=${this.step}
        .value=${live(Number.isNaN(this.value) ? from : place(this.log ? Math.max(this.value, min) : this.value))}
        .valueFormatter=${(position: number) => this.#written(this.#at(position))}
        ?disabled=${this.disabled}
        @input=${(event: InputEvent) => this.#slide(event, true)}
        @change=${(event: Event) => this.#slide(event, false)}
      ></wa-slider
    ></span>`
  }

  #written(value: number): string {
    if (Number.isNaN(value)) return ''
    return this.whole ? formatCount(value) : formatNumber(value)
  }

  /** Returns the value at a slider position; on a log scale, rounded to three digits. */
  #at(position: number): number {
    const value = this.log ? Number((10 ** position).toPrecision(3)) : position
    return this.whole ? Math.round(value) : value
  }

  #slide(event: Event, live: boolean): void {
    event.stopPropagation()
    const value = this.#at((event.target as WaSlider).value)
    this.message = ''
    this.value = value
    this.dispatchEvent(new NumberEvent(value, live))
  }

  #open(): void {
    this.editing = true
    if (!this.message) this.input.value = Number.isNaN(this.value) ? '' : String(this.value)
    this.input.select()
  }

  #close(): void {
    this.editing = false
  }

  #key(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.#take(this.confirmed)
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.message = ''
    this.editing = false
    this.requestUpdate()
  }

  /** Reads the field, and dispatches its number if it has changed, or `always`. */
  #take(always = false): void {
    this.editing = false
    const value = parseNumber(this.input.value)
    this.message = this.#fault(value)
    if (this.message || value === undefined || (value === this.value && !always)) return
    this.value = value
    this.dispatchEvent(new NumberEvent(value, false))
  }

  #fault(value: number | undefined): string {
    const kept = Number.isNaN(this.value) ? '' : `${this.#written(this.value)} stays.`
    if (value === undefined) return `Enter a number, such as 0.01 or 1e-3. ${kept}`
    if (this.whole && !Number.isInteger(value)) return `Enter a whole number. ${kept}`
    const least = this.least ?? (this.plain ? -Infinity : this.min)
    const most = this.most ?? (this.plain ? Infinity : this.max)
    if (value < least) return `Must be at least ${this.#written(least)}. ${kept}`
    if (value > most) return `Must be at most ${this.#written(most)}. ${kept}`
    const why = this.check(value)
    return why && `${why} ${kept}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-number': BlNumber
  }
}
