import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber } from '../../../math/picture/format.ts'
import type { LevelView } from '../../../charts/plot/level-line.ts'
import type { AxisScale } from '../../../charts/plot/plot-frame.ts'
import { LossChart } from '../../../charts/loss-chart.ts'
import { lastRecordAt, type Series } from '../../../charts/plot/loss-series.ts'
import { SeekEvent } from '../../events.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'

export type { Series }

/** The most curves whose values are all said. */
const mostSaid = 6

/**
 * Curves over steps, such as train (full) and test (dashed) losses, with their marks at step `at`; the table of runs names them.
 * Hovering seeks, leaving seeks back to where it was, a click stays: SeekEvent.
 */
@customElement('bl-loss-chart')
export class BlLossChart extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--bl-3);
      }
      .note {
        font-size: var(--bl-text-small);
      }
      .keys {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        column-gap: var(--bl-3);
        min-width: 0;
        margin-left: auto;
        font-size: var(--bl-text-small);
        line-height: 1.2;
      }
      .test {
        display: flex;
        align-items: center;
        gap: var(--bl-1);
      }
      .chart {
        min-height: 5.5rem;
      }
      .u-over {
        cursor: crosshair;
      }
      .u-hz .u-cursor-x {
        border-right: 1px dashed var(--bl-ink-2);
      }
    `,
  ]

  /** Name of the curves; a choice in the slot `heading` may take its place. */
  @property() heading = 'Loss'
  /** Text beside the heading. */
  @property() note = ''
  @property({ attribute: false }) series: readonly Series[] = []
  /** Predicted levels. */
  @property({ attribute: false }) levels: readonly LevelView[] = []
  @property({ type: Number }) at = 0
  @property({ type: Boolean }) log = false
  @property({ attribute: false }) bounds: readonly [number, number] | undefined
  /** A value holds until the next record, and nothing lies between. */
  @property({ type: Boolean }) stepped = false
  /** The level axis, where it is not that of the steps of the curves. */
  @property({ attribute: false }) across: AxisScale | undefined
  @property({ attribute: false }) asked: AskedPlot | undefined
  /** The curves are being computed. */
  @property({ type: Boolean }) running = false

  /** The curves are stored ones, and are being computed. */
  @property({ type: Boolean }) stored = false

  /** The step to go back to when the pointer leaves, and the last one that hovering asked for. */
  #home: number | undefined
  #sought: number | undefined

  constructor() {
    super()
    keepChart(this, {
      make: (surface) =>
        new LossChart(surface, {
          onHover: (step) => this.#hover(step),
          onSeek: (step) => this.#seek(step),
        }),
      content: () => this.#content(),
    })
  }

  override willUpdate(): void {
    if (this.#home !== undefined && this.at !== this.#sought) this.#home = this.at
  }

  override render() {
    const shown = this.series.filter(({ faint }) => !faint)
    const dashes = new Map(shown.flatMap(({ kind, dash }) => (kind && dash ? [[kind, dash] as const] : [])))
    const levels = this.levels.map(({ label, value }) => `; predicted: ${label} ${formatNumber(value, 3)}`)
    return html`
      <header>
        <slot name="heading"><h2>${this.heading}</h2></slot>
        ${this.note ? html`<span class="quiet note">${this.note}</span>` : nothing}
        ${this.stored ? html`<span class="quiet note">stored</span>` : nothing}
        <span class="keys">${[...dashes].map(([kind, dash]) => this.#key(kind, dash))}</span>
      </header>
      <div
        class="chart"
        role="img"
        aria-label="${this.heading} over steps; at step ${this.at}: ${this.#words(shown)}${levels.join('')}"
      >
        ${this.#empty ? awaited(this.running) : nothing}
      </div>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
    `
  }

  #key(kind: string, dash: readonly number[]) {
    return html`<span class="test quiet">
      <svg width="18" height="4" aria-hidden="true">
        <line
          x2="18"
          y1="2"
          y2="2"
          stroke="currentColor"
          stroke-width="2"
          stroke-dasharray=${dash.join(' ')}
        />
      </svg>
      ${kind}
    </span>`
  }

  /** The curves' values at the current step; of many their number and the lowest. */
  #words(shown: readonly Series[]): string {
    if (shown.length <= mostSaid)
      return shown.map((series) => `${series.label} ${this.#shownValue(series)}`).join('; ')
    const ends = shown.filter((series) => Number.isFinite(this.#valueAt(series)))
    const [lowest] = ends.toSorted((one, other) => this.#valueAt(one) - this.#valueAt(other))
    return `${shown.length} curves${lowest ? `, the lowest ${lowest.label} ${this.#shownValue(lowest)}` : ''}`
  }

  #valueAt({ steps, values }: Series): number {
    return steps.length === 0 ? NaN : values[lastRecordAt(steps, this.at)]!
  }

  #shownValue(series: Series): string {
    return series.steps.length === 0 ? '' : formatNumber(this.#valueAt(series), 3)
  }

  /** There is nothing whose axes could be drawn. */
  get #empty(): boolean {
    return this.series.length === 0 && !(this.across && this.bounds)
  }

  #content() {
    const { series, levels, at, log, bounds, stepped, across } = this
    if (this.#empty) return undefined
    return { series, levels, at, log, bounds, stepped, across }
  }

  #hover(step: number | undefined): void {
    if (step === this.#sought) return
    if (step === undefined) {
      const home = this.#home
      this.#home = this.#sought = undefined
      if (home !== undefined) this.dispatchEvent(new SeekEvent(home))
      return
    }
    this.#home ??= this.at
    this.#sought = step
    this.dispatchEvent(new SeekEvent(step))
  }

  #seek(step: number): void {
    this.#home = this.#sought = step
    this.dispatchEvent(new SeekEvent(step))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-loss-chart': BlLossChart
  }
}
