import { minOf } from '../../../math/statistics/range.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AxisScale } from '../../../charts/plot/plot-frame.ts'
import type { PlotRule } from '../../../charts/plot/rules.ts'
import {
  SweepChart,
  uprightScale,
  type SweepChartContent,
  type SweptSeries,
} from '../../../charts/sweep-chart.ts'
import type { CurveName } from '../../../charts/plot/curve-names.ts'
import type { LevelView } from '../../../charts/plot/level-line.ts'
import type { SweepPoint } from '../../../theory/sweep/sweep.ts'
import { shareOnScale } from '../../../math/picture/scale-share.ts'
import { formatFixed, formatNumber } from '../../../math/picture/format.ts'
import { valueText } from '../../../math/picture/value-text.ts'
import type { PowerLaw } from '../../../math/statistics/power-law.ts'
import { NumberEvent } from '../../controls/control-events.ts'
import { PointEvent } from '../../point-event.ts'
import { GuessEvent } from '../../guess-event.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import './bl-swept-dial.ts'
import { steeringStyle, sweepSteering } from './sweep-steering.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'
import { buttons } from '../../style/tokens.ts'

/** The exponent of a fitted law, with its error. */
const slopeWords = ({ slope, error }: PowerLaw): string =>
  `slope ${formatFixed(slope)}${Number.isFinite(error) ? ` ± ${formatNumber(error, 1)}` : ''}`

/** The part of the level axis within which a point of a sweep is pointed at. */
const reach = 0.03

/** Quantities against a swept value, filling in as they are computed, under the name of their upright axis and the exponent of a fitted power law: SweepEvent. The pill of the shown value is a dial: NumberEvent. */
@customElement('bl-sweep-chart')
export class BlSweepChart extends LitElement {
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

  /** Name of the quantity that the values are of. */
  @property() label = ''
  /** Name of the upright axis; those of the curves where it has none. */
  @property() up = ''
  @property({ attribute: false }) values: readonly number[] = []
  /** Words of the values, by value, where they are choices and not numbers. */
  @property({ attribute: false }) words: Readonly<Record<number, string>> | undefined
  /** Values that are written on the level axis. */
  @property({ attribute: false }) ticks: readonly number[] | undefined
  /** Thresholds of the values. */
  @property({ attribute: false }) rules: readonly PlotRule[] = []
  /** The value that the stage shows. */
  @property({ attribute: false }) shown: number | undefined
  /** The quantity whose curve has the ring there, as an index; an exact law's, or the first, unless given. */
  @property({ attribute: false }) ringed: number | undefined
  /** Indices of two quantities whose ratio is said there. */
  @property({ attribute: false }) ratio: readonly [number, number] | undefined
  /** The swept value whose points are lit; the pointer and a tap light them, which PointEvent says. */
  @property({ attribute: false }) lit: number | undefined
  /** Values that the stage can be made to show: its pill is dragged to them, which NumberEvent says. */
  @property({ attribute: false }) places: readonly number[] = []
  /** Rising. */
  @property({ attribute: false }) points: readonly SweepPoint[] = []
  @property({ attribute: false }) series: readonly SweptSeries[] = []
  /** Names of the curves of a chart above or below it, so that both plots end under each other. */
  @property({ attribute: false }) others: readonly CurveName[] = []
  @property({ type: Boolean }) power = false
  @property({ type: Boolean }) stale = false
  /** The two quantities, the lower first, whose difference is drawn. */
  @property({ attribute: false }) difference: readonly [number, number] | undefined
  /** The quantities are shares of one whole. */
  @property({ type: Boolean }) stacked = false
  /** Some of the points were computed before. */
  @property({ type: Boolean }) stored = false
  /** Numbers of experiments: those that are done, and all. */
  @property({ type: Number }) done = 0
  @property({ type: Number }) total = 0
  /** Says how far it is and has the button. */
  @property({ attribute: false }) steered = true
  @property({ type: Boolean }) running = false
  /** Reason that it cannot be computed, as a sentence. */
  @property() problem = ''

  /** Heights that somebody has drawn at each of `values`. */
  @property({ attribute: false }) guess: readonly (number | undefined)[] = []
  /** Levels that quantities are compared with, and those that somebody has guessed. */
  @property({ attribute: false }) levels: readonly LevelView[] = []
  /** The scale to draw on: the pointer draws while it is given, and GuessEvent says what. */
  @property({ attribute: false }) drawn: AxisScale | undefined
  /** The upright axis; that of the points where it is undefined. */
  @property({ attribute: false }) scale: AxisScale | undefined
  /** The scale on which a guess was drawn: the upright axis still holds it. */
  @property({ attribute: false }) held: AxisScale | undefined
  @property({ attribute: false }) asked: AskedPlot | undefined

  #plot: SweepChart | undefined
  #pointed: number | undefined

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => (this.#plot = new SweepChart(surface)),
      content: () => this.#content(),
    })
  }

  override render() {
    const heading = this.#heading
    const content = this.#content()
    const isLog = content && uprightScale(content).log
    const [fit] = this.series.length === 1 && !this.stale ? this.series.map((one) => one.fit) : []
    return html`
      <header>
        <h2 title=${heading}>${heading}</h2>
        ${isLog ? html`<span class="quiet">log</span>` : nothing}
        ${fit ? html`<span class="slope">${slopeWords(fit)}</span>` : nothing}
      </header>
      <div
        class="chart"
        ?data-drawing=${this.drawn !== undefined}
        @pointerdown=${this.#draw}
        @pointermove=${this.#move}
        @pointerleave=${() => this.#point(undefined)}
        role="img"
        aria-label="${heading} against ${this.label}${this.#said()}"
      >
        ${this.#empty ? awaited(this.running) : nothing}
      </div>
      <bl-swept-dial
        label=${this.label}
        .places=${this.places}
        .value=${this.shown}
        .words=${this.words}
        @bl-number=${({ value, live }: NumberEvent) => this.dispatchEvent(new NumberEvent(value, live))}
      ></bl-swept-dial>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
      ${this.steered ? sweepSteering(this, this) : nothing}
    `
  }

  get #heading(): string {
    return this.up || this.series.map(({ label }) => label).join(', ')
  }

  /** The medians in words, with thresholds and levels. */
  #said(): string {
    const words = this.points.map(({ value, spreads }, i) => {
      const medians = this.series.map(({ of }) => formatNumber(spreads[of]?.median ?? NaN, 3))
      return `; ${i === 0 ? 'at ' : ''}${valueText(value, this.words, 3)}: ${medians.join(', ')}`
    })
    const curves = this.series.length > 1 ? `; ${this.series.map(({ label }) => label).join(', ')}` : ''
    const rules = this.rules.map(({ label, at }) => `; ${label} at ${formatNumber(at, 3)}`)
    const levels = this.levels.map(({ label, value }) => `; ${label} ${formatNumber(value, 3)}`)
    const shown = this.shown === undefined ? '' : `; the stage shows ${valueText(this.shown, this.words, 3)}`
    const slopes = this.series.flatMap(({ label, fit }) => (fit ? `; ${label}: ${slopeWords(fit)}` : []))
    return [curves, ...words, ...slopes, ...rules, ...levels, shown].join('')
  }

  #move(event: PointerEvent): void {
    if (this.drawn) return this.#draw(event)
    const at = this.#plot?.read(event)
    this.#point(at && this.#nearest(at[0]))
  }

  /** The known value nearest to another one on the axis, within a few hundredths of its length. */
  #nearest(value: number): number | undefined {
    const { frame } = this.#plot ?? {}
    if (!frame) return undefined
    const off = (other: number) =>
      Math.abs(shareOnScale(other, frame.across) - shareOnScale(value, frame.across))
    const [nearest] = this.points.map((point) => point.value).toSorted((one, other) => off(one) - off(other))
    return nearest !== undefined && off(nearest) < reach ? nearest : undefined
  }

  #point(value: number | undefined): void {
    if (value === this.#pointed) return
    this.#pointed = value
    this.dispatchEvent(new PointEvent(value === undefined ? undefined : `sweep/${value}`))
  }

  /** Draws where the pointer is pressed: at the swept value that is nearest, among those without a point. */
  #draw(event: PointerEvent): void {
    const at = this.drawn && event.buttons === 1 ? this.#plot?.read(event) : undefined
    if (!at) return
    const [value, height] = at
    const known = this.points.map((point) => point.value)
    const distances = this.values.map((one) =>
      known.includes(one) ? Infinity : Math.abs(this.power ? Math.log(one / value) : one - value),
    )
    const index = distances.indexOf(minOf(distances))
    this.dispatchEvent(new GuessEvent({ kind: 'draw', index, value: Number(height.toPrecision(2)) }))
  }

  /** There is nothing whose heights the upright axis could have. */
  get #empty(): boolean {
    const { points, levels, drawn, scale } = this
    return points.length === 0 && levels.length === 0 && !(drawn ?? scale)
  }

  #content(): SweepChartContent | undefined {
    if (this.#empty) return undefined
    return {
      label: this.label,
      values: this.values,
      words: this.words,
      ticks: this.ticks,
      points: this.points,
      series: this.series,
      others: this.others,
      power: this.power,
      stale: this.stale,
      stacked: this.stacked,
      difference: this.difference,
      rules: this.rules,
      shown: this.shown,
      ringed: this.ringed,
      ratio: this.ratio,
      guess: this.guess,
      levels: this.levels,
      lit: this.lit,
      asked: this.held,
      scale: this.drawn ?? this.scale,
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sweep-chart': BlSweepChart
  }
}
