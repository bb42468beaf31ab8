import { css, html, LitElement, nothing, unsafeCSS } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { plotStyle } from '../charts/plot-style.ts'
import { SweepChart, type SweptSeries } from '../charts/sweep-chart.ts'
import { chartTheme } from '../charts/theme.ts'
import type { SweepPoint } from '../experiment/sweep/sweep.ts'
import { formatNumber } from '../math/format.ts'
import { icon } from './icons.ts'
import { PaintController } from './paint-controller.ts'
import { base, buttons } from './tokens.ts'

/** `bl-sweep`: the sweep is to stop, or to start over. */
export class SweepEvent extends Event {
  static readonly type = 'bl-sweep'
  readonly go: boolean

  constructor(go: boolean) {
    super(SweepEvent.type, { bubbles: true, composed: true })
    this.go = go
  }
}

/** Quantities against a swept value, filling in as they are computed, with the exponent of the fitted power law: SweepEvent. */
@customElement('bl-sweep-chart')
export class BlSweepChart extends LitElement {
  static override readonly styles = [
    unsafeCSS(plotStyle),
    base,
    buttons,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      header,
      footer {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        min-width: 0;
        font-size: var(--bl-text-small);
      }
      h2 {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        margin: 0;
        font: 600 var(--bl-text-heading) / 1.4 var(--bl-font-hand);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .slope {
        white-space: nowrap;
        font-weight: 600;
      }
      .grow {
        flex: 1;
      }
      footer button {
        padding: 0 var(--bl-2);
        min-height: max(var(--bl-touch), 1.5rem);
        border: 1px solid var(--bl-hairline);
        background: var(--bl-card);
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

  /** What the values are. */
  @property() label = ''
  @property({ attribute: false }) values: readonly number[] = []
  @property({ attribute: false }) points: readonly SweepPoint[] = []
  @property({ attribute: false }) series: readonly SweptSeries[] = []
  @property({ type: Boolean }) power = false
  @property({ type: Boolean }) stale = false
  /** Experiments done, and of how many. */
  @property({ type: Number }) done = 0
  @property({ type: Number }) total = 0
  @property({ type: Boolean }) running = false
  /** Why it cannot be computed, as a sentence. */
  @property() problem = ''

  @query('.chart') private readonly surface!: HTMLElement
  private chart: SweepChart | undefined

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
    const heading = this.series.map(({ label }) => label).join(', ')
    const laws = this.series.flatMap(({ law }) => (law && !this.stale ? [law] : []))
    const words = this.points.map(
      ({ value, spreads }) =>
        `${formatNumber(value, 3)}: ${spreads.map(({ mean }) => formatNumber(mean, 3)).join(', ')}`,
    )
    return html`
      <header>
        <h2 title=${heading}>${heading}</h2>
        ${laws.map(
          ({ slope, error }) =>
            html`<span class="slope">
              slope ${slope.toFixed(2)}${Number.isFinite(error) ? ` ± ${formatNumber(error, 1)}` : ''}
            </span>`,
        )}
      </header>
      <div
        class="chart"
        role="img"
        aria-label="${heading} against ${this.label}${words.length > 0 ? `; at ${words.join('; ')}` : ''}"
      ></div>
      <footer>
        <span class="quiet">${this.label}</span>
        <span class="grow"></span>
        ${
          this.problem
            ? html`<span role="alert">${this.problem}</span>`
            : html`<span class="quiet" role="status">${this.done} of ${this.total}</span>`
        }
        ${this.running ? this.button('Stop', false) : this.done < this.total ? this.button('Compute', true) : nothing}
      </footer>
    `
  }

  private button(name: string, go: boolean) {
    return html`<button @click=${() => this.dispatchEvent(new SweepEvent(go))}>
      ${icon(go ? 'play' : 'close')} ${name}
    </button>`
  }

  private paint(resized: boolean): void {
    if (resized && this.chart) return this.chart.resize()
    this.chart ??= new SweepChart(this.surface)
    const { values, points, series, power, stale } = this
    this.chart.draw({ values, points, series, power, stale }, chartTheme(this))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sweep-chart': BlSweepChart
  }
}
