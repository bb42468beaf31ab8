import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { formatNumber } from '../../../math/picture/format.ts'
import { LossChart, type LossChartContent } from '../../../charts/loss-chart.ts'
import { lastRecordAt, type Series } from '../../../charts/plot/loss-series.ts'
import { SeekEvent } from '../../events.ts'
import { chartStyle } from './chart-controller.ts'
import { PlotElement } from './plot-element.ts'
import { listed, tableOf, type Cell, type ValueTable } from '../../value-table.ts'

/** Curves over steps: the content of their chart, and the text around it. */
export interface LossView extends LossChartContent {
  /** Name of the curves; a choice in the slot `heading` may replace it. */
  readonly heading: string
  /** Text next to the heading. */
  readonly note?: string | undefined
  /** The curves are stored ones, until the real ones are computed. */
  readonly stored?: boolean
}

/** The most curves whose values are all described. */
const mostSaid = 6

/**
 * Curves over steps, such as training (full) and test (dashed) losses, with their marks at step `at`; the table of runs
 * names them. Hovering seeks, leaving seeks back, and a click keeps the new step. Dispatches SeekEvent.
 */
@customElement('bl-loss-chart')
export class BlLossChart extends PlotElement<LossView> {
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

  /** The step to go back to when the pointer leaves, and the last one requested by hovering. */
  #home: number | undefined
  #sought: number | undefined

  override get heading() {
    return this.view?.heading ?? ''
  }

  get stored() {
    return this.view?.stored ?? false
  }

  protected override chart(surface: HTMLElement) {
    return new LossChart(surface, {
      onHover: (step) => this.#hover(step),
      onSeek: (step) => this.#seek(step),
    })
  }

  protected override get drawn() {
    const { view } = this
    return view?.series.length || (view?.across && view.bounds) ? view : undefined
  }

  override willUpdate(): void {
    const { at = 0 } = this.view ?? {}
    if (this.#home !== undefined && at !== this.#sought) this.#home = at
  }

  protected override head() {
    const { heading, stored } = this
    const { note, series = [] } = this.view ?? {}
    const dashes = new Map(
      shown(series).flatMap(({ kind, dash }) => (kind && dash ? [[kind, dash] as const] : [])),
    )
    return html`<header>
      <slot name="heading"><h2>${heading}</h2></slot>
      ${note ? html`<span class="quiet note">${note}</span>` : nothing}
      ${stored ? html`<span class="quiet note">stored</span>` : nothing}
      <span class="keys">${[...dashes].map(([kind, dash]) => this.#key(kind, dash))}</span>
    </header>`
  }

  protected override said({ heading, series, at, levels = [] }: LossView) {
    const told = levels.map(({ label, value }) => `; predicted: ${label} ${formatNumber(value, 3)}`)
    return `${heading} over steps; at step ${at}: ${wordsOf(shown(series), at)}${told.join('')}`
  }

  protected override tables(view: LossView) {
    return lossTables(view)
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

  #hover(step: number | undefined): void {
    if (step === this.#sought) return
    if (step === undefined) {
      const home = this.#home
      this.#home = this.#sought = undefined
      if (home !== undefined) this.dispatchEvent(new SeekEvent(home))
      return
    }
    this.#home ??= this.view?.at ?? 0
    this.#sought = step
    this.dispatchEvent(new SeekEvent(step))
  }

  #seek(step: number): void {
    this.#home = this.#sought = step
    this.dispatchEvent(new SeekEvent(step))
  }
}

const shown = (series: readonly Series[]) => series.filter(({ faint }) => !faint)

const valueAt = ({ steps, values }: Series, at: number): number =>
  steps.length === 0 ? NaN : values[lastRecordAt(steps, at)]!

/** Describes the curves at a step; many of them by their number and the lowest value. */
function wordsOf(series: readonly Series[], at: number): string {
  const told = (one: Series) => (one.steps.length === 0 ? '' : formatNumber(valueAt(one, at), 3))
  if (series.length <= mostSaid) return series.map((one) => `${one.label} ${told(one)}`).join('; ')
  const ends = series.filter((one) => Number.isFinite(valueAt(one, at)))
  const [lowest] = ends.toSorted((one, other) => valueAt(one, at) - valueAt(other, at))
  return `${series.length} curves${lowest ? `, the lowest ${lowest.label} ${told(lowest)}` : ''}`
}

/** Returns the value of a curve at a step: that of its last record so far; nothing after its end. */
function valueOf({ steps, values }: Series, step: number): Cell {
  if (steps.length === 0 || step > steps[steps.length - 1]! || step < steps[0]!) return ''
  return values[lastRecordAt(steps, step)]!
}

/** Returns the tables of curves over steps, and of the levels for comparison. */
export function lossTables({
  heading,
  series,
  levels = [],
  stored,
}: Pick<LossView, 'heading' | 'series' | 'levels' | 'stored'>): ValueTable[] {
  // Stored curves have fewer records and digits than the runs.
  if (stored) return []
  const own = shown(series)
  const steps = [...new Set(own.flatMap((one) => Array.from(one.steps)))].toSorted((a, b) => a - b)
  const curves = ['step', ...own.map(({ label }) => label)]
  return [
    ...(steps.length === 0
      ? []
      : [
          tableOf(heading, curves, steps.length, (i) => [
            steps[i]!,
            ...own.map((one) => valueOf(one, steps[i]!)),
          ]),
        ]),
    ...listed(
      'Levels',
      ['level', 'value'],
      levels.map(({ label, value }) => [label, value]),
    ),
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-loss-chart': BlLossChart
  }
}
