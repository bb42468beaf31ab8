import uPlot from 'uplot'
import { fitPlot } from './plot-axes.ts'
import { plotFrameOf, type PlotFrame } from './plot-frame.ts'

/** A chart that is one plot. Owns what it adds to `host`. */
export abstract class PlotChart {
  protected readonly host: HTMLElement
  protected plot: uPlot | undefined

  constructor(host: HTMLElement) {
    this.host = host
  }

  resize(): void {
    fitPlot(this.plot, this.host)
  }

  /** Redraws all of it at the end of the task. */
  redraw(): void {
    this.plot?.redraw()
  }

  get frame(): PlotFrame | undefined {
    return this.plot && plotFrameOf(this.plot, this.host)
  }

  dispose(): void {
    this.plot?.destroy()
    this.plot = undefined
  }

  protected put(options: uPlot.Options, data: uPlot.AlignedData): void {
    this.dispose()
    this.plot = new uPlot(options, data, this.host)
  }
}
