import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { clamp } from '../../math/clamp.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { eventType } from '../event-type.ts'

/** `bl-divide`: the divider was moved to a share of the width, from the left. */
export class DivideEvent extends eventType('bl-divide', (at: number) => ({ at })) {}

/** Share of the width by which an arrow key moves the divider, and with Shift. */
const [step, largeStep] = [0.02, 0.1]

/**
 * The line between two pictures that lie on one another, with a handle. It fills its box and draws at `at`;
 * whoever holds it moves `at` on `bl-divide`. Only the line takes the pointer.
 */
@customElement('bl-divider')
export class BlDivider extends LitElement {
  static override readonly styles = css`
    :host {
      position: relative;
      z-index: 2;
      display: block;
      pointer-events: none;
    }
    .line {
      position: absolute;
      inset: 0 auto;
      display: grid;
      place-items: end center;
      width: max(28px, var(--bl-touch, 0px));
      padding-bottom: var(--bl-6);
      translate: -50%;
      outline: none;
      box-sizing: border-box;
      cursor: ew-resize;
      pointer-events: auto;
      touch-action: none;
    }
    .line::before {
      position: absolute;
      inset: 0 calc(50% - 2px);
      border: 1.5px solid var(--bl-ink);
      border-block: none;
      background: var(--bl-card);
      content: '';
    }
    .handle {
      position: relative;
      display: grid;
      place-items: center;
      width: 42px;
      height: 42px;
      border: 2px solid var(--bl-ink);
      border-radius: 50%;
      background: var(--bl-card);
      color: var(--bl-ink);
      /* The pointer's position is measured on the line. */
      pointer-events: none;
    }
    .line:focus-visible .handle {
      outline: 3px solid var(--bl-accent);
      outline-offset: 2px;
    }
    svg {
      width: 24px;
      fill: none;
      stroke: currentColor;
      stroke-width: 2.2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `

  /** Share of the width to its left. */
  @property({ type: Number }) at = 0.5
  /** Names of the picture on the left and of the one on the right. */
  @property({ attribute: false }) names: readonly [string, string] = ['', '']

  protected override render() {
    const percent = Math.round(100 * this.at)
    const [left, right] = this.names
    return html`<div
      class="line"
      role="slider"
      tabindex="0"
      aria-label="Divider: ${left} on the left, ${right} on the right"
      aria-orientation="horizontal"
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${percent}
      aria-valuetext="${percent} %"
      style="left: ${100 * this.at}%"
      @pointerdown=${(event: PointerEvent) => this.#hold(event)}
      @pointermove=${(event: PointerEvent) => this.#drag(event)}
      @keydown=${(event: KeyboardEvent) => this.#press(event)}
    >
      <span class="handle"
        ><svg viewBox="0 0 24 24" aria-hidden="true"><path d="m8 6-6 6 6 6m8-12 6 6-6 6" /></svg
      ></span>
    </div>`
  }

  #hold(event: PointerEvent): void {
    if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return
    event.currentTarget.setPointerCapture(event.pointerId)
    event.currentTarget.focus()
    event.preventDefault()
  }

  #drag(event: PointerEvent): void {
    const { currentTarget, pointerId } = event
    if (!(currentTarget instanceof HTMLElement) || !currentTarget.hasPointerCapture(pointerId)) return
    this.#move(this.at + (pointerPosition(event).x - currentTarget.clientWidth / 2) / this.clientWidth)
  }

  #press(event: KeyboardEvent): void {
    const by = event.shiftKey ? largeStep : step
    const to = {
      ArrowLeft: this.at - by,
      ArrowDown: this.at - by,
      ArrowRight: this.at + by,
      ArrowUp: this.at + by,
      Home: 0,
      End: 1,
    }[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    this.#move(to)
  }

  #move(to: number): void {
    this.dispatchEvent(new DivideEvent(clamp(to, [0, 1])))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-divider': BlDivider
  }
}
