import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { createPolytopeStage, type PolytopeStage } from '../../scene/polytope/polytope-stage.ts'
import type { PolytopeContent } from '../../scene/polytope/polytope-content.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { base } from '../style/tokens.ts'
import { mark, markStyle } from '../style/mark.ts'
import { turnableStyle } from '../style/turnable.ts'
import { turnKeys } from '../turn-keys.ts'
import { DevicePicture } from './device-picture.ts'
import { listed, type ValueTable } from '../value-table.ts'

/** A walker's line next to the picture. */
export interface WalkerView {
  readonly color: string
  readonly style: number
  readonly name: string
  /** Its path so far, such as '3 pivots'. */
  readonly steps: string
  readonly gap: string
}

/**
 * A polytope in three dimensions, and the walkers that move through it, from `content`. The pointer or the arrow keys turn it
 * (Home: the initial side); screen readers get `words` and the list of walkers. It fills its box.
 */
@customElement('bl-polytope')
export class BlPolytope extends LitElement {
  static override readonly styles = [
    base,
    markStyle,
    turnableStyle,
    css`
      :host {
        container-type: inline-size;
      }
      .said {
        position: absolute;
        inset: 50% var(--bl-4) auto;
        margin: 0;
        font-size: var(--bl-text-heading);
        text-align: center;
      }
      ul {
        position: absolute;
        inset: var(--bl-2) auto auto var(--bl-2);
        display: var(--bl-list, grid);
        grid-template-columns: repeat(3, auto);
        gap: var(--bl-1) var(--bl-3);
        margin: 0;
        padding: var(--bl-2) var(--bl-3);
        list-style: none;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
        font-size: var(--bl-text);
        pointer-events: none;
      }
      li {
        display: grid;
        grid-column: 1 / -1;
        grid-template-columns: subgrid;
        align-items: center;
      }
      b {
        grid-column: 2 / -1;
        font-weight: 600;
      }
      .number {
        grid-column: 2;
        min-width: 5em;
        font-variant-numeric: tabular-nums;
      }
      .gap {
        grid-column: 3;
        min-width: 7em;
        text-align: right;
      }
      @container (max-width: 420px) {
        ul {
          display: var(--bl-list, flex);
          flex-wrap: wrap;
          padding: var(--bl-1) var(--bl-2);
          font-size: var(--bl-text-small);
        }
        li {
          grid-template-columns: auto auto;
          column-gap: var(--bl-2);
        }
        .gap {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) content: PolytopeContent | undefined
  @property({ attribute: false }) walkers: readonly WalkerView[] = []
  /** The picture in a sentence. */
  @property() words = ''
  /** The engine's device; 'none' for WebGL2; undefined while unknown. */
  @property({ attribute: false }) device: GPUDevice | 'none' | undefined
  @state() private fault = ''
  @query('.picture') private readonly container!: HTMLElement
  @query('ul') private readonly list!: HTMLElement | null
  /** Box of the list of walkers, which the picture avoids. */
  #covered: readonly Box[] = []
  readonly #picture = new DevicePicture<PolytopeStage>(this, {
    make: (device, onLost) => createPolytopeStage({ container: this.container, device, onLost }),
    made: (stage) => {
      this.fault = ''
      stage.cover(this.#covered)
      if (this.content) stage.setContent(this.content)
    },
    failed: (reason) => (this.fault = reason),
  })

  constructor() {
    super()
    const sizes = new ResizeObserver(() => this.#cover())
    this.addController({
      hostConnected: () => sizes.observe(this),
      hostDisconnected: () => sizes.disconnect(),
    })
  }

  /** Turns to the initial side. */
  home(): void {
    this.#picture.current?.home()
  }

  /** Returns the picture with its labels as PNG; undefined before there is one. */
  snapshot(): Promise<Blob> | undefined {
    return this.#picture.current?.snapshot()
  }

  get valueTables(): readonly ValueTable[] {
    return listed(
      'Walkers',
      ['walker', 'way', 'gap'],
      this.walkers.map(({ name, steps, gap }) => [name, steps, gap]),
    )
  }

  protected override render() {
    return html`<div
        class="picture turnable"
        role="application"
        aria-roledescription="rotatable picture"
        tabindex="0"
        aria-label=${this.words}
        @keydown=${(event: KeyboardEvent) => this.#keyDown(event)}
      ></div>
      ${this.fault ? html`<p class="said">${this.fault}</p>` : nothing}
      ${
        this.walkers.length > 0
          ? html`<ul aria-label="Walkers">
              ${this.walkers.map(
                ({ color, style, name, steps, gap }) =>
                  html`<li>
                    ${mark(style, color)}<b>${name}</b><span class="number">${steps}</span
                    ><span class="number gap">${gap}</span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }`
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('content') && this.content) this.#picture.current?.setContent(this.content)
    if (changed.has('walkers')) this.#cover()
  }

  #cover(): void {
    const {
      offsetLeft: x = 0,
      offsetTop: y = 0,
      offsetWidth: width = 0,
      offsetHeight: height = 0,
    } = this.list ?? {}
    const [before] = this.#covered
    if ((before?.width ?? 0) === width && (before?.height ?? 0) === height) return
    this.#covered = width > 0 ? [{ x, y, width, height }] : []
    this.#picture.current?.cover(this.#covered)
  }

  #keyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = turnKeys[event.key]
    if (way) this.#picture.current?.turn(...way)
    else if (event.key === 'Home') this.home()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-polytope': BlPolytope
  }
}
