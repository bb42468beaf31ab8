import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { dropWords, ScatterChart, type ScatterContent } from '../../../charts/scatter-chart.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'

/** A scatter with its words. */
export interface ScatterView extends ScatterContent {
  readonly heading: string
  /** The unit of both axes, in words. */
  readonly unit: string
  /** Words of the pale outcomes, which keep their room where there are none. */
  readonly otherWords: string
}

/** A scatter in a sentence. */
const said = (view: ScatterView): string =>
  [
    view.heading,
    `${view.across.name} across, ${view.up.name} up`,
    dropWords(view)
      .map(({ text }) => text)
      .join(', '),
    ...view.lines.map(({ label }) => label),
  ].join('; ')

/** Outcomes by two quantities on axes with equal units: the chosen one ringed, its drop split in two parts. */
@customElement('bl-scatter')
export class BlScatter extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    css`
      .names {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--bl-4);
        font-size: var(--bl-text-small);
      }
      i {
        display: inline-block;
        width: 0.45em;
        height: 0.45em;
        margin-right: 0.3em;
        border-radius: 50%;
        background: var(--bl-ink);
        opacity: 0.4;
      }
    `,
  ]

  /** The scatter; undefined before there is anything to draw. */
  @property({ attribute: false }) view: ScatterView | undefined
  @property({ attribute: false }) asked: AskedPlot | undefined

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => new ScatterChart(surface),
      content: () => this.view,
    })
  }

  override render() {
    const { view } = this
    return html`
      ${view ? this.#head(view) : nothing}
      <div class="chart" role="img" aria-label=${view ? said(view) : 'The outcomes are to come'}>
        ${view ? nothing : awaited(false)}
      </div>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
    `
  }

  #head({ heading, up, unit, others, otherWords }: ScatterView) {
    return html`<header><h2>${heading}</h2></header>
      <div class="names">
        <span><b style="color: ${up.color}">${up.name}</b> <span class="quiet">${unit}</span></span>
        <span class="quiet" style=${others.length > 0 ? nothing : 'visibility: hidden'}
          ><i></i>${otherWords}</span
        >
      </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-scatter': BlScatter
  }
}
