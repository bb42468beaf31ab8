import { css } from 'lit'
import { customElement } from 'lit/decorators.js'
import { GaugeChart, type GaugeContent } from './gauge-chart.ts'
import { listed } from '../../elements/value-table.ts'
import { awaited, chartStyle } from '../../elements/charts/plots/chart-controller.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'

/** A measure of several runs on one axis, against the limit beyond which they are unstable. */
@customElement('bl-gauge')
export class BlGauge extends PlotElement<GaugeContent> {
  static override readonly styles = [
    ...chartStyle,
    css`
      .chart {
        min-height: 8rem;
      }
    `,
  ]

  override get heading() {
    return 'Sharpness against 2/η'
  }

  protected override chart(surface: HTMLElement) {
    return new GaugeChart(surface)
  }

  protected override instead() {
    return awaited(true)
  }

  protected override said({ name, rows, limit }: GaugeContent) {
    return [
      `${name} of each run, with its limit ${limit.label}`,
      ...rows.map(({ label, words }) => `${label}: ${words}`),
    ].join('; ')
  }

  protected override tables({ name, rows, limit }: GaugeContent) {
    return listed(
      this.heading,
      ['run', `${name} at w₀`, 'now'],
      [
        ...rows.map(({ label, values, at }) => [label, values[0] ?? NaN, values[at] ?? NaN]),
        [limit.label, limit.value, limit.value],
      ],
    )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-gauge': BlGauge
  }
}
