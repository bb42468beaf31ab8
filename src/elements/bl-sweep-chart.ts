import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { SweepChart, type SweptSeries } from '../charts/sweep-chart.ts'
import type { SweepPoint } from '../experiment/sweep/sweep.ts'
import { formatNumber } from '../math/format.ts'
import { SweepEvent } from './events.ts'
import { icon } from './icons.ts'
import { chartStyle, keepChart } from './chart-controller.ts'
import { buttons } from './tokens.ts'

/** Quantities against a swept value, filling in as they are computed, with the exponent of the fitted power law: SweepEvent. */
@customElement('bl-sweep-chart')
export class BlSweepChart extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    buttons,
    css`
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

  constructor() {
    super()
    keepChart(this, {
      surface: () => this.surface,
      make: (surface) => new SweepChart(surface),
      content: () => this.content(),
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

  private content() {
    const { values, points, series, power, stale } = this
    return { values, points, series, power, stale }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sweep-chart': BlSweepChart
  }
}
