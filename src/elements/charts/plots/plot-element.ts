import { html, LitElement, nothing, type CSSResultGroup } from 'lit'
import { property, query } from 'lit/decorators.js'
import type { Pictured, ValueTable } from '../../value-table.ts'
import type { AskedPlot } from './bl-asked-plot.ts'
import { awaited, chartStyle, keepChart, type Chart } from './chart-controller.ts'

/** A plot under its heading, which is said in words, has its values as tables, and over which a question may be asked. */
export abstract class PlotElement<View extends object> extends LitElement implements Pictured {
  static override styles: CSSResultGroup = chartStyle

  /** All that it shows; undefined before there is anything. */
  @property({ attribute: false }) view: View | undefined
  /** The question that waits for its answer on the plot. */
  @property({ attribute: false }) asked: AskedPlot | undefined
  /** The view, or more of it, is being computed. */
  @property({ type: Boolean }) running = false

  @query('.chart') protected readonly surface!: HTMLElement

  constructor() {
    super()
    keepChart(this, { make: (surface) => this.chart(surface), content: () => this.drawn })
  }

  /** Its name on the screen; empty where others give it one. */
  get heading(): string {
    return ''
  }

  get valueTables(): readonly ValueTable[] {
    return this.view ? this.tables(this.view) : []
  }

  protected abstract chart(surface: HTMLElement): Chart<View>
  /** All that it shows, in words. */
  protected abstract said(view: View): string
  protected abstract tables(view: View): readonly ValueTable[]

  /** The view, where axes can be drawn of it. */
  protected get drawn(): View | undefined {
    return this.view
  }

  /** Above the plot. */
  protected head(): unknown {
    return html`<header><h2>${this.heading}</h2></header>`
  }

  /** In the place of a plot that is to come. */
  protected instead(): unknown {
    return awaited(this.running)
  }

  /** Below the plot. */
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
