import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, queryAll } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { paintTile, tileColor } from '../../charts/matrix-tile.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { headedStyle } from '../charts/paint/picture-style.ts'
import type { KernelsView } from './kernels-view.ts'

/** The kernels of a convolutional network, layer by layer, on one diverging scale. */
@customElement('bl-kernels')
export class BlKernels extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-3);
        padding-right: var(--bl-corner, 0);
      }
      .scale {
        display: flex;
        align-items: center;
        gap: var(--bl-1);
        margin-left: auto;
        font-size: var(--bl-text-small);
      }
      .ramp {
        width: calc(var(--bl-1) * 14);
        height: 0.6em;
        border: 1px solid var(--bl-hairline);
      }
      .layers {
        flex: 1;
        display: flex;
        flex-wrap: wrap;
        align-content: center;
        justify-content: center;
        gap: var(--bl-2) var(--bl-4);
        min-height: 0;
        overflow: auto;
      }
      figure {
        flex: 1 1 calc(var(--columns) * 4px);
        max-width: calc(var(--columns) * 10px);
        margin: 0;
      }
      figcaption {
        font-size: var(--bl-text-small);
      }
      canvas {
        display: block;
        width: 100%;
        image-rendering: pixelated;
      }
    `,
  ]

  @property() heading = 'The kernels'
  @property({ attribute: false }) view: KernelsView | undefined
  @queryAll('canvas') private readonly canvases!: NodeListOf<HTMLCanvasElement>

  override render() {
    const { view } = this
    if (!view) return nothing
    const [least, most] = [-view.most, view.most].map((value) => formatNumber(value, 2))
    const stops = [-1, -0.5, 0, 0.5, 1].map((share) => tileColor(share, { most: 1 })).join(', ')
    return html`
      <header>
        ${this.heading ? html`<h2>${this.heading}</h2>` : nothing}
        <span class="scale quiet">
          ${least}
          <span class="ramp" style=${styleMap({ background: `linear-gradient(to right, ${stops})` })}></span>
          ${most}
        </span>
      </header>
      <div class="layers">
        ${view.layers.map(
          ({ label, columns }) =>
            html`<figure style=${styleMap({ '--columns': String(columns) })}>
              <figcaption class="quiet">${label}</figcaption>
              <canvas role="img" aria-label=${label}></canvas>
            </figure>`,
        )}
      </div>
    `
  }

  override updated(): void {
    const { view } = this
    this.canvases.forEach((canvas, l) => {
      const tile = view?.layers[l]
      if (view && tile) paintTile(canvas, tile, view)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-kernels': BlKernels
  }
}
