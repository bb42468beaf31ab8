import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AxisScale } from '../../../charts/plot/plot-frame.ts'
import { SliceChart, valueOn, type SliceCurve } from '../../../charts/slice-chart.ts'
import { formatNumber } from '../../../math/picture/format.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'

const definition =
  'Barrier: how high the curve rises above the straight line between its ends, the most of L(t) − ((1 − t) L(0) + t L(1))'

/** A metric on the train part (full) and on the test part (dashed) along a line through weight space, with its barriers. */
@customElement('bl-slice-chart')
export class BlSliceChart extends LitElement {
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
      .mark {
        border-left: 2px solid var(--bl-accent);
        padding-left: var(--bl-1);
      }
    `,
  ]

  @property() heading = 'Loss on the line'
  /** What the curves say together, in a line. */
  @property() note = ''
  /** Places on the line: 0 and 1 are its ends. */
  @property({ attribute: false }) t: ArrayLike<number> = []
  @property({ attribute: false }) curves: readonly SliceCurve[] = []
  /** The upright axis, where it is not that of the curves. */
  @property({ attribute: false }) up: AxisScale | undefined
  /** What the upright axis of the curves holds at least. */
  @property({ attribute: false }) held: AxisScale | undefined
  /** Names of the ends. */
  @property({ attribute: false }) ends: readonly [string, string] | undefined
  @property({ attribute: false }) asked: AskedPlot | undefined
  /** The curves are being computed. */
  @property({ type: Boolean }) running = false
  /** The curves are stored ones, and are being computed. */
  @property({ type: Boolean }) stored = false

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => new SliceChart(surface),
      content: () => this.#content(),
    })
  }

  override render() {
    const measured = this.curves.filter(({ barrier }) => Number.isFinite(barrier.height))
    const barriers = measured.map(({ label, dash, barrier: { height, t } }) => ({
      short: `${dash ? `${label} ` : ''}${formatNumber(height, 2)}`,
      long: `${label} ${formatNumber(height, 3)}${height > 0 ? ` at ${formatNumber(t, 2)}` : ''}`,
    }))
    const said = barriers.map(({ long }) => long).join(', ')
    const ends = this.curves.map((curve) => {
      const [from, to] = [0, 1].map((end) => formatNumber(valueOn(this, curve, end), 3))
      return `${curve.label} ${from} to ${to}`
    })
    const words =
      this.curves.length > 0
        ? `${[ends.join(', '), ...(said ? [`barrier: ${said}`] : [])].join('; ')}`
        : 'the curves are to come'
    return html`
      <h2>${this.heading}</h2>
      ${
        barriers.length > 0
          ? html`<p class="quiet" title="${definition}: ${said}">
              <span class="mark">barrier</span> ${barriers.map(({ short }) => short).join(', ')}
            </p>`
          : nothing
      }
      ${this.note ? html`<p><span class="mark">${this.note}</span></p>` : nothing}
      ${this.stored ? html`<p class="quiet">stored</p>` : nothing}
      <div class="chart" role="img" aria-label="${this.heading}: ${words}">
        ${this.#empty ? awaited(this.running) : nothing}
      </div>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
    `
  }

  /** There is nothing whose axes could be drawn. */
  get #empty(): boolean {
    return this.curves.length === 0 && !this.up
  }

  #content() {
    const { t, curves, up, held, ends } = this
    return this.#empty ? undefined : { t, curves, up, held, ends }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-slice-chart': BlSliceChart
  }
}
