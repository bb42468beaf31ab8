import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { valueOnScale, type PlotFrame } from '../../charts/plot/plot-frame.ts'
import { valueText } from '../../math/picture/value-text.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import { NumberEvent } from '../../elements/controls/control-events.ts'
import { base } from '../../elements/style/tokens.ts'
import { arrowOf, endKeyOf, shareUnder } from '../../elements/charts/plots/axis-hand.ts'

/** Returns the place nearest to a value, by ratio if the axis is `log`, else by difference. */
function nearestPlace(places: readonly number[], value: number, log: boolean): number | undefined {
  const far = (place: number) => (log ? Math.abs(Math.log(place / value)) : Math.abs(place - value))
  return places.toSorted((one, other) => far(one) - far(other))[0]
}

/**
 * The pill of the stage’s value on the horizontal axis of a sweep, as a slider that snaps to given values when dragged or moved by
 * arrow keys. It lies over the chart, which draws the pill. Emits NumberEvent.
 */
@customElement('bl-swept-dial')
export class BlSweptDial extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
      }
      .rail {
        position: absolute;
        left: var(--left);
        top: var(--top);
        width: var(--width);
        height: max(2.6em, 36px);
        pointer-events: auto;
        touch-action: pan-y;
        cursor: ew-resize;
      }
      span {
        position: absolute;
        top: 0;
        left: calc(var(--at) * 100%);
        width: max(3.6em, 44px);
        height: 100%;
        translate: -50%;
        border-radius: 2em;
        pointer-events: none;
      }
      .rail:hover span {
        background: color-mix(in srgb, var(--bl-accent) 16%, transparent);
      }
      span:focus-visible {
        outline: 3px solid var(--bl-focus);
        outline-offset: -3px;
      }
    `,
  ]

  @property() label = ''
  /** Values to which it snaps. */
  @property({ attribute: false }) places: readonly number[] = []
  /** Names of the values that are choices, not numbers. */
  @property({ attribute: false }) words: Readonly<Record<number, string>> | undefined
  /** The stage’s value; without one there is no dial. */
  @property({ attribute: false }) value: number | undefined
  /** The place of the plot, set by its chart. */
  @property({ attribute: false, hasChanged: (now, before) => JSON.stringify(now) !== JSON.stringify(before) })
  frame: PlotFrame | undefined
  @query('.rail') private readonly rail!: HTMLElement
  @query('span') private readonly handle!: HTMLElement
  /** The place of the current drag, or undefined. */
  #dragged: number | undefined

  override render() {
    const { frame, value, places, label } = this
    if (!frame || value === undefined || places.length < 2) return nothing
    const { left, top, width, height, across } = frame
    const rising = places.toSorted((one, other) => one - other)
    return html`<div
      class="rail"
      style="--left: ${left}px; --top: ${top + height}px; --width: ${width}px"
      @pointerdown=${this.#take}
      @pointermove=${(event: PointerEvent) => this.#dragged !== undefined && this.#drag(event)}
      @pointerup=${this.#drop}
      @pointercancel=${this.#drop}
      @click=${() => this.handle.focus({ preventScroll: true })}
    >
      <span
        role="slider"
        tabindex="0"
        style="--at: ${shareOnScale(value, across)}"
        aria-label=${label}
        aria-valuemin=${rising[0]!}
        aria-valuemax=${rising.at(-1)!}
        aria-valuenow=${value}
        aria-valuetext=${valueText(value, this.words)}
        @keydown=${this.#press}
      ></span>
    </div>`
  }

  readonly #take = (event: PointerEvent): void => {
    if (event.button !== 0 || this.value === undefined) return
    this.rail.setPointerCapture(event.pointerId)
    this.#dragged = this.value
    this.#drag(event)
  }

  #drag(event: PointerEvent): void {
    const { frame } = this
    if (!frame || event.currentTarget !== event.target) return
    const under = valueOnScale(shareUnder(event, 'across', frame), frame.across)
    const place = nearestPlace(this.places, under, frame.across.log === true)
    if (place === undefined || place === this.#dragged) return
    this.#dragged = place
    this.dispatchEvent(new NumberEvent(place, true))
  }

  readonly #drop = (): void => {
    const place = this.#dragged
    this.#dragged = undefined
    if (place !== undefined && this.places.includes(place)) this.dispatchEvent(new NumberEvent(place, false))
  }

  readonly #press = (event: KeyboardEvent): void => {
    const [arrow, end] = [arrowOf(event), endKeyOf(event)]
    if ((arrow ?? end) === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const { value = NaN, places } = this
    const rising = places.toSorted((one, other) => one - other)
    const next =
      arrow === 1 ? rising.find((place) => place > value) : rising.findLast((place) => place < value)
    const to = end === undefined ? next : rising.at(-end)
    if (to !== undefined && to !== value) this.dispatchEvent(new NumberEvent(to, false))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-swept-dial': BlSweptDial
  }
}
