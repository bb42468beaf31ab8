import uPlot from 'uplot'
import { fitPlot } from './plot-axes.ts'
import { plotFrameOf, type PlotFrame } from './plot-frame.ts'

/** A chart that is one plot. Owns what it puts into `host`. */
export abstract class PlotChart {
  protected readonly host: HTMLElement
  protected plot: uPlot | undefined

  constructor(host: HTMLElement) {
    this.host = host
  }

  /** Fits the host's size. */
  resize(): void {
    fitPlot(this.plot, this.host)
  }

  /** Draws all of it again, at the end of the task. */
  redraw(): void {
    this.plot?.redraw()
  }

  /** Place of its plot; undefined while there is none. */
  get frame(): PlotFrame | undefined {
    return this.plot && plotFrameOf(this.plot, this.host)
  }

  dispose(): void {
    this.plot?.destroy()
    this.plot = undefined
  }

  /** Puts another plot in the place of the one before. */
  protected put(options: uPlot.Options, data: uPlot.AlignedData): void {
    this.dispose()
    this.plot = new uPlot(options, data, this.host)
  }
}
