import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import type { NamedCurve } from '../../../charts/function/function-picture.ts'
import { cellColumns } from '../../../charts/tiling.ts'
import type { PredictionGrid, Samples } from '../../../math/picture/function-grid.ts'
import { pictureStyle } from '../paint/picture-style.ts'
import './bl-function-view.ts'

/** One of several functions: its name, its description, and its predictions. */
export interface FunctionCell {
  readonly name: string
  readonly words: string
  readonly grid: PredictionGrid
}

/** Functions learned by several networks, side by side over the same samples. */
@customElement('bl-function-grid')
export class BlFunctionGrid extends LitElement {
  static override readonly styles = [
    pictureStyle,
    css`
      :host {
        gap: var(--bl-1);
        container-type: inline-size;
      }
      .cells {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: var(--bl-2) var(--bl-3);
        min-height: 0;
      }
      .curves {
        grid-template-columns: repeat(auto-fit, minmax(9.5em, 1fr));
      }
      /* Three curves are in a row where two would be: these would leave a place empty. */
      @container (min-width: 19.5em) and (max-width: 30em) {
        .curves:has(> :nth-child(3):last-child) {
          grid-template-columns: repeat(3, minmax(0, 1fr));
        }
      }
      .cell {
        position: relative;
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        container-type: inline-size;
      }
      /* With many networks on a phone there is room only for the number. */
      @container (max-width: 6rem) {
        .cell > div .quiet {
          display: none;
        }
        .cell > div b {
          white-space: nowrap;
        }
      }
      .cell > div {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        column-gap: var(--bl-1);
        font-size: var(--bl-text-small);
        line-height: 1.25;
      }
      b {
        font-variant-numeric: tabular-nums;
      }
      bl-function-view {
        flex: 1;
        --bl-function-least: 2rem;
      }
    `,
  ]

  @property() heading = 'The functions learned'
  @property({ attribute: false }) samples: Samples | undefined
  @property({ attribute: false }) cells: readonly FunctionCell[] = []
  /** The curve from which samples of one coordinate were drawn. */
  @property({ attribute: false }) truth: NamedCurve | undefined
  /** Ends of the upright axis of all curves; by default those of the samples. */
  @property({ attribute: false }) heights: readonly [number, number] | undefined

  /** Width and height of all cells together, in CSS pixels. */
  @state() private room: readonly [number, number] = [0, 0]
  @query('.cells') private readonly surface!: HTMLElement
  readonly #sizes = new ResizeObserver(([entry]) => {
    if (entry) this.room = [entry.contentRect.width, entry.contentRect.height]
  })

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.hasUpdated) this.#sizes.observe(this.surface)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#sizes.disconnect()
  }

  override firstUpdated(): void {
    this.#sizes.observe(this.surface)
  }

  override render() {
    const { samples, cells, truth } = this
    const columns = String(cellColumns(cells.length, ...this.room))
    return html`<h2>${this.heading}</h2>
      ${truth ? html`<p class="quiet">dotted: ${truth.label}</p>` : nothing}
      <div
        class="cells ${samples?.dimensions === 1 ? 'curves' : ''}"
        style=${styleMap({ '--columns': columns })}
      >
        ${cells.map(
          ({ name, words, grid }) =>
            html`<div class="cell">
              <div><span class="quiet">${name}</span><b>${words}</b></div>
              <bl-function-view
                bare
                nameless
                heading=${name}
                .task=${samples?.task ?? 'classification'}
                .dimensions=${samples?.dimensions ?? 2}
                .outputs=${samples?.outputs ?? 1}
                .coordinates=${samples?.coordinates ?? []}
                .targets=${samples?.targets ?? []}
                .grid=${grid}
                .beside=${truth ? [truth] : []}
                .heights=${this.heights}
              ></bl-function-view>
            </div>`,
        )}
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-function-grid': BlFunctionGrid
  }
}
