import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { SpectrumChart, type SpectrumContent } from '../../../charts/spectrum-chart.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-copy.ts'
import './bl-outcome-legend.ts'
import { ranked } from '../../value-table.ts'
import { rankStyle } from './chart-controller.ts'
import type { OutcomeLegendView } from './outcome-legend-view.ts'
import { PlotElement } from './plot-element.ts'

/** The final losses of the draws: the content of their chart, and the text around it. */
export interface DrawsView extends SpectrumContent {
  readonly legend: OutcomeLegendView | undefined
  /** Finished fraction of the training. */
  readonly done: number
  /** A sentence about why there are none. */
  readonly fault?: string
}

/** The ends of a start's draws: their final losses by rank, and the fraction of each outcome. */
@customElement('bl-draws')
export class BlDraws extends PlotElement<DrawsView> {
  static override readonly styles = rankStyle

  protected override chart(surface: HTMLElement) {
    return new SpectrumChart(surface)
  }

  protected override get drawn() {
    return this.view?.values.length ? this.view : undefined
  }

  protected override head() {
    const { done = 0, fault } = this.view ?? {}
    return html`
      <p>
        <span class="quiet">${this.drawn ? 'final losses by rank, log scale' : nothing}</span>
        <span class="quiet" role="status"
          >${this.running ? `training, ${Math.floor(100 * done)} %` : ''}</span
        >
      </p>
      ${fault ? html`<p class="fault" role="alert">${fault}</p>` : nothing}
    `
  }

  protected override instead() {
    return nothing
  }

  protected override said({ values }: DrawsView) {
    const [largest, least] = [values[0] ?? NaN, values[values.length - 1] ?? NaN]
    const ends = `from ${formatNumber(largest, 3)} to ${formatNumber(least, 3)}`
    return `Final losses of the draws: ${values.length > 0 ? ends : 'nothing yet'}`
  }

  protected override foot() {
    const { view, drawn } = this
    return html`
      <bl-outcome-legend .legend=${view?.legend}></bl-outcome-legend>
      ${
        drawn
          ? html`<p>
              <span></span>
              <bl-copy label="the final losses" .text=${Array.from(drawn.values).join('\n')}
                >copy all</bl-copy
              >
            </p>`
          : nothing
      }
    `
  }

  protected override tables({ values }: DrawsView) {
    return ranked('Final losses of the draws', 'loss', values)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-draws': BlDraws
  }
}
