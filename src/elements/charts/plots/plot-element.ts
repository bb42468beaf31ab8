import { html, LitElement, nothing, type CSSResultGroup } from 'lit'
import { property, query } from 'lit/decorators.js'
import type { Pictured, ValueTable } from '../../value-table.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart, type Chart } from './chart-controller.ts'

/** A plot with a heading, a description and tables of its values, over which a question may be asked. */
export abstract class PlotElement<View extends object> extends LitElement implements Pictured {
  static override styles: CSSResultGroup = chartStyle

  /** The whole content; undefined until there is any. */
  @property({ attribute: false }) view: View | undefined
  /** The open question on the plot. */
  @property({ attribute: false }) asked: AskedPlot | undefined
  /** The view, or more of it, is being computed. */
  @property({ type: Boolean }) running = false

  @query('.chart') protected readonly surface!: HTMLElement

  constructor() {
    super()
    keepChart(this, { make: (surface) => this.chart(surface), content: () => this.drawn })
  }

  /** Its heading; empty if it is named elsewhere. */
  get heading(): string {
    return ''
  }

  get valueTables(): readonly ValueTable[] {
    return this.view ? this.tables(this.view) : []
  }

  protected abstract chart(surface: HTMLElement): Chart<View>
  protected abstract said(view: View): string
  protected abstract tables(view: View): readonly ValueTable[]

  /** The view, if it is enough to draw axes. */
  protected get drawn(): View | undefined {
    return this.view
  }

  /** Returns the content above the plot. */
  protected head(): unknown {
    return html`<header><h2>${this.heading}</h2></header>`
  }

  /** Returns what takes the place of a future plot. */
  protected instead(): unknown {
    return awaited(this.running)
  }

  /** Returns the content below the plot. */
  protected foot(): unknown {
    return nothing
  }

  override render() {
    const { view } = this
    return html`
      ${this.head()}
      <div class="chart" role="img" aria-label=${view ? this.said(view) : 'No picture yet'}>
        ${this.drawn ? nothing : this.instead()}
      </div>
      <bl-asked-plot .asked=${this.asked}></bl-asked-plot>
      ${this.foot()}
    `
  }
}
