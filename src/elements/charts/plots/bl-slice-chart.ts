import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { SliceChart, valueOn, type SliceChartContent, type SliceCurve } from '../../../charts/slice-chart.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import { listed, tableOf, type ValueTable } from '../../value-table.ts'
import { chartStyle } from './chart-controller.ts'
import { PlotElement } from './plot-element.ts'

/** Curves along a line: the content of their chart, and the text around it. */
export interface SliceView extends SliceChartContent {
  readonly heading: string
  /** A number of the curves, in the empty corner over their right ends. */
  readonly count?: { readonly number: number; readonly words: string; readonly rest: string } | undefined
  /** The curves are stored ones, until the real ones are computed. */
  readonly stored?: boolean
}

const definition =
  'Barrier: how far the curve rises above the straight line between its ends, the maximum of L(t) − ((1 − t) L(0) + t L(1))'

/** A metric on the training set (full) and on the test set (dashed) along a line through weight space, with its barriers. */
@customElement('bl-slice-chart')
export class BlSliceChart extends PlotElement<SliceView> {
  static override readonly styles = [
    ...chartStyle,
    css`
      h2 {
        white-space: nowrap;
      }
      p {
        margin: 0;
        font-size: var(--bl-text-small);
        line-height: 1.25;
        white-space: nowrap;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .count {
        position: absolute;
        z-index: 1;
        inset: 0;
        display: grid;
        place-content: start end;
        padding: 2.6rem 5rem;
        container-type: size;
        color: var(--bl-ink-2);
        font-family: var(--bl-font-hand);
        pointer-events: none;
      }
      .count[data-some] {
        color: var(--bl-accent);
      }
      .count b {
        font-size: clamp(28px, 12cqmin, 72px);
        line-height: 1;
      }
      .count span {
        font-size: clamp(14px, 3.6cqmin, 24px);
        font-weight: 600;
      }
      .count .rest {
        margin-top: 0.3em;
        color: var(--bl-ink-2);
        font-size: clamp(12px, 3cqmin, 18px);
      }
      .mark {
        border-left: 2px solid var(--bl-accent);
        padding-left: var(--bl-1);
      }
    `,
  ]

  override get heading() {
    return this.view?.heading ?? ''
  }

  get stored() {
    return this.view?.stored ?? false
  }

  protected override chart(surface: HTMLElement) {
    return new SliceChart(surface)
  }

  protected override get drawn() {
    const { view } = this
    return view?.curves.length || view?.up ? view : undefined
  }

  protected override head() {
    const { curves = [], count } = this.view ?? {}
    const barriers = barriersOf(curves)
    const said = barriers.map(({ long }) => long).join(', ')
    return html`
      <h2>${this.heading}</h2>
      ${
        barriers.length > 0
          ? html`<p class="quiet" title="${definition}: ${said}">
              <span class="mark">barrier</span> ${barriers.map(({ short }) => short).join(', ')}
            </p>`
          : nothing
      }
      ${
        count
          ? html`<p class="count" ?data-some=${count.number > 0}>
              <b>${count.number}</b><span>${count.words}</span><span class="rest">${count.rest}</span>
            </p>`
          : nothing
      }
      ${this.stored ? html`<p class="quiet">stored</p>` : nothing}
    `
  }

  protected override said(view: SliceView) {
    const { heading, curves } = view
    if (curves.length === 0) return `${heading}: no curves yet`
    const ends = curves.map((curve) => {
      const [from, to] = [0, 1].map((end) => formatNumber(valueOn(view, curve, end), 3))
      return `${curve.label} ${from} to ${to}`
    })
    const barriers = barriersOf(curves)
      .map(({ long }) => long)
      .join(', ')
    return `${heading}: ${[ends.join(', '), ...(barriers ? [`barrier: ${barriers}`] : [])].join('; ')}`
  }

  protected override tables(view: SliceView) {
    return sliceTables(view)
  }
}

/** Describes the measured barriers, briefly and in full. */
const barriersOf = (curves: readonly SliceCurve[]) =>
  curves
    .filter(({ barrier }) => Number.isFinite(barrier.height))
    .map(({ label, dash, barrier: { height, t } }) => ({
      short: `${dash ? `${label} ` : ''}${formatNumber(height, 2)}`,
      long: `${label} ${formatNumber(height, 3)}${height > 0 ? ` at ${formatNumber(t, 2)}` : ''}`,
    }))

/** Returns the tables of curves along a line, with the barrier of each. */
export const sliceTables = ({
  heading,
  t,
  curves,
  stored,
}: Pick<SliceView, 'heading' | 't' | 'curves' | 'stored'>): ValueTable[] =>
  curves.length === 0 || stored
    ? []
    : [
        tableOf(heading, ['t', ...curves.map(({ label }) => label)], t.length, (i) => [
          t[i]!,
          ...curves.map(({ values }) => values[i]!),
        ]),
        ...listed(
          'Barriers',
          ['curve', 'height', 't'],
          curves.map(({ label, barrier }) => [label, barrier.height, barrier.t]),
        ),
      ]

declare global {
  interface HTMLElementTagNameMap {
    'bl-slice-chart': BlSliceChart
  }
}
