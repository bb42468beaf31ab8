import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { dropWords, ScatterChart, type ScatterContent } from './scatter-chart.ts'
import { listed } from '../../elements/value-table.ts'
import { chartStyle } from '../../elements/charts/plots/chart-controller.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'

export interface ScatterView extends ScatterContent {
  readonly heading: string
  /** Unit of both axes, as text. */
  readonly unit: string
  /** Text about the pale outcomes, which keeps its space even if there are none. */
  readonly otherWords: string
}

/** Outcomes by two quantities on axes with equal units, with the chosen one ringed and its drop split in two parts. */
@customElement('bl-scatter')
export class BlScatter extends PlotElement<ScatterView> {
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

  override get heading() {
    return this.view?.heading ?? ''
  }

  protected override chart(surface: HTMLElement) {
    return new ScatterChart(surface)
  }

  protected override said(view: ScatterView) {
    return [
      view.heading,
      `${view.across.name} across, ${view.up.name} up`,
      dropWords(view)
        .map(({ text }) => text)
        .join(', '),
      ...view.lines.map(({ label }) => label),
    ].join('; ')
  }

  protected override tables({ heading, across, up, outcomes, chosen, words }: ScatterView) {
    const rows = [chosen, ...outcomes.filter((one) => one !== chosen)]
    return listed(
      heading,
      ['outcome', across.name, up.name],
      rows.map((one, i) => [i === 0 ? words.chosen : String(i + 1), one.across, one.up ?? '']),
    )
  }

  protected override head() {
    if (!this.view) return nothing
    const { heading, up, unit, others, otherWords } = this.view
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
