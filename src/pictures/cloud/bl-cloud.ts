import { maxOf } from '../../math/statistics/range.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query, queryAll } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import { drawUnitCloud, ringsOf, type UnitCloud } from './unit-cloud.ts'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import { PaintController, type Frame } from '../../elements/charts/paint/paint-controller.ts'
import { scaledContext } from '../../elements/charts/paint/scaled-context.ts'
import { base } from '../../elements/style/tokens.ts'
import { tableOf, type ValueTable } from '../../elements/value-table.ts'

/** Returns how far a cloud moved, in words; unknown if all weights were 0. */
const way = ({ moved }: UnitCloud): string =>
  Number.isFinite(moved) ? `${formatNumber(100 * moved, 3)} %` : '–'

/**
 * The units of hidden layers as clouds of points, one per stage, on one scale: hollow at w_0, filled now, joined by a line, with
 * rings around 0. Slots `under-0`, `under-1` … show content under each cloud if there is room; `--bl-cloud-under: none` hides them.
 */
@customElement('bl-cloud')
export class BlCloud extends LitElement {
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
      .clouds {
        flex: 1;
        display: grid;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        grid-auto-rows: minmax(0, 1fr);
        gap: var(--bl-3);
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
        padding-right: var(--bl-corner, 0);
        font-size: var(--bl-text-small);
      }
      figcaption div {
        display: flex;
        justify-content: space-between;
        align-items: baseline;
        gap: var(--bl-2);
      }
      b,
      .words {
        flex: none;
        margin-left: auto;
      }
      h2,
      b {
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
      }
      h2,
      .run {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      b {
        font-family: var(--bl-font);
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
      slot {
        display: var(--bl-cloud-under, contents);
      }
      ::slotted(*) {
        --bl-least-tiles: 4rem;
        flex: 0 0 max(36%, 10rem);
        margin-top: var(--bl-2);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--bl-4);
        font-size: var(--bl-text-small);
      }
      footer span {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
      }
      i {
        width: 0.6em;
        height: 0.6em;
        border: 1.5px solid var(--bl-ink-2);
        border-radius: 50%;
      }
      i.now {
        border-color: var(--color);
        background: var(--color);
      }
      @container (max-width: 420px) {
        .run {
          display: none;
        }
      }
      @container (max-width: 300px) {
        .words,
        footer,
        slot {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) clouds: readonly UnitCloud[] = []

  @query('.clouds') private readonly surface!: HTMLElement
  @queryAll('canvas') private readonly canvases!: NodeListOf<HTMLCanvasElement>

  constructor() {
    super()
    new PaintController(this, { surface: () => this.surface, paint: (frame) => this.#paint(frame) })
  }

  get valueTables(): readonly ValueTable[] {
    return this.clouds.map(({ label, run, axes: [a, b], first, now }) =>
      tableOf(
        [label, run, 'units'].filter(Boolean).join(', '),
        ['unit', `${a} at w₀`, `${b} at w₀`, `${a} now`, `${b} now`],
        first.length / 2,
        (i) => [i + 1, first[2 * i]!, first[2 * i + 1]!, now[2 * i]!, now[2 * i + 1]!],
      ),
    )
  }

  override render() {
    const { clouds } = this
    const [one] = clouds
    const count = clouds.length
    const columns = count === 4 ? 2 : Math.max(1, count)
    return html`
      <div class="clouds" style=${styleMap({ '--columns': String(columns) })}>
        ${clouds.map((cloud, i) => this.#figure(cloud, i))}
      </div>
      ${
        one
          ? html`<footer class="quiet" style=${styleMap({ '--color': one.color })}>
              <span><i></i>a unit at w₀</span>
              <span><i class="now"></i>now</span>
              <span>${this.#scale}</span>
              <span>across: ${one.axes[0]}; up: ${one.axes[1]}</span>
            </footer>`
          : nothing
      }
    `
  }

  /** Largest coordinate over all frames, which share one scale. */
  get #reach(): number {
    return maxOf(this.clouds.map(({ reach }) => reach)) || 1
  }

  get #scale(): string {
    return `rings at ${ringsOf(this.#reach)
      .map((radius) => formatNumber(radius))
      .join(', ')}`
  }

  #figure(cloud: UnitCloud, index: number) {
    const name = cloud.label || 'The units'
    const what = `${name}: ${formatCount(cloud.now.length / 2)} units as points, ${cloud.axes[0]} across, ${cloud.axes[1]} up, ${this.#scale}`
    return html`<figure>
      <figcaption>
        <div>
          <h2 title=${name}>${name}</h2>
          <b>${way(cloud)}</b>
        </div>
        <div>
          <span class="run quiet">${cloud.run}</span><span class="words quiet">the units have moved</span>
        </div>
      </figcaption>
      <div class="frame">
        <canvas role="img" aria-label="${what}. The units have moved ${way(cloud)}."></canvas>
      </div>
      <slot name="under-${index}"></slot>
    </figure>`
  }

  #paint({ theme }: Frame): void {
    this.canvases.forEach((canvas, i) => {
      const cloud = this.clouds[i]
      const { clientWidth: width, clientHeight: height } = canvas
      if (!cloud || width === 0 || height === 0) return
      drawUnitCloud(scaledContext(canvas, { width, height }), { width, height }, cloud, this.#reach, theme)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-cloud': BlCloud
  }
}
