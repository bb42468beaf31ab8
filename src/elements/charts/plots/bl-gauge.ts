import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { GaugeChart, type GaugeContent } from '../../../charts/gauge-chart.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'

/** A gauge in a sentence. */
const said = ({ name, rows, limit }: GaugeContent): string =>
  [
    `${name} of each run, its limit ${limit.label}`,
    ...rows.map(({ label, words }) => `${label}: ${words}`),
  ].join('; ')

/** A measure of several runs on one axis, against the limit beyond which they cannot stay. */
@customElement('bl-gauge')
export class BlGauge extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    css`
      .chart {
        min-height: 8rem;
      }
    `,
  ]

  @property() heading = ''
  /** The gauge; undefined before anything is measured. */
  @property({ attribute: false }) view: GaugeContent | undefined

  constructor() {
    super()
    keepChart(this, { make: (surface) => new GaugeChart(surface), content: () => this.view })
  }

  override render() {
    const { view } = this
    return html`
      <header><h2>${this.heading}</h2></header>
      <div class="chart" role="img" aria-label=${view ? said(view) : 'The gauge is to come'}>
        ${view ? nothing : awaited(true)}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-gauge': BlGauge
  }
}
