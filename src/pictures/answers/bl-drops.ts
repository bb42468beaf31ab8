import { customElement } from 'lit/decorators.js'
import { DropChart, type DropContent } from './drop-chart.ts'
import { formatNumber } from '../../math/picture/format.ts'
import { listed, tableOf } from '../../elements/value-table.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'

/** Losses of a constant answer, each with its drop from an answer of 0 to the best answer. */
@customElement('bl-drops')
export class BlDrops extends PlotElement<DropContent> {
  override get heading() {
    return 'Expected loss of an answer f'
  }

  protected override chart(surface: HTMLElement) {
    return new DropChart(surface)
  }

  protected override said({ curves }: DropContent) {
    const words = curves.map(
      ({ label, at, least, level }) =>
        `${label}: ${formatNumber(level, 3)} at 0, least ${formatNumber(least, 3)} at ${formatNumber(at, 3)}`,
    )
    return `${this.heading}; ${words.join('; ')}`
  }

  protected override tables({ drop, curves, places }: DropContent) {
    return [
      ...listed(
        drop,
        ['curve', 'at 0', 'least', 'at'],
        curves.map(({ label, level, least, at }) => [label, level, least, at]),
      ),
      tableOf(this.heading, ['f', ...curves.map(({ label }) => label)], places.length, (i) => [
        places[i]!,
        ...curves.map(({ values }) => values[i]!),
      ]),
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-drops': BlDrops
  }
}
