import type uPlot from 'uplot'
import { nameFont, nameHeights } from '../../charts/plot/curve-names.ts'
import {
  axisLook,
  axisNameRoom,
  drawAxisName,
  letterSize,
  levelAxis,
  plotFrame,
  canvasScale,
  tickTexts,
  uprightAxis,
  wholeSteps,
} from '../../charts/plot/plot-axes.ts'
import { PlotChart } from '../../charts/plot/plot-chart.ts'
import { casedText, drawPill, drawRing, ringRadius } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'
import { formatFixed } from '../../math/picture/format.ts'
import { maxOf } from '../../math/statistics/range.ts'

/** An outcome, by two quantities. While `up` is hidden, it is undefined and the outcome lies on the horizontal axis. */
export interface Outcome {
  readonly across: number
  readonly up?: number | undefined
}

/** A quantity of a scatter plot, with its name, its colour, and the least range of its axis. */
export interface ScatteredQuantity {
  readonly name: string
  readonly color: string
  readonly from: number
  readonly to: number
}

/** A line through 0. */
export interface SlopeLine {
  readonly slope: number
  readonly label: string
  readonly law?: boolean
}

/** Text for the chosen outcome, its value on the horizontal axis, and the two parts of that value. */
interface ChosenWords {
  readonly chosen: string
  readonly across: string
  /** The part that the vertical axis confirms. */
  readonly merit: string
  /** The rest. */
  readonly luck: string
}

/** Outcomes by two quantities in the same units, one of them chosen. */
export interface ScatterContent {
  readonly across: ScatteredQuantity
  readonly up: ScatteredQuantity
  readonly outcomes: readonly Outcome[]
  readonly chosen: Outcome
  readonly words: ChosenWords
  /** Outcomes drawn pale, under the others. */
  readonly others: readonly Outcome[]
  readonly lines: readonly SlopeLine[]
}

/** A word next to the bar of the chosen outcome, at its height. */
interface DropWord {
  readonly text: string
  readonly at: number
  readonly of?: 'across' | 'up'
}

/** Returns the labels of the chosen outcome from the top down; without its vertical place, only its value on the horizontal axis. */
export function dropWords({
  chosen: { across, up },
  words,
}: Pick<ScatterContent, 'chosen' | 'words'>): DropWord[] {
  const says = { text: `${words.across} ${formatFixed(across)}`, at: across, of: 'across' } as const
  if (up === undefined) return [{ text: words.chosen, at: 0 }, says]
  return [
    says,
    { text: `${words.luck} ${formatFixed(across - up)}`, at: (across + up) / 2, of: 'across' },
    { text: words.chosen, at: up },
    { text: `${words.merit} ${formatFixed(up)}`, at: up / 2, of: 'up' },
  ]
}

type Ends = readonly [number, number]

/** Space for the vertical axis with whole numbers, and above the plot, in em. */
const [uprightRoom, topRoom] = [3, 0.7]

/** Distance from the middle of a pill to that of the next number, in em. */
const pillRoom = 2.4

/** Extends an interval equally on both sides to a given length. */
const lengthened = ([from, to]: Ends, length: number): Ends => {
  const more = Math.max(0, length - (to - from)) / 2
  return [from - more, to + more]
}

/** Greatest ratio between the units of the two axes. */
const mostUnequal = 1.6

/**
 * Returns the ends of both axes in a plot of this size in pixels, extending the given ones on the axis whose units would otherwise
 * be more than `mostUnequal` times as long as those of the other.
 */
export function nearlyEqualEnds(
  across: Ends,
  up: Ends,
  width: number,
  height: number,
): readonly [Ends, Ends] {
  const unit = Math.min(width / (across[1] - across[0]), height / (up[1] - up[0]))
  const most = mostUnequal * unit
  return [lengthened(across, width / most), lengthened(up, height / most)]
}

/** Outcomes as dots on two axes with nearly equal units, lines through 0, and the drop of the chosen one. Owns what it adds to `host`. */
export class ScatterChart extends PlotChart {
  #drawn: (() => void) | undefined

  draw(content: ScatterContent, theme: ChartTheme): void {
    this.#drawn = () => {
      const across = content.outcomes.map((outcome) => outcome.across)
      this.put(options(this.host, content, theme), [across, across.map(() => null)])
    }
    this.#drawn()
  }

  /** Redraws, because the ends of its axes depend on its size. */
  override resize(): void {
    const { clientWidth, clientHeight } = this.host
    if (this.plot?.width !== clientWidth || this.plot.height !== clientHeight) this.#drawn?.()
  }
}

function options(host: HTMLElement, content: ScatterContent, theme: ChartTheme): uPlot.Options {
  const { across, up, chosen } = content
  const size = letterSize(theme)
  const name = { name: across.name }
  const level = levelAxis(theme, name)
  const rooms = (plot: uPlot) => {
    const right = Math.max(1.2 * size, axisNameRoom(name, plot.width, theme))
    const bottom = typeof level.size === 'function' ? level.size(plot, [], 0, 0) : 0
    const [width, height] = [plot.width - uprightRoom * size - right, plot.height - topRoom * size - bottom]
    const ends = nearlyEqualEnds([across.from, across.to], [up.from, up.to], width, height)
    return { right, ends, unit: width / (ends[0][1] - ends[0][0]) }
  }
  const isBesidePill = (plot: uPlot, value: number) =>
    chosen.up === undefined && Math.abs(value - chosen.across) * rooms(plot).unit < pillRoom * size
  return {
    ...plotFrame(host),
    padding: [topRoom * size, (plot) => rooms(plot).right, 0, 0],
    cursor: { show: false },
    scales: {
      x: { time: false, range: (plot) => [...rooms(plot).ends[0]] },
      y: { range: (plot) => [...rooms(plot).ends[1]] },
    },
    axes: [
      {
        ...level,
        incrs: wholeSteps,
        grid: axisLook(theme).grid,
        values: (plot, splits) =>
          tickTexts(splits.map((value) => (isBesidePill(plot, value) ? null : value))),
      },
      { ...uprightAxis(theme, true), size: uprightRoom * size },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: {
      draw: [
        (plot) => {
          drawAxisName(plot, name, { ...theme, ink: across.color })
          drawScatter(plot, content, theme)
        },
      ],
    },
  }
}

const placesOn = (plot: uPlot) => {
  const foot = plot.bbox.top + plot.bbox.height
  const x = (value: number) => plot.valToPos(value, 'x', true)
  const y = (value: number) => plot.valToPos(value, 'y', true)
  return { x, y, place: ({ across, up }: Outcome) => [x(across), up === undefined ? foot : y(up)] as const }
}

/** Opacity of pale outcomes. */
const pale = 0.3

function drawScatter(plot: uPlot, content: ScatterContent, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const { outcomes, others, lines, chosen } = content
  const { place } = placesOn(plot)
  const isTold = chosen.up !== undefined
  ctx.save()
  ctx.beginPath()
  // Dots on the horizontal axis are not clipped.
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height + (isTold ? 0 : plot.height))
  ctx.clip()
  if (isTold) drawZeros(plot, theme)
  ctx.globalAlpha = pale
  for (const one of others) drawDot(plot, place(one), 2.8, theme.ink, theme, true)
  ctx.globalAlpha = 1
  for (const line of lines) drawLine(plot, line, theme)
  for (const one of outcomes) drawDot(plot, place(one), 4.4, theme.ink, theme)
  for (const line of lines) drawLineName(plot, line, theme)
  if (isTold) drawDrop(plot, content, chosen.up, theme)
  const [x, y] = place(chosen)
  drawRing(plot, x, y, theme)
  drawDot(plot, [x, y], 5, isTold ? content.up.color : theme.ink, theme)
  ctx.restore()
  if (isTold) drawWords(plot, content, theme)
  else drawPill(plot, chosen.across, formatFixed(chosen.across), theme)
}

function drawZeros(plot: uPlot, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const { x, y } = placesOn(plot)
  ctx.strokeStyle = theme.quiet
  ctx.lineWidth = devicePixelRatio
  ctx.beginPath()
  ctx.moveTo(bbox.left, y(0))
  ctx.lineTo(bbox.left + bbox.width, y(0))
  ctx.moveTo(x(0), bbox.top)
  ctx.lineTo(x(0), bbox.top + bbox.height)
  ctx.stroke()
}

/** Draws a dot, with an outline unless it is pale. */
function drawDot(
  { ctx }: uPlot,
  [x, y]: readonly [number, number],
  radius: number,
  color: string,
  theme: ChartTheme,
  isPale = false,
): void {
  const scale = canvasScale(theme)
  ctx.beginPath()
  ctx.arc(x, y, radius * scale, 0, 2 * Math.PI)
  if (!isPale) {
    ctx.strokeStyle = theme.card
    ctx.lineWidth = 2.4 * scale
    ctx.stroke()
  }
  ctx.fillStyle = color
  ctx.fill()
}

/** Returns the height in the plot of a line through 0, negative upwards. */
function lineOn(plot: uPlot, { slope }: SlopeLine) {
  const { x, y } = placesOn(plot)
  const tilt = (y(slope) - y(0)) / (x(1) - x(0))
  return { tilt, heightAt: (at: number) => y(0) + tilt * (at - x(0)) }
}

/** Draws a line through 0, as dense dots for an exact law, or as dashes. */
function drawLine(plot: uPlot, line: SlopeLine, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const scale = canvasScale(theme)
  const { heightAt } = lineOn(plot, line)
  const [left, right] = [bbox.left, bbox.left + bbox.width]
  const { law = false } = line
  ctx.save()
  ctx.strokeStyle = law ? theme.ink : theme.quiet
  ctx.lineWidth = (law ? 2.6 : 1.2) * scale
  ctx.lineCap = law ? 'round' : 'butt'
  ctx.setLineDash((law ? [0, 5] : [6, 5]).map((length) => length * scale))
  ctx.beginPath()
  ctx.moveTo(left, heightAt(left))
  ctx.lineTo(right, heightAt(right))
  ctx.stroke()
  ctx.restore()
}

/** Writes the name of a line along it, from where it enters the plot. */
function drawLineName(plot: uPlot, line: SlopeLine, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const size = letterSize(theme) * devicePixelRatio
  const { tilt, heightAt } = lineOn(plot, line)
  const start = Math.max(bbox.left, bbox.left + (bbox.top + bbox.height - heightAt(bbox.left)) / tilt)
  ctx.save()
  ctx.translate(start, heightAt(start))
  ctx.rotate(Math.atan(tilt))
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'bottom'
  casedText(ctx, line.label, 1.6 * size, -0.35 * size, line.law ? theme.ink : theme.quiet, theme)
  ctx.restore()
}

/** Width of the bar of a drop, in CSS pixels at the default text size. */
const barWidth = 14

/** Draws the chosen outcome’s horizontal value as an upright bar, solid up to its vertical value and hatched above. */
function drawDrop(
  plot: uPlot,
  { across, up, chosen }: ScatterContent,
  height: number,
  theme: ChartTheme,
): void {
  const { ctx } = plot
  const { x, y } = placesOn(plot)
  const scale = canvasScale(theme)
  const width = barWidth * scale
  const left = x(chosen.across) - width / 2
  const boxOf = (from: number, to: number) =>
    [left, Math.min(y(from), y(to)), width, Math.abs(y(from) - y(to))] as const
  ctx.save()
  ctx.fillStyle = up.color
  ctx.fillRect(...boxOf(0, height))
  const luck = boxOf(height, chosen.across)
  const [, top, , tall] = luck
  ctx.strokeStyle = across.color
  ctx.lineWidth = 1.5 * scale
  ctx.strokeRect(...luck)
  ctx.beginPath()
  ctx.rect(...luck)
  ctx.clip()
  ctx.beginPath()
  for (let at = top; at < top + tall + width; at += 6 * scale) {
    ctx.moveTo(left, at)
    ctx.lineTo(left + width, at - width)
  }
  ctx.stroke()
  ctx.restore()
}

/** Writes the labels of the drop at their heights without overlap, on the side with room. */
function drawWords(plot: uPlot, content: ScatterContent, theme: ChartTheme): void {
  const { ctx, bbox } = plot
  const { x, y } = placesOn(plot)
  const scale = canvasScale(theme)
  const size = letterSize(theme) * devicePixelRatio
  const entries = dropWords(content)
  const heights = nameHeights(
    entries.map(({ at }) => y(at)),
    bbox.top,
    bbox.top + bbox.height,
    1.4 * size,
  )
  ctx.save()
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textBaseline = 'middle'
  const away = (ringRadius + 6) * scale
  const widest = maxOf(entries.map(({ text }) => ctx.measureText(text).width))
  const place = x(content.chosen.across)
  const isRight = place + away + widest <= bbox.left + bbox.width
  ctx.textAlign = isRight ? 'left' : 'right'
  const start = place + (isRight ? away : -away)
  entries.forEach(({ text, of }, i) => {
    const at = heights[i]
    if (at !== undefined) casedText(ctx, text, start, at, of ? content[of].color : theme.ink, theme)
  })
  ctx.restore()
}
