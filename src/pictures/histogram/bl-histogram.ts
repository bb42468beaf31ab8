import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { HistogramChart, type HistogramContent } from './histogram-chart.ts'
import type { PlotRule } from '../../charts/plot/rules.ts'
import { formatCount } from '../../math/picture/format.ts'
import { SweepEvent } from '../../elements/events.ts'
import { icon } from '../../elements/style/icons.ts'
import { buttons } from '../../elements/style/tokens.ts'
import { tableOf } from '../../elements/value-table.ts'
import { chartStyle } from '../../elements/charts/plots/chart-controller.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'

export interface HistogramView extends HistogramContent {
  readonly heading: string
  /** The rules that reveal no answer. */
  readonly given?: readonly PlotRule[]
  /** Numbers of all draws so far, as text. */
  readonly words: readonly string[]
  /** Number of draws so far, and in total. */
  readonly done: number
  readonly total: number
}

/** A histogram of draws that fills up, under the counts expected by a distribution. Emits SweepEvent to start and stop. */
@customElement('bl-histogram')
export class BlHistogram extends PlotElement<HistogramView> {
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

  /** Why it cannot be computed, as a sentence. */
  @property() problem = ''

  override get heading() {
    return this.view?.heading ?? ''
  }

  protected override chart(surface: HTMLElement) {
    return new HistogramChart(surface)
  }

  protected override said({ heading, label, words, rules }: HistogramView) {
    return [`${heading}: ${label}`, ...words, ...rules.map((rule) => rule.label)].join('; ')
  }

  protected override tables({ bins, counts, expected, heading, label }: HistogramView) {
    if (counts.length === 0) return []
    const columns = [`${label} from`, 'to', 'draws', ...expected.map((one) => one.label)]
    return [
      tableOf(heading, columns, bins.count, (i) => [
        bins.from + i * bins.width,
        bins.from + (i + 1) * bins.width,
        counts[i] ?? 0,
        ...expected.map((one) => one.counts[i] ?? 0),
      ]),
    ]
  }

  protected override head() {
    if (!this.view) return nothing
    const { heading, expected, words } = this.view
    return html`<header>
        <h2>${heading}</h2>
        <div class="legend">
          <span><i class="bar"></i> draws</span>
          ${expected.map((one) => html`<span><i class=${one.wrong ? 'wrong' : ''}></i> ${one.label}</span>`)}
        </div>
      </header>
      ${words.length > 0 ? html`<div class="words">${words.map((one) => html`<span>${one}</span>`)}</div>` : nothing}`
  }

  protected override foot() {
    if (!this.view) return nothing
    const { done, total } = this.view
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
