import { css, html, LitElement, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'

/**
 * A laser pointer over the whole page: a dot that follows the pointer while Shift is held and no button is pressed;
 * dragging with Shift zooms.
 */
@customElement('bl-laser')
export class BlLaser extends LitElement {
  static override readonly styles = css`
    :host {
      position: fixed;
      inset: 0;
      z-index: 40;
      pointer-events: none;
    }
    .dot {
      position: absolute;
      width: 26px;
      height: 26px;
      translate: -50% -50%;
      border: 3px solid #ffffff;
      border-radius: 50%;
      background: #e3001b;
      box-shadow:
        0 0 0 2px #000000,
        0 0 18px 6px rgb(227 0 27 / 0.55);
    }
  `

  @state() private shown = false
  #pressed = false
  @state() private at: { readonly x: number; readonly y: number } | undefined

  constructor() {
    super()
    const kinds = [
      'pointerdown',
      'pointermove',
      'pointerup',
      'pointercancel',
      'keydown',
      'keyup',
      'blur',
    ] as const
    this.addController({
      hostConnected: () => {
        for (const kind of kinds) window.addEventListener(kind, this.#hear, true)
      },
      hostDisconnected: () => {
        for (const kind of kinds) window.removeEventListener(kind, this.#hear, true)
        this.shown = false
      },
    })
  }

  override render() {
    const { at } = this
    if (!this.shown || !at) return nothing
    return html`<div class="dot" style="left: ${at.x}px; top: ${at.y}px"></div>`
  }

  readonly #hear = (event: Event): void => {
    if (event instanceof PointerEvent) {
      this.at = { x: event.clientX, y: event.clientY }
      this.#pressed = event.type !== 'pointercancel' && event.buttons > 0
    }
    this.shown = !this.#pressed && event instanceof UIEvent && 'shiftKey' in event && event.shiftKey === true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-laser': BlLaser
  }
}
