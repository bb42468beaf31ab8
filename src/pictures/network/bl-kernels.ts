import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, queryAll } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { paintTile } from '../../charts/matrix-tile.ts'
import { headedStyle } from '../../elements/charts/paint/picture-style.ts'
import { tileTables } from '../../elements/charts/pictures/bl-matrix-tiles.ts'
import { tileScale, tileScaleStyle } from '../../elements/charts/paint/tile-scale.ts'
import type { KernelsView } from '../../elements/network/kernels-view.ts'
import type { ValueTable } from '../../elements/value-table.ts'

/** The kernels of a convolutional network, layer by layer, on one diverging scale. */
@customElement('bl-kernels')
export class BlKernels extends LitElement {
  static override readonly styles = [
    ...headedStyle,
    tileScaleStyle,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-3);
        padding-right: var(--bl-corner, 0);
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

  get valueTables(): readonly ValueTable[] {
    return tileTables(this.view?.layers ?? [])
  }

  override render() {
    const { view } = this
    if (!view) return nothing
    return html`
      <header>${this.heading ? html`<h2>${this.heading}</h2>` : nothing} ${tileScale(view.most)}</header>
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
