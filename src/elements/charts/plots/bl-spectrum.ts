import { maxOf } from '../../../math/statistics/range.ts'
import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LevelView } from '../../../charts/plot/level-line.ts'
import { SpectrumChart } from '../../../charts/spectrum-chart.ts'
import { formatCount, formatNumber } from '../../../math/picture/format.ts'
import '../../controls/bl-copy.ts'
import '../lists/bl-numbers.ts'
import type { NumberRow } from '../lists/bl-numbers.ts'
import { keepChart, rankStyle } from './chart-controller.ts'

/** Eigenvalues by rank, beside the levels that they are compared with; all of them, or the largest, with that said. */
@customElement('bl-spectrum')
export class BlSpectrum extends LitElement {
  static override readonly styles = [
    ...rankStyle,
    css`
      :host([brief]) {
        flex: 1;
      }
      :host([brief]) .chart {
        flex: 1;
        height: auto;
      }
    `,
  ]

  /** Name of the matrix, such as `the Hessian`. */
  @property() of = 'the Hessian'
  /** Eigenvalues, the largest first. */
  @property({ attribute: false }) values: ArrayLike<number> = []
  /** Number of all eigenvalues. */
  @property({ type: Number }) total = 0
  @property() color = ''
  @property({ type: Number }) mark = 0
  @property({ attribute: false }) levels: readonly LevelView[] = []
  /** The step that the values are of. */
  @property({ type: Number }) step = 0
  @property({ type: Boolean }) busy = false
  @property({ type: Boolean }) stale = false
  /** The picture alone. */
  @property({ type: Boolean, reflect: true }) brief = false
  /** Reason that there is no more of it, as a sentence. */
  @property() fault = ''

  constructor() {
    super()
    keepChart(this, {
      make: (surface) => new SpectrumChart(surface),
      content: () => this.#content(),
    })
  }

  override render() {
    const { values, total, levels, step } = this
    const all = values.length === total
    const which = `${all ? `all ${formatCount(total)}` : `the ${values.length} largest of ${formatCount(total)}`} eigenvalues`
    const [largest, least] = [values[0], values[values.length - 1]]
    const rows: NumberRow[] = [
      { id: 'largest', label: 'largest', values: [largest] },
      ...levels.map(({ id, label, value, color }) => ({ id, label, color, values: [value] })),
      ...(all
        ? [
            { id: 'least', label: 'smallest', values: [least] },
            {
              id: 'negative',
              label: 'below 0',
              hint: 'How many are below 0 by more than rounding: 10⁻⁹ of the largest magnitude',
              values: [negatives(values)],
            },
          ]
        : []),
    ]
    const said = rows
      .map(({ label, values: [value] }) => `${label} ${value === undefined ? '' : formatNumber(value, 3)}`)
      .join(', ')
    return html`
      <p>
        <span class="quiet">${values.length > 0 ? `${which}, step ${formatCount(step)}` : nothing}</span>
        <span class="quiet" role="status">${this.busy ? 'computing' : ''}</span>
      </p>
      ${this.fault ? html`<p class="fault" role="alert">${this.fault}</p>` : nothing}
      <div
        class="chart"
        role="img"
        aria-label="Spectrum of ${this.of}: ${values.length > 0 ? `${which}, ${said}` : 'nothing yet'}"
      ></div>
      ${
        values.length > 0 && !this.brief
          ? html`<bl-numbers label="Eigenvalues of ${this.of}" .rows=${rows}></bl-numbers>
              <p>
                <span class="quiet">by rank, signed log scale</span>
                <bl-copy label="the eigenvalues" .text=${Array.from(values).join('\n')}>copy all</bl-copy>
              </p>`
          : nothing
      }
    `
  }

  #content() {
    const { values, color, mark, levels, stale } = this
    if (values.length === 0) return undefined
    return { values, color: color || 'gray', mark, levels, stale }
  }
}

/** Number of values below 0 by more than rounding. */
function negatives(values: ArrayLike<number>): number {
  const all = Array.from(values)
  const rounding = 1e-9 * maxOf(all.map(Math.abs))
  return all.filter((value) => value < -rounding).length
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-spectrum': BlSpectrum
  }
}
