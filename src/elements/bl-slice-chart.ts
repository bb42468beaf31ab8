import { css, html, LitElement, nothing, unsafeCSS } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { plotStyle } from '../charts/plot-style.ts'
import { SliceChart, valueOn, type SliceCurve } from '../charts/slice-chart.ts'
import { chartTheme } from '../charts/theme.ts'
import { formatNumber } from '../math/format.ts'
import { PaintController } from './paint-controller.ts'
import { base } from './tokens.ts'

const definition =
  'Barrier: how high the curve rises above the straight line between its ends, the most of L(t) − ((1 − t) L(0) + t L(1))'

/** A metric on the train part (full) and on the test part (dashed) along a line through weight space, with its barriers. */
@customElement('bl-slice-chart')
export class BlSliceChart extends LitElement {
  static override readonly styles = [
    unsafeCSS(plotStyle),
    base,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      h2 {
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
        white-space: nowrap;
      }
      p {
        margin: 0;
        font-size: var(--bl-text-small);
        line-height: 1.25;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .mark {
        border-left: 2px solid var(--bl-accent);
        padding-left: var(--bl-1);
      }
      .chart {
        position: relative;
        flex: 1;
        min-height: 4.5rem;
      }
      .chart > .uplot {
        position: absolute;
        inset: 0;
        font: inherit;
      }
    `,
  ]

  @property() heading = 'Loss on the line'
  /** Places on the line: 0 and 1 are its ends. */
  @property({ attribute: false }) t: ArrayLike<number> = []
  @property({ attribute: false }) curves: readonly SliceCurve[] = []

  @query('.chart') private readonly surface!: HTMLElement
  private chart: SliceChart | undefined

  constructor() {
    super()
    new PaintController(this, {
      surface: () => this.surface,
      paint: (resized) => this.paint(resized),
      release: () => {
        this.chart?.dispose()
        this.chart = undefined
      },
    })
  }

  override render() {
    const barriers = this.curves.map(({ label, dash, barrier: { height, t } }) => ({
      short: `${dash ? `${label} ` : ''}${formatNumber(height, 2)}`,
      long: `${label} ${formatNumber(height, 3)}${height > 0 ? ` at ${formatNumber(t, 2)}` : ''}`,
    }))
    const said = barriers.map(({ long }) => long).join(', ')
    const ends = this.curves.map((curve) => {
      const [from, to] = [0, 1].map((end) => formatNumber(valueOn(this, curve, end), 3))
      return `${curve.label} ${from} to ${to}`
    })
    const words = `${this.heading}: ${ends.join(', ')}; barrier: ${said}`
    return html`
      <h2>${this.heading}</h2>
      ${
        barriers.length > 0
          ? html`<p class="quiet" title="${definition}: ${said}">
              <span class="mark">barrier</span> ${barriers.map(({ short }) => short).join(', ')}
            </p>`
          : nothing
      }
      <div class="chart" role="img" aria-label=${words}></div>
    `
  }

  private paint(resized: boolean): void {
    if (resized && this.chart) return this.chart.resize()
    this.chart ??= new SliceChart(this.surface)
    const { t, curves } = this
    this.chart.draw({ t, curves }, chartTheme(this))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-slice-chart': BlSliceChart
  }
}
