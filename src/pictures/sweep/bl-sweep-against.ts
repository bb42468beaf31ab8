import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { NumberEvent } from '../../elements/controls/control-events.ts'
import { chartStyle } from '../../elements/charts/plots/chart-controller.ts'
import { PlotElement } from '../../elements/charts/plots/plot-element.ts'
import {
  steeringStyle,
  sweepSteering,
  type SweepProgress,
} from '../../elements/charts/plots/sweep-steering.ts'
import { buttons } from '../../elements/style/tokens.ts'
import { tableOf } from '../../elements/value-table.ts'
import { AgainstChart, dotText, type AgainstContent } from './against-chart.ts'
import './bl-plotted-values.ts'

export interface AgainstView extends AgainstContent {
  /** Name of the values. */
  readonly label: string
  /** Values that the stage can show. */
  readonly places: readonly number[]
  /** True if some points were computed earlier. */
  readonly stored: boolean
  readonly progress: Pick<SweepProgress, 'done' | 'total' | 'problem'>
}

/** One quantity of a sweep against another, with a named dot for each value. Emits SweepEvent, NumberEvent and PointEvent. */
@customElement('bl-sweep-against')
export class BlSweepAgainst extends PlotElement<AgainstView> {
  static override readonly styles = [
    ...chartStyle,
    buttons,
    steeringStyle,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--bl-4);
        font-size: var(--bl-text-small);
      }
      h2 {
        font: 600 var(--bl-text-small) / 1.4 var(--bl-font);
      }
    `,
  ]

  override get heading() {
    return this.view?.up ?? ''
  }

  get stored() {
    return this.view?.stored ?? false
  }

  protected override chart(surface: HTMLElement) {
    return new AgainstChart(surface)
  }

  protected override get drawn() {
    return this.view?.series.some(({ points }) => points.length > 0) ? this.view : undefined
  }

  protected override head() {
    return html`<header>
      <h2>${this.heading}</h2>
      ${this.view?.series.map(({ label, color }) => html`<b style="color: ${color}">${label}</b>`)}
    </header>`
  }

  protected override foot() {
    const { view, running, stored } = this
    if (!view) return nothing
    return html`<bl-plotted-values
        .points=${view.series[0]?.points ?? []}
        .places=${view.places}
        .value=${view.shown}
        @bl-number=${({ value, live }: NumberEvent) => this.dispatchEvent(new NumberEvent(value, live))}
      ></bl-plotted-values>
      ${sweepSteering({ ...view.progress, running, stored }, this)}`
  }

  protected override said({ across, up, series }: AgainstView) {
    return [
      `${up} against ${across}`,
      ...series.flatMap(({ label, points }) => [label, ...points.map(dotText)]),
    ].join('; ')
  }

  protected override tables({ label, across, up, series }: AgainstView) {
    return series
      .filter(({ points }) => points.length > 0)
      .map(({ label: name, points }) =>
        tableOf(name, [label, across, up], points.length, (i) => {
          const point = points[i]!
          return [point.name, point.across.median, point.up.median]
        }),
      )
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bl-sweep-against': BlSweepAgainst
  }
}
