import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { HistogramChart, type HistogramContent } from '../../../charts/histogram-chart.ts'
import type { PlotRule } from '../../../charts/plot/rules.ts'
import { formatCount } from '../../../math/picture/format.ts'
import { SweepEvent } from '../../events.ts'
import { icon } from '../../style/icons.ts'
import { buttons } from '../../style/tokens.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'

/** A histogram with its words. */
export interface HistogramView extends HistogramContent {
  readonly heading: string
  /** Those of its rules that tell no answer. */
  readonly given?: readonly PlotRule[]
  /** Numbers of all draws so far, in words. */
  readonly words: readonly string[]
  /** Draws: those that are there, and all. */
  readonly done: number
  readonly total: number
}

/** A histogram in a sentence. */
const said = ({ heading, label, words, rules }: HistogramView): string =>
  [`${heading}: ${label}`, ...words, ...rules.map((rule) => rule.label)].join('; ')

/** Draws as a histogram that fills up, under the counts that a law expects: SweepEvent begins and ends it. */
@customElement('bl-histogram')
export class BlHistogram extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    buttons,
    css`
      header,
      footer,
      .legend,
      .words {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-4);
        min-width: 0;
      }
      header {
        justify-content: space-between;
      }
      .legend,
      .words,
      footer {
        font-size: var(--bl-text-small);
      }
      .legend span {
        display: inline-flex;
        align-items: center;
        gap: 0.4em;
        white-space: nowrap;
      }
      i {
        width: 1.2em;
        height: 0;
        border-top: 3px solid var(--bl-accent);
      }
      i.wrong {
        border-top: 2px dashed var(--bl-ink);
      }
      i.bar {
        height: 0.7em;
        border: 0;
        background: var(--bl-metric);
      }
      footer {
        justify-content: flex-end;
      }
      footer :is(.button, [role='status']) {
        flex: none;
        white-space: nowrap;
      }
      footer .button {
        min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
        font-size: inherit;
      }
      .chart {
        min-height: 7rem;
      }
    `,
  ]

  /** The histogram; undefined before there is anything to draw. */
  @property({ attribute: false }) view: HistogramView | undefined
  @property({ attribute: false }) asked: AskedPlot | undefined
  @property({ type: Boolean }) running = false
  /** Reason that it cannot be computed, as a sentence. */
  @property() problem = ''

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => new HistogramChart(surface),
      content: () => this.view,
    })
  }

  override render() {
    const { view } = this
    return html`
      ${view ? this.#head(view) : nothing}
      <div class="chart" role="img" aria-label=${view ? said(view) : 'The draws are to come'}>
        ${view ? nothing : awaited(this.running)}
      </div>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
      ${view ? this.#foot(view) : nothing}
    `
  }

  #head({ heading, expected, words }: HistogramView) {
    return html`<header>
        <h2>${heading}</h2>
        <div class="legend">
          <span><i class="bar"></i> draws</span>
          ${expected.map((one) => html`<span><i class=${one.wrong ? 'wrong' : ''}></i> ${one.label}</span>`)}
        </div>
      </header>
      ${words.length > 0 ? html`<div class="words">${words.map((one) => html`<span>${one}</span>`)}</div>` : nothing}`
  }

  #foot({ done, total }: HistogramView) {
    const state = html`<span class="quiet" role="status">${formatCount(done)} of ${formatCount(total)}</span>
      ${this.running ? this.#button('Stop', false) : done < total ? this.#button('Draw', true) : nothing}`
    return html`<footer>${this.problem ? html`<span role="alert">${this.problem}</span>` : state}</footer>`
  }

  #button(name: string, go: boolean) {
    return html`<button class="button" @click=${() => this.dispatchEvent(new SweepEvent(go))}>
      ${icon(go ? 'play' : 'close')} ${name}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-histogram': BlHistogram
  }
}
