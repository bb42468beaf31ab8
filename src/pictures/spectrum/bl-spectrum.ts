import { maxOf } from '../../math/statistics/range.ts'
import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { SpectrumChart, type SpectrumContent } from '../../charts/spectrum-chart.ts'
import { formatCount, formatNumber } from '../../math/picture/format.ts'
import '../../elements/controls/bl-copy.ts'
import '../../elements/charts/lists/bl-numbers.ts'
import type { NumberRow } from '../../elements/charts/lists/bl-numbers.ts'
import { listed, ranked } from '../../elements/value-table.ts'
import { rankStyle } from '../../elements/charts/plots/chart-controller.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'

/** The content of the chart of eigenvalues at a step, and its surroundings. */
export interface SpectrumView extends SpectrumContent {
  /** Name of the matrix, such as “the Hessian”. */
  readonly of: string
  /** Total number of eigenvalues. */
  readonly total: number
  readonly step: number
  /** Why there are no more values, as a sentence. */
  readonly fault?: string
}

/** Eigenvalues by rank, with the levels to compare with; either all, or the largest, which it then states. */
@customElement('bl-spectrum')
export class BlSpectrum extends PlotElement<SpectrumView> {
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

  /** True to show only the picture. */
  @property({ type: Boolean, reflect: true }) brief = false

  protected override chart(surface: HTMLElement) {
    return new SpectrumChart(surface)
  }

  protected override get drawn() {
    return this.view?.values.length ? this.view : undefined
  }

  protected override head() {
    const { view, drawn, running } = this
    return html`
      <p>
        <span class="quiet">${drawn ? `${whichOf(drawn)}, step ${formatCount(drawn.step)}` : nothing}</span>
        <span class="quiet" role="status">${running ? 'computing' : ''}</span>
      </p>
      ${view?.fault ? html`<p class="fault" role="alert">${view.fault}</p>` : nothing}
    `
  }

  protected override instead() {
    return nothing
  }

  protected override said(view: SpectrumView) {
    const rows = rowsOf(view)
      .map(({ label, values: [value] }) => `${label} ${value === undefined ? '' : formatNumber(value, 3)}`)
      .join(', ')
    return `Spectrum of ${view.of}: ${this.drawn ? `${whichOf(view)}, ${rows}` : 'nothing yet'}`
  }

  protected override foot() {
    const { drawn } = this
    if (!drawn || this.brief) return nothing
    return html`<bl-numbers label="Eigenvalues of ${drawn.of}" .rows=${rowsOf(drawn)}></bl-numbers>
      <p>
        <span class="quiet">by rank, signed log scale</span>
        <bl-copy label="the eigenvalues" .text=${Array.from(drawn.values).join('\n')}>copy all</bl-copy>
      </p>`
  }

  protected override tables(view: SpectrumView) {
    return spectrumTables(view)
  }
}

/** True if these are all eigenvalues. */
const isWhole = ({ values, total }: SpectrumView): boolean => values.length === total

const whichOf = (view: SpectrumView): string => {
  const total = formatCount(view.total)
  return `${isWhole(view) ? `all ${total}` : `the ${view.values.length} largest of ${total}`} eigenvalues`
}

/** Returns the ends of the spectrum and the levels to compare with. */
function rowsOf(view: SpectrumView): NumberRow[] {
  const { values, levels } = view
  return [
    { id: 'largest', label: 'largest', values: [values[0]] },
    ...levels.map(({ id, label, value, color }) => ({ id, label, color, values: [value] })),
    ...(isWhole(view)
      ? [
          { id: 'least', label: 'smallest', values: [values[values.length - 1]] },
          {
            id: 'negative',
            label: 'below 0',
            hint: 'How many are below 0 by more than rounding, 10⁻⁹ of the largest magnitude',
            values: [negatives(values)],
          },
        ]
      : []),
  ]
}

/** Returns the eigenvalues by rank and the levels to compare with, as tables. */
export const spectrumTables = ({ of, values, levels }: Pick<SpectrumView, 'of' | 'values' | 'levels'>) => [
  ...ranked(`Spectrum of ${of}`, 'eigenvalue', values),
  ...listed(
    'Levels',
    ['level', 'value'],
    levels.map(({ label, value }) => [label, value]),
  ),
]

/** Counts the values below 0 by more than rounding. */
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
