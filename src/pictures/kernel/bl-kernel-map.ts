import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { MatrixTile } from '../../charts/matrix-tile.ts'
import { formatNumber } from '../../math/picture/format.ts'
import '../../elements/charts/pictures/bl-matrix-tiles.ts'
import { headedStyle } from '../../elements/charts/paint/picture-style.ts'

/**
 * The tangent kernel as heat maps at w_0, now, and their difference, on one colour scale, with its relative change. `rows` counts
 * all rows, of which the tiles may show only the first.
 */
@customElement('bl-kernel-map')
export class BlKernelMap extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    css`
      bl-matrix-tiles {
        flex: 1;
      }
      bl-matrix-tiles[hidden] {
        display: none;
      }
      bl-matrix-tiles.stale {
        opacity: 0.6;
      }
      p {
        margin: 0;
        min-height: 1.4em;
        font-size: var(--bl-text-small);
      }
      b {
        font-size: var(--bl-text-heading);
      }
      .fault {
        color: var(--bl-accent);
      }
    `,
  ]

  @property({ attribute: false }) tiles: readonly MatrixTile[] = []
  /** Absolute value at the ends of the colour scale. */
  @property({ type: Number }) most = 1
  @property({ type: Number }) rows = 0
  /** Name of the rows, in the plural. */
  @property() of = 'train samples'
  /** |K - K_0|_F / |K_0|_F. */
  @property({ type: Number }) change = NaN
  @property({ type: Boolean }) busy = false
  /** True to show only the relative change. */
  @property({ type: Boolean }) brief = false
  /** True if the tiles belong to an earlier step. */
  @property({ type: Boolean }) stale = false
  @property() fault = ''

  override render() {
    return html`
      <bl-matrix-tiles
        ?hidden=${this.tiles.length === 0}
        class=${this.stale ? 'stale' : ''}
        heading="The tangent kernel"
        .tiles=${this.tiles}
        .most=${this.most}
      ></bl-matrix-tiles>
      <p role="status" class=${this.fault ? 'fault' : 'quiet'}>${this.fault || this.#words()}</p>
    `
  }

  #words() {
    const shown = this.tiles[0]?.rows ?? 0
    if (shown === 0) return this.busy ? 'computing' : ''
    const count = shown < this.rows ? `the first ${shown} of ${this.rows}` : String(shown)
    const change = Number.isFinite(this.change)
      ? html`changed by <b>${formatNumber(100 * this.change, 3)} %</b> since w₀`
      : ''
    if (this.brief) return change
    return html`${change}${change ? ', ' : ''}${count} ${this.of} across and down`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-kernel-map': BlKernelMap
  }
}
