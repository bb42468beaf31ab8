import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { SpectrumChart } from '../../../charts/spectrum-chart.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-copy.ts'
import './bl-outcome-legend.ts'
import { keepChart, rankStyle } from './chart-controller.ts'
import type { OutcomeLegendView } from './outcome-legend-view.ts'

/** Ends of the draws of a start: their final losses by rank, and the share of each end. */
@customElement('bl-draws')
export class BlDraws extends LitElement {
  static override readonly styles = rankStyle

  @property({ attribute: false }) legend: OutcomeLegendView | undefined
  /** Final losses, largest first. */
  @property({ attribute: false }) losses: ArrayLike<number> = []
  @property() color = ''
  @property({ type: Boolean }) busy = false
  /** Share of the training that is done. */
  @property({ type: Number }) done = 0
  @property({ type: Boolean }) stale = false
  /** Reason for having none, as a sentence. */
  @property() fault = ''

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => new SpectrumChart(surface),
      content: () => this.#content(),
    })
  }

  override render() {
    const { legend, losses, busy, done } = this
    const [largest, least] = [losses[0] ?? NaN, losses[losses.length - 1] ?? NaN]
    const said = `from ${formatNumber(largest, 3)} to ${formatNumber(least, 3)}`
    return html`
      <p>
        <span class="quiet">${losses.length > 0 ? 'final losses by rank, log scale' : nothing}</span>
        <span class="quiet" role="status">${busy ? `training, ${Math.floor(100 * done)} %` : ''}</span>
      </p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      <div
        class="chart"
        role="img"
        aria-label="Final losses of the draws: ${losses.length > 0 ? said : 'nothing yet'}"
      ></div>
      <bl-outcome-legend .legend=${legend}></bl-outcome-legend>
      ${
        losses.length > 0
          ? html`<p>
              <span></span>
              <bl-copy label="the final losses" .text=${Array.from(losses).join('\n')}>copy all</bl-copy>
            </p>`
          : nothing
      }
    `
  }

  #content() {
    const { losses, color, stale } = this
    if (losses.length === 0) return undefined
    return { values: losses, color: color || 'gray', mark: 0, levels: [], stale }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-draws': BlDraws
  }
}
