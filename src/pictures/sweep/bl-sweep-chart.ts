import { minOf } from '../../math/statistics/range.ts'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { SweepChart, uprightScale, type SweepChartContent } from './sweep-chart.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import { formatFixed, formatNumber } from '../../math/picture/format.ts'
import { valueText } from '../../math/picture/value-text.ts'
import type { PowerLaw } from '../../math/statistics/power-law.ts'
import { NumberEvent } from '../../elements/controls/control-events.ts'
import { PointEvent } from '../../elements/point-event.ts'
import { GuessEvent } from '../../elements/guess-event.ts'
import './bl-swept-dial.ts'
import {
  steeringStyle,
  sweepSteering,
  type SweepProgress,
} from '../../elements/charts/plots/sweep-steering.ts'
import { chartStyle } from '../../elements/charts/plots/chart-controller.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'
import { listed, tableOf, type Cell, type ValueTable } from '../../elements/value-table.ts'
import { lostWords, peakWords, sweptPeaks } from './swept-peaks.ts'
import { buttons } from '../../elements/style/tokens.ts'

/** Formats the exponent of a fitted law with its error. */
const slopeWords = ({ slope, error }: PowerLaw): string =>
  `slope ${formatFixed(slope)}${Number.isFinite(error) ? ` ± ${formatNumber(error, 1)}` : ''}`

/** The content of the chart of a sweep, and its surroundings. */
export interface SweepView extends SweepChartContent {
  /** Name of the vertical axis, or of the curves if it has none. */
  readonly up: string
  /** Values to which the pill on the stage’s value can be dragged, which emits NumberEvent. */
  readonly places?: readonly number[]
  /** True if the reader draws a curve on `scale`, which emits GuessEvent. */
  readonly isDrawn?: boolean
  /** True if some points were computed earlier. */
  readonly stored?: boolean
  /** Progress, shown in the footer with its button. */
  readonly progress?: Pick<SweepProgress, 'done' | 'total' | 'problem'>
}

/** Share of the horizontal axis within which the pointer selects a point. */
const reach = 0.03

/**
 * Quantities against a swept value, appearing as they are computed, under the name of their vertical axis and the exponent of a
 * fitted power law. Emits SweepEvent, and NumberEvent while the pill of the current value is dragged.
 */
@customElement('bl-sweep-chart')
export class BlSweepChart extends PlotElement<SweepView> {
  static override readonly styles = [
    ...chartStyle,
    buttons,
    steeringStyle,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--bl-2);
        min-width: 0;
        font-size: var(--bl-text-small);
      }
      h2 {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: var(--bl-sweep-lines, 2);
        min-width: 0;
        overflow: hidden;
        font: 600 var(--bl-text-small) / 1.4 var(--bl-font);
      }
      .slope {
        margin-left: auto;
        font-weight: 600;
        white-space: nowrap;
      }
      [data-drawing] {
        cursor: crosshair;
        touch-action: none;
      }
    `,
  ]

  #plot: SweepChart | undefined
  #pointed: number | undefined

  override get heading() {
    const { up = '', series = [] } = this.view ?? {}
    return up || series.map(({ label }) => label).join(', ')
  }

  get stored() {
    return this.view?.stored ?? false
  }

  protected override chart(surface: HTMLElement) {
    return (this.#plot = new SweepChart(surface))
  }

  protected override get drawn() {
    const { view } = this
    return view?.points.length || view?.levels?.length || view?.scale ? view : undefined
  }

  protected override firstUpdated() {
    this.surface.addEventListener('pointerdown', (event) => this.#draw(event))
    this.surface.addEventListener('pointermove', (event) => this.#move(event))
    this.surface.addEventListener('pointerleave', () => this.#point(undefined))
  }

  protected override updated() {
    this.surface.toggleAttribute('data-drawing', this.view?.isDrawn ?? false)
  }

  protected override head() {
    const { heading, drawn } = this
    const { series = [], stale } = this.view ?? {}
    const [fit] = series.length === 1 && !stale ? series.map((one) => one.fit) : []
    return html`<header>
      <h2 title=${heading}>${heading}</h2>
      ${drawn && uprightScale(drawn).log ? html`<span class="quiet">log</span>` : nothing}
      ${fit ? html`<span class="slope">${slopeWords(fit)}</span>` : nothing}
    </header>`
  }

  protected override foot() {
    const { label = '', places = [], shown, words, progress } = this.view ?? {}
    const { running, stored } = this
    return html`<bl-swept-dial
        label=${label}
        .places=${places}
        .value=${shown}
        .words=${words}
        @bl-number=${({ value, live }: NumberEvent) => this.dispatchEvent(new NumberEvent(value, live))}
      ></bl-swept-dial>
      ${progress ? sweepSteering({ ...progress, running, stored }, this) : nothing}`
  }

  /** Returns the medians, thresholds and levels as text. */
  protected override said(view: SweepView) {
    const { label, points, series, words, rules = [], levels = [], shown } = view
    const medians = points.map(({ value, spreads }, i) => {
      const values = series.map(({ of }) => formatNumber(spreads[of]?.median ?? NaN, 3))
      return `; ${i === 0 ? 'at ' : ''}${valueText(value, words, 3)}: ${values.join(', ')}`
    })
    return [
      `${this.heading} against ${label}`,
      series.length > 1 ? `; ${series.map((one) => one.label).join(', ')}` : '',
      ...medians,
      ...series.flatMap((one) => (one.fit ? `; ${one.label}: ${slopeWords(one.fit)}` : [])),
      ...rules.map((one) => `; ${one.label} at ${formatNumber(one.at, 3)}`),
      ...levels.map((one) => `; ${one.label} ${formatNumber(one.value, 3)}`),
      ...this.#peaks(view).map((one) => `; ${one.label}: ${one.where}, ${one.lost}`),
      shown === undefined ? '' : `; the stage shows ${valueText(shown, words, 3)}`,
    ].join('')
  }

  protected override tables(view: SweepView) {
    const peaks = this.#peaks(view)
    return [
      ...sweepTables(view),
      ...(peaks.length > 0
        ? listed(
            'Peaks',
            ['curve', `${view.label} of its peak`, 'there', 'at the end'],
            peaks.map(({ label, value, height, end }) => [label, value, height, end]),
          )
        : []),
    ]
  }

  /** Returns the peaks that the chart marks, in words too. */
  #peaks({ label, points, series, peaks, isWhole }: SweepView) {
    if (!peaks || !isWhole) return []
    return sweptPeaks(points, series).map((peak) => ({
      ...peak,
      where: peakWords(peak, label, peaks),
      lost: lostWords(peak, peaks),
    }))
  }

  #move(event: PointerEvent): void {
    if (this.view?.isDrawn) return this.#draw(event)
    const at = this.#plot?.read(event)
    this.#point(at && this.#nearest(at[0]))
  }

  /** Returns the known value nearest to a place on the axis, within a few hundredths of its length. */
  #nearest(value: number): number | undefined {
    const { frame } = this.#plot ?? {}
    if (!frame) return undefined
    const off = (other: number) =>
      Math.abs(shareOnScale(other, frame.across) - shareOnScale(value, frame.across))
    const values = this.view?.points.map((point) => point.value) ?? []
    const [nearest] = values.toSorted((one, other) => off(one) - off(other))
    return nearest !== undefined && off(nearest) < reach ? nearest : undefined
  }

  #point(value: number | undefined): void {
    if (value === this.#pointed) return
    this.#pointed = value
    this.dispatchEvent(new PointEvent(value === undefined ? undefined : `sweep/${value}`))
  }

  /** Draws the guess at the swept value nearest to the pointer among those without a point. */
  #draw(event: PointerEvent): void {
    const { view } = this
    const at = view?.isDrawn && event.buttons === 1 ? this.#plot?.read(event) : undefined
    if (!view || !at) return
    const [value, height] = at
    const known = view.points.map((point) => point.value)
    const distances = view.values.map((one) =>
      known.includes(one) ? Infinity : Math.abs(view.power ? Math.log(one / value) : one - value),
    )
    const index = distances.indexOf(minOf(distances))
    this.dispatchEvent(new GuessEvent({ kind: 'draw', index, value: Number(height.toPrecision(2)) }))
  }
}

/** Returns the median over the seeds at each value of a sweep, and their range if there are several. */
export function sweepTables({
  label,
  up,
  points,
  series,
  words,
}: Pick<SweepView, 'label' | 'up' | 'points' | 'series' | 'words'>): ValueTable[] {
  if (points.length === 0 || series.length === 0) return []
  const ranged = ({ of }: { readonly of: number }) =>
    points.some(({ spreads }) => (spreads[of]?.count ?? 0) > 1)
  const columns = series.flatMap((one) =>
    ranged(one) ? [one.label, `${one.label}, least`, `${one.label}, most`] : [one.label],
  )
  return [
    tableOf(up || (series[0]?.label ?? ''), [label, ...columns], points.length, (i) => {
      const { value, spreads } = points[i]!
      return [
        valueText(value, words, 3),
        ...series.flatMap((one): Cell[] => {
          const spread = spreads[one.of]
          if (!spread) return ranged(one) ? ['', '', ''] : ['']
          return ranged(one) ? [spread.median, spread.least, spread.most] : [spread.median]
        }),
      ]
    }),
  ]
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sweep-chart': BlSweepChart
  }
}
