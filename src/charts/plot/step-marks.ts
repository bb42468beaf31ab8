import type uPlot from 'uplot'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import { drawable, lastRecordAt, type Series } from './loss-series.ts'
import { canvasScale } from './plot-axes.ts'
import type { ChartTheme } from '../theme.ts'

export interface StepMarksContent {
  readonly series: readonly Series[]
  readonly at: number
  readonly log: boolean
}

/**
 * The line at the current step and each curve's mark. They are on a canvas over the plot, so that a step repaints no
 * curve. The canvas is removed with the plot.
 */
export class StepMarks {
  readonly #plot: uPlot
  readonly #canvas = document.createElement('canvas')

  constructor(plot: uPlot) {
    this.#plot = plot
    this.#canvas.className = 'marks'
    Object.assign(this.#canvas.style, {
      position: 'absolute',
      inset: '0',
      width: '100%',
      height: '100%',
      pointerEvents: 'none',
    })
    plot.over.before(this.#canvas)
  }

  draw({ series, at, log }: StepMarksContent, theme: ChartTheme): void {
    const plot = this.#plot
    const { width, height } = plot.ctx.canvas
    if (this.#canvas.width !== width || this.#canvas.height !== height)
      Object.assign(this.#canvas, { width, height })
    const ctx = this.#canvas.getContext('2d', { willReadFrequently: true })
    if (!ctx) return
    ctx.clearRect(0, 0, width, height)
    const { bbox } = plot
    const x = plot.valToPos(at, 'x', true)
    const ratio = canvasScale(theme)
    if (series.length === 0 || !(x >= bbox.left - 1 && x <= bbox.left + bbox.width + 1)) return
    ctx.strokeStyle = theme.quiet
    ctx.lineWidth = ratio
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    for (const { steps, values, color, dash, faint, mark } of series) {
      if (faint || steps.length === 0) continue
      const value = values[lastRecordAt(steps, at)]!
      if (!drawable(value, log)) continue
      const y = plot.valToPos(value, 'y', true)
      if (y < bbox.top || y > bbox.top + bbox.height) continue
      const left = plot.valToPos(Math.min(at, steps[steps.length - 1] ?? at), 'x', true)
      ctx.beginPath()
      for (const [dx, dy] of runMark(mark)) ctx.lineTo(left + 4 * ratio * dx, y + 4 * ratio * dy)
      ctx.closePath()
      ctx.lineWidth = 1.5 * ratio
      ctx.fillStyle = dash ? theme.card : color
      ctx.strokeStyle = dash ? color : theme.card
      ctx.fill()
      ctx.stroke()
    }
  }
}
