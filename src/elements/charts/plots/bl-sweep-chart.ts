import { minOf } from '../../../math/statistics/range.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AxisScale } from '../../../charts/plot/plot-frame.ts'
import { SweepChart, type SweptSeries } from '../../../charts/sweep-chart.ts'
import type { LevelView } from '../../../charts/plot/level-line.ts'
import type { SweepPoint } from '../../../theory/sweep/sweep.ts'
import { formatFixed, formatNumber } from '../../../math/picture/format.ts'
import { runMark } from '../../../math/picture/run-mark.ts'
import { SweepEvent } from '../../events.ts'
import { GuessEvent } from '../../guess-event.ts'
import { icon } from '../../style/icons.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart } from './chart-controller.ts'
import { buttons } from '../../style/tokens.ts'

/** The mark of a quantity's points, in their colour; hollow where they are stored. */
const key = (color: string, q: number, hollow = false) =>
  html`<svg class="key" viewBox="-1 -1 2 2" aria-hidden="true">
    <polygon
      points=${runMark(q).join(' ')}
      fill=${hollow ? 'none' : color}
      stroke=${hollow ? color : 'none'}
      stroke-width="0.4"
    />
  </svg>`

/** Quantities against a swept value, filling in as they are computed, with the exponent of the fitted power law: SweepEvent. */
@customElement('bl-sweep-chart')
export class BlSweepChart extends LitElement {
  static override readonly styles = [
    ...chartStyle,
    buttons,
    css`
      header,
      footer {
        display: flex;
        align-items: center;
        gap: var(--bl-2);
        min-width: 0;
        font-size: var(--bl-text-small);
      }
      h2 {
        flex: 1;
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: var(--bl-sweep-lines, 2);
        min-width: 0;
        overflow: hidden;
      }
      .keys {
        font-size: var(--bl-text);
      }
      .keys > span {
        display: inline-block;
      }
      @media (max-width: 700px) {
        .keys {
          flex-basis: 100%;
        }
      }
      header {
        flex-wrap: wrap;
        column-gap: var(--bl-3);
        row-gap: 0;
      }
      h2 {
        flex-basis: 10em;
      }
      .slope,
      .stored {
        white-space: nowrap;
      }
      .slope {
        font-weight: 600;
      }
      footer :is(span, button) {
        flex: none;
        white-space: nowrap;
      }
      footer {
        flex-wrap: wrap;
        row-gap: 0;
      }
      footer .steering {
        display: var(--bl-sweep-steering, flex);
        align-items: center;
        flex: 0 1 auto;
        gap: var(--bl-2);
        min-width: 0;
        max-width: 100%;
        margin-left: auto;
      }
      footer .label {
        flex: 1 1 auto;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      footer .legend {
        flex: 0 1 auto;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .legend .key {
        margin: 0 0.2em;
      }
      footer .button {
        min-height: max(calc(var(--bl-1) * 6), var(--bl-touch));
        font-size: inherit;
      }
      [data-drawing] {
        cursor: crosshair;
        touch-action: none;
      }
      .key {
        width: 0.7em;
        height: 0.7em;
        overflow: visible;
        vertical-align: baseline;
      }
    `,
  ]

  /** Name of the quantity that the values are of. */
  @property() label = ''
  @property({ attribute: false }) values: readonly number[] = []
  @property({ attribute: false }) points: readonly SweepPoint[] = []
  /** Points that were computed before, drawn pale under the others. */
  @property({ attribute: false }) stored: readonly SweepPoint[] = []
  @property({ attribute: false }) series: readonly SweptSeries[] = []
  @property({ type: Boolean }) power = false
  @property({ type: Boolean }) stale = false
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
  /** Levels that somebody has guessed. */
  @property({ attribute: false }) levels: readonly LevelView[] = []
  /** The scale to draw on: the pointer draws while it is given, and GuessEvent says what. */
  @property({ attribute: false }) drawn: AxisScale | undefined
  /** The upright axis; that of the points where it is undefined. */
  @property({ attribute: false }) scale: AxisScale | undefined
  @property({ attribute: false }) asked: AskedPlot | undefined

  #plot: SweepChart | undefined

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => (this.#plot = new SweepChart(surface)),
      content: () => this.#content(),
    })
  }

  override render() {
    const heading = this.series.map(({ label }) => label).join(', ')
    const laws = this.series.flatMap(({ law }) => (law && !this.stale ? [law] : []))
    const storedLaws = this.series.flatMap(({ storedLaw }) => storedLaw ?? [])
    return html`
      <header>
        <h2 title=${heading} class=${this.series.length > 1 ? 'keys' : ''}>
          ${this.series.length > 1 ? this.series.map(({ label, color, of }, k) => html`<span>${key(color, of)} ${label}${k < this.series.length - 1 ? ',' : ''}</span> `) : heading}
        </h2>
        ${laws.map(
          ({ slope, error }) =>
            html`<span class="slope">
              slope ${formatFixed(slope)}${Number.isFinite(error) ? ` ± ${formatNumber(error, 1)}` : ''}
            </span>`,
        )}
        ${storedLaws.length > 0 ? html`<span class="quiet stored">stored slope ${storedLaws.map(({ slope }) => formatFixed(slope)).join(', ')}</span>` : nothing}
      </header>
      <div
        class="chart"
        ?data-drawing=${this.drawn !== undefined}
        @pointerdown=${this.#draw}
        @pointermove=${this.#draw}
        role="img"
        aria-label="${heading} against ${this.label}${this.#said()}"
      >
        ${this.#empty ? awaited(this.running) : nothing}
      </div>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
      <footer>
        <span class="quiet label">${this.label}</span>
        ${this.steered ? html`<span class="steering">${this.#steering()}</span>` : nothing}
      </footer>
    `
  }

  /** The means in words, of the stored points where there are no others. */
  #said(): string {
    const words = (points: readonly SweepPoint[], at: string) =>
      points.map(({ value, spreads }, i) => {
        const means = this.series.map(({ of }) => formatNumber(spreads[of]?.mean ?? NaN, 3))
        return `; ${i === 0 ? at : ''}${formatNumber(value, 3)}: ${means.join(', ')}`
      })
    const live = new Set(this.points.map(({ value }) => value))
    const rest = this.stored.filter(({ value }) => !live.has(value))
    const levels = this.levels.map(({ label, value }) => `; ${label} ${formatNumber(value, 3)}`)
    return [...words(this.points, 'at '), ...words(rest, 'stored at '), ...levels].join('')
  }

  #steering() {
    if (this.problem) return html`<span role="alert">${this.problem}</span>`
    const [first] = this.series
    const mark = (hollow: boolean) => first && key(first.color, first.of, hollow)
    return html`${
        this.stored.length > 0
          ? html`<span class="quiet legend">${mark(true)} stored ${mark(false)} live,</span>`
          : nothing
      }<span class="quiet" role="status">${this.done} of ${this.total}</span>
      ${this.running ? this.#button('Stop', false) : this.done < this.total ? this.#button('Compute', true) : nothing}`
  }

  #button(name: string, go: boolean) {
    return html`<button class="button" @click=${() => this.dispatchEvent(new SweepEvent(go))}>
      ${icon(go ? 'play' : 'close')} ${name}
    </button>`
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
    const { points, stored, levels, drawn, scale } = this
    return points.length === 0 && stored.length === 0 && levels.length === 0 && !(drawn ?? scale)
  }

  #content() {
    if (this.#empty) return undefined
    const { values, points, stored, series, power, stale, guess, levels, drawn, scale } = this
    return { values, points, stored, series, power, stale, guess, levels, scale: drawn ?? scale }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sweep-chart': BlSweepChart
  }
}
