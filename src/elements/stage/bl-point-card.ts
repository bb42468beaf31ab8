import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { withSubscripts } from '../../math/picture/format.ts'
import '../controls/bl-number.ts'
import '../charts/lists/bl-numbers.ts'
import type { NumberRow } from '../charts/lists/bl-numbers.ts'
import { ToggleEvent, type NumberEvent } from '../controls/control-events.ts'
import { icon } from '../style/icons.ts'
import { PlanePointEvent } from './stage-events.ts'
import { base, buttons } from '../style/tokens.ts'

/** The most characters of an axis name here. */
const longest = 6
const shortNames = ['across', 'away'] as const

/**
 * Card of a point of the surface: fields for its two coordinates, and the numbers measured there, to copy. Dispatches
 * PlanePointEvent; Escape closes it.
 */
@customElement('bl-point-card')
export class BlPointCard extends LitElement {
  static override readonly styles = [
    base,
    buttons,
    css`
      :host {
        display: block;
        box-sizing: border-box;
        width: 18em;
        font-size: var(--bl-text-small);
        padding: var(--bl-1) var(--bl-2) var(--bl-2) var(--bl-3);
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius);
        background: var(--bl-card);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }
      h2 {
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
      }
      .place {
        display: var(--bl-near, block);
        margin-bottom: var(--bl-1);
        border-bottom: 1px solid var(--bl-hairline);
      }
      bl-number {
        min-height: calc(var(--bl-1) * 6);
        --bl-field-width: 60%;
      }
      details {
        display: var(--bl-near, block);
        max-height: 12em;
        overflow-y: auto;
      }
      summary {
        color: var(--bl-ink-2);
        cursor: pointer;
      }
      small {
        display: var(--bl-near, block);
      }
      @container (max-width: 559px) {
        .place,
        details,
        small {
          display: none;
        }
      }
    `,
  ]

  /** Heading above the measured numbers, such as `At this point`. */
  @property() heading = ''
  /** Names of the plane's axes. */
  @property({ attribute: false }) axes: readonly [string, string] = ['a', 'b']
  @property({ attribute: false }) place: readonly [number, number] | undefined
  @property({ attribute: false }) rows: readonly NumberRow[] = []
  /** Numbers that are measured when their section is expanded (ToggleEvent). */
  @property({ attribute: false }) more: readonly NumberRow[] = []
  @property({ type: Boolean }) unfolded = false
  @property({ type: Boolean }) busy = false

  constructor() {
    super()
    this.addEventListener('keydown', (event) => this.#key(event), { capture: true })
  }

  override render() {
    return html`<section aria-label=${this.heading}>
      <header>
        <h2>${this.heading}</h2>
        <button class="icon bare" title="Close (Escape)" aria-label="Close" @click=${() => this.#tell()}>
          ${icon('close')}
        </button>
      </header>
      <div class="place">${this.#coordinate(0)}${this.#coordinate(1)}</div>
      <bl-numbers label=${this.heading} .rows=${this.rows}></bl-numbers>
      ${this.more.length > 0 ? this.#fold() : nothing}
      <small class="quiet" role="status"
        >${this.busy ? 'computing' : 'click another point of the surface'}</small
      >
    </section>`
  }

  #fold() {
    return html`<details
      .open=${this.unfolded}
      @toggle=${({ currentTarget }: Event) => {
        const { open } = currentTarget as HTMLDetailsElement
        if (open !== this.unfolded) this.dispatchEvent(new ToggleEvent(open))
      }}
    >
      <summary>more numbers</summary>
      <bl-numbers label="More of ${this.heading}" .rows=${this.more}></bl-numbers>
    </details>`
  }

  #coordinate(axis: 0 | 1) {
    const name = withSubscripts(this.axes[axis])
    return html`<bl-number
      plain
      label=${name.length > longest ? shortNames[axis] : name}
      hint=${name}
      .value=${Number((this.place?.[axis] ?? 0).toPrecision(6))}
      @bl-number=${(event: NumberEvent) => {
        const [a, b] = this.place ?? [0, 0]
        this.#tell(axis === 0 ? [event.value, b] : [a, event.value])
      }}
    ></bl-number>`
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    this.#tell()
  }

  #tell(point?: readonly [number, number]): void {
    this.dispatchEvent(new PlanePointEvent(point))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-point-card': BlPointCard
  }
}
