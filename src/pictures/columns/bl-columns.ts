import { css, html, LitElement } from 'lit'
import { customElement, property, query, queryAll } from 'lit/decorators.js'
import { classMap } from 'lit/directives/class-map.js'
import { styleMap } from 'lit/directives/style-map.js'
import { maxOf } from '../../math/statistics/range.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { base } from '../../elements/style/tokens.ts'
import { tableOf, type ValueTable } from '../../elements/value-table.ts'
import { drawColumns, type DrawnColumns } from './columns-chart.ts'

/** Returns the number of columns of a grid of frames. */
const gridOf = (count: number): number => (count <= 3 ? Math.max(1, count) : Math.ceil(Math.sqrt(count)))

/**
 * The columns of W of one or several runs as arrows, on one scale, each with the name of its form: bold if the feature is kept, with a
 * circle of radius 1, the way of every column, and the angles between neighbours if there is room.
 */
@customElement('bl-columns')
export class BlColumns extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: var(--bl-2);
        min-width: 0;
        min-height: 0;
        container-type: inline-size;
      }
      .frames {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: var(--bl-2) var(--bl-3);
        min-height: 5.5rem;
      }
      figure {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
        margin: 0;
      }
      figcaption {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        align-items: baseline;
        gap: 0 var(--bl-2);
        font-size: var(--bl-text-small);
      }
      figure:first-child figcaption {
        padding-right: var(--bl-corner, 0);
      }
      h2 {
        margin: 0;
        overflow: hidden;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .frame {
        position: relative;
        flex: 1;
        min-height: 0;
        overflow: hidden;
        border: 1px solid var(--bl-hairline);
        border-radius: var(--bl-radius-small);
        background: var(--bl-card);
      }
      canvas {
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }
      p {
        margin: 0;
        font-size: var(--bl-text-small);
      }
      .many .run {
        display: none;
      }
      @container (max-width: 420px) {
        .many .kept {
          display: none;
        }
      }
      @container (max-width: 300px) {
        p {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) views: readonly DrawnColumns[] = []

  @query('.frames') private readonly surface!: HTMLElement
  @queryAll('canvas') private readonly canvases!: NodeListOf<HTMLCanvasElement>

  constructor() {
    super()
    new PaintController(this, { surface: () => this.surface, paint: (frame) => this.#paint(frame) })
  }

  get valueTables(): readonly ValueTable[] {
    return this.views.map(({ label, run, columns, form, formName, kept }) => {
      const angles = new Map(form.kept.map(({ feature, angle }) => [feature, angle]))
      return tableOf(
        [label, run, formName, kept].filter(Boolean).join(', '),
        ['feature', 'W₁', 'W₂', 'length', 'angle in degrees', 'b'],
        columns.length,
        (i) => {
          const { x, y, bias } = columns[i]!
          return [i + 1, x, y, Math.hypot(x, y), angles.get(i) ?? NaN, bias]
        },
      )
    })
  }

  override render() {
    const { views } = this
    const [one] = views
    return html`<div
        class=${classMap({ frames: true, many: views.length > 4 })}
        style=${styleMap({ '--columns': String(gridOf(views.length)) })}
      >
        ${views.map((view) => this.#figure(view))}
      </div>
      ${
        one
          ? html`<p class="quiet">
              ${
                one.isLine
                  ? 'Each arrow is a feature’s weight in the one hidden unit. Bold: kept, longer than ½. Marks at −1 and 1'
                  : 'Each arrow is a feature’s column of W. Bold: kept, longer than ½. Circle: radius 1'
              }
            </p>`
          : ''
      }`
  }

  #figure({ label, run, formName, kept }: DrawnColumns) {
    const name = [label, run].filter(Boolean).join(', ')
    return html`<figure>
      <figcaption>
        <h2>${formName}</h2>
        ${name && html`<span class="run quiet">${name}</span>`}
        ${kept && html`<span class="kept quiet">${kept}</span>`}
      </figcaption>
      <div class="frame">
        <canvas
          role="img"
          aria-label="${name ? `${name}: columns` : 'Columns'} of W as arrows. ${[formName, kept].filter(Boolean).join(', ')}"
        ></canvas>
      </div>
    </figure>`
  }

  #paint({ theme }: Frame): void {
    const reach = maxOf(this.views.map((view) => view.reach)) || 1
    this.canvases.forEach((canvas, i) => {
      const view = this.views[i]
      const { clientWidth: width, clientHeight: height } = canvas
      if (!view || width === 0 || height === 0) return
      drawColumns(scaledContext(canvas, { width, height }), { width, height }, view, reach, theme)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-columns': BlColumns
  }
}
