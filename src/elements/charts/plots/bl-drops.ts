import { html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { DropChart, type DropContent } from '../../../charts/drop-chart.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'

/** Losses of a constant answer, each with its drop from an answer of 0 to the best one. */
@customElement('bl-drops')
export class BlDrops extends LitElement {
  static override readonly styles = chartStyle

  @property() heading = 'Expected loss of an answer f'
  /** The losses; undefined before there is anything to draw. */
  @property({ attribute: false }) view: DropContent | undefined

  constructor() {
    super()
    keepChart(this, { make: (surface) => new DropChart(surface), content: () => this.view })
  }

  override render() {
    const said = (this.view?.curves ?? []).map(
      ({ label, at, least, level }) =>
        `${label}: ${formatNumber(level, 3)} at 0, least ${formatNumber(least, 3)} at ${formatNumber(at, 3)}`,
    )
    return html`
      <header><h2>${this.heading}</h2></header>
      <div class="chart" role="img" aria-label="${this.heading}; ${said.join('; ')}">
        ${this.view ? '' : awaited(false)}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-drops': BlDrops
  }
}
