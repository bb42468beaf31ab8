import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { base } from '../style/tokens.ts'

/** A screen in CSS pixels. */
export interface Screen {
  readonly width: number
  readonly height: number
}

/**
 * A page as it looks on another screen, scaled to fit and fully usable. It reloads for each new `version` of its content. `label` describes
 * it, and replaces it while there is no `address`.
 */
@customElement('bl-preview')
export class BlPreview extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        gap: var(--bl-2);
        min-width: 0;
        min-height: 0;
        padding: var(--bl-3);
        background: var(--bl-stage);
      }
      p {
        margin: 0;
        font-size: var(--bl-text-small);
        text-align: center;
      }
      .room {
        position: relative;
        display: grid;
        place-items: start center;
        min-height: 0;
        overflow: hidden;
      }
      .frame {
        overflow: hidden;
        border: 1px solid var(--bl-ink-2);
        border-radius: var(--bl-radius);
      }
      iframe {
        display: block;
        border: none;
        transform-origin: 0 0;
      }
    `,
  ]

  @property() address = ''
  @property() version = ''
  @property() label = ''
  @property({ attribute: false }) screen: Screen = { width: 1920, height: 1080 }
  /** The space available for it. */
  @state() private room: Screen = { width: 0, height: 0 }
  readonly #sizes = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    this.room = { width, height }
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
  }

  protected override firstUpdated(): void {
    this.#sizes.observe(this.renderRoot.querySelector('.room')!)
    // On a portrait screen the preview is far below the button that opens it.
    this.scrollIntoView({ block: 'nearest' })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.firstUpdated()
  }

  override render() {
    const { address, version, label } = this
    const { width, height } = this.screen
    // 2 px for the borders.
    const scale = Math.min((this.room.width - 2) / width, (this.room.height - 2) / height, 1)
    return html`<p class="quiet">${label}</p>
      <div class="room">
        ${
          address === '' || scale <= 0
            ? nothing
            : keyed(
                `${address} ${version}`,
                html`<div class="frame" style="width: ${scale * width}px; height: ${scale * height}px">
                  <iframe
                    title=${label}
                    src=${address}
                    width=${width}
                    height=${height}
                    style="transform: scale(${scale})"
                  ></iframe>
                </div>`,
              )
        }
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-preview': BlPreview
  }
}
