import uPlot from 'uplot'
import type { Box } from '../math/picture/declutter.ts'
import { pointerPosition } from '../math/picture/pointer-position.ts'
import { drawNames, namedPadding, groupName, togetherNamed, type CurveName } from './plot/curve-names.ts'
import { drawLevel, levelValues, type LevelView } from './plot/level-line.ts'
import type { AxisScale } from './plot/plot-frame.ts'
import { drawNamesAlong, isCrossed, type NameAlong } from './plot/names-along.ts'
import { drawable, type Series } from './plot/loss-series.ts'
import {
  curveLook,
  drawAxisName,
  isWide,
  levelAxis,
  logSplits,
  plotFrame,
  uprightAxis,
  wholeSteps,
} from './plot/plot-axes.ts'
import { StepMarks } from './plot/step-marks.ts'
import { PlotChart } from './plot/plot-chart.ts'
import type { ChartTheme } from './theme.ts'
import { maxOf, minOf } from '../math/statistics/range.ts'

/** Curves over the steps of training, levels across them and the marker of the step shown. */
export interface LossChartContent {
  readonly series: readonly Series[]
  readonly levels?: readonly LevelView[]
  /** Step of the marker. */
  readonly at: number
  readonly log: boolean
  /** Fixed bounds of the vertical axis; otherwise it fits the values. */
  readonly bounds?: readonly [number, number] | undefined
  /** A value holds until the next record, and nothing lies between. */
  readonly stepped?: boolean
  /** The level axis, where it is not that of the steps of the curves. */
  readonly across?: AxisScale | undefined
}

/** Calls of a loss chart to its owner, in steps. */
export interface LossChartEvents {
  /** A step is under the pointer, or undefined when it has left. */
  readonly onHover: (step: number | undefined) => void
  readonly onSeek: (step: number) => void
}

/** The curves on one common axis of steps: undefined where a curve has no record, null where its value cannot be drawn. */
function aligned(series: readonly Series[], log: boolean): uPlot.AlignedData {
  if (series.length === 0) return [[0, 1]]
  return uPlot.join(
    series.map(({ steps, values }) => [
      Array.from(steps),
      Array.from(values, (value) => (drawable(value, log) ? value : null)),
    ]),
  )
}

/** True where some value of the curves has a place. */
const hasPlace = (series: readonly Series[], log: boolean): boolean =>
  series.some(({ values }) => Array.prototype.some.call(values, (value: number) => drawable(value, log)))

/** True where no curve has a place on a logarithmic axis but one has on a linear axis, as a loss that is 0 throughout. */
const isLinear = (series: readonly Series[]): boolean => !hasPlace(series, true) && hasPlace(series, false)

/** True where the same arrays are drawn. */
const sameCurves = (some: readonly Series[], others: readonly Series[]): boolean =>
  some.length === others.length &&
  some.every(({ steps, values }, i) => steps === others[i]?.steps && values === others[i].values)

/** The level axis, with as much of it as is logarithmic. */
const stepsOf = ({ across }: LossChartContent) => ({ name: 'steps', log: across?.log === true })

/** The most curves that have names in a wide chart though none was given: what they are called elsewhere. */
const mostNamed = 4

/**
 * The curves that are named at their ends: those that were given a name, or in a wide chart a few curves by their runs or parts. One that
 * only begins has none.
 */
function namedSeries(series: readonly Series[], isWide: boolean): (Series & { readonly name: string })[] {
  const shown = series.filter(({ faint, values }) => !faint && values.length > 1)
  if (!isWide || shown.length < 2 || shown.length > mostNamed || shown.some(({ name }) => name))
    return shown.flatMap((one) => (one.name ? [{ ...one, name: one.name }] : []))
  const isOneRun = new Set(shown.map(({ id }) => id.split('/')[0])).size === 1
  return shown.map((one) => ({ ...one, name: isOneRun ? (one.kind ?? 'train') : one.label }))
}

/** The names of curves, and the longest one that three or more of them may have together. */
function namesOf(plot: uPlot, series: readonly Series[], theme: ChartTheme): CurveName[] {
  const names = namedSeries(series, isWide(plot.width, theme)).map(({ name, color }) => ({ name, color }))
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last || names.length < 3 || first.color !== last.color) return names
  return [...names, { ...first, name: groupName(first.name, last.name, names.length), together: true }]
}

/** The curves that have a name, with their ends: the last values that can be drawn. */
function namedEnds(plot: uPlot, { series, log }: LossChartContent, theme: ChartTheme): NameAlong[] {
  const right = plot.bbox.left + plot.bbox.width
  return namedSeries(series, isWide(plot.width, theme)).flatMap(({ name, nameAt, steps, values, color }) => {
    const placeOf = (record: number) =>
      [
        plot.valToPos(steps[record] ?? NaN, 'x', true),
        plot.valToPos(values[record] ?? NaN, 'y', true),
      ] as const
    const last = Array.from(values).findLastIndex((one) => drawable(one, log))
    if (last < 0) return []
    const [x, y] = placeOf(last)
    return [
      { name, color, end: [Math.min(x, right), y], at: nameAt === undefined ? undefined : placeOf(nameAt) },
    ]
  })
}

/** The event as uPlot takes its place from it: by the distance on the screen from its plot's corner, as if nothing were transformed. */
function onScreen({ rect }: uPlot, event: MouseEvent): MouseEvent {
  const { x, y } = pointerPosition(event)
  return new MouseEvent(event.type, { clientX: rect.left + x, clientY: rect.top + y })
}

/** Curves over steps with a marker at the current one. Owns what it puts into `host` until `dispose`. */
export class LossChart extends PlotChart {
  readonly #events: LossChartEvents
  #marks: StepMarks | undefined
  #content: LossChartContent = { series: [], at: 0, log: true }
  #theme: ChartTheme | undefined
  #layout = ''

  constructor(host: HTMLElement, events: LossChartEvents) {
    super(host)
    this.#events = events
  }

  /** Draws other curves, or moves the marker. The plot is made anew only where the curves' looks have changed. */
  draw(given: LossChartContent, theme: ChartTheme): void {
    const before = this.#content
    const content = { ...given, log: given.log && !isLinear(given.series) }
    this.#content = content
    const same =
      JSON.stringify(before.levels) === JSON.stringify(content.levels) &&
      sameCurves(before.series, content.series)
    const looks = content.series.map(({ id, color, dash, faint }) => [id, color, dash, faint])
    const layout = JSON.stringify([
      looks,
      content.log,
      content.bounds,
      content.stepped,
      content.across,
      theme,
    ])
    this.#theme = theme
    if (!this.plot || layout !== this.#layout) {
      this.#layout = layout
      this.put(this.#options(content, theme), aligned(content.series, content.log))
    } else if (!same) this.plot.setData(aligned(content.series, content.log))
    else this.#marks?.draw(content, theme)
  }

  override dispose(): void {
    super.dispose()
    this.#marks = undefined
  }

  #options(content: LossChartContent, theme: ChartTheme): uPlot.Options {
    const { series, log, bounds, stepped = false, across } = content
    const name = stepsOf(content)
    return {
      ...plotFrame(this.host),
      padding: namedPadding(theme, name, (plot) => namesOf(plot, series, theme)),
      cursor: {
        y: false,
        // It hears no button, so it takes every click for the end of a drag.
        drag: { x: false, y: false, click: () => undefined },
        points: { size: 7 },
        bind: {
          mousemove: (plot, _target, handler) => (event) => handler(onScreen(plot, event)),
          mousedown: () => null,
          mouseleave: (_plot, _target, handler) => (event) => {
            this.#events.onHover(undefined)
            return handler(event)
          },
        },
      },
      scales: {
        x: {
          time: false,
          ...(across && { distr: across.log ? 3 : 1, range: () => [across.from, across.to] }),
        },
        y: {
          distr: log ? 3 : 1,
          range: (_plot, low, high) => (bounds ? [...bounds] : this.#rangeOf(low, high)),
        },
      },
      axes: [
        {
          ...levelAxis(theme, name),
          ...(across?.log ? logSplits(theme) : { incrs: wholeSteps }),
        },
        { ...uprightAxis(theme), ...(log ? logSplits(theme) : {}) },
      ],
      series: [
        {},
        ...series.map(({ color, dash, faint }) => ({
          ...curveLook(theme, color, dash),
          alpha: faint ? 0.25 : 1,
          ...(stepped && uPlot.paths.stepped && { paths: uPlot.paths.stepped({ align: 1 }) }),
        })),
      ],
      hooks: {
        ready: [
          (plot) =>
            plot.over.addEventListener('click', (event) => {
              const step = plot.data[0][plot.posToIdx(pointerPosition(event).x)]
              if (step !== undefined) this.#events.onSeek(step)
            }),
        ],
        setCursor: [
          (plot) => {
            const step = this.#stepUnder(plot)
            if (step !== undefined) this.#events.onHover(step)
          },
        ],
        draw: [(plot) => this.#mark(plot)],
      },
    }
  }

  /** Holds curves and levels. */
  #rangeOf(low: number | null, high: number | null): uPlot.Range.MinMax {
    const { log, levels = [] } = this.#content
    const values = [low, high, ...levels.flatMap(levelValues)].filter(
      (value): value is number => value !== null && drawable(value, log),
    )
    if (values.length === 0) return log ? [1, 10] : [0, 1]
    const [least, most] = [minOf(values), maxOf(values)]
    if (log) return [least / 1.3, most * 1.3]
    return least === 0 && most === 0 ? [0, 1] : uPlot.rangeNum(least, most, 0.1, true)
  }

  #stepUnder(plot: uPlot): number | undefined {
    const { idx, left } = plot.cursor
    return idx === null || idx === undefined || left === undefined || left < 0 ? undefined : plot.data[0][idx]
  }

  /** The levels, and over them the marks at the current step. */
  #mark(plot: uPlot): void {
    const { series, log, levels = [] } = this.#content
    const theme = this.#theme
    if (!theme || series.length === 0) return
    const covers = (box: Box) => isCrossed(plot, series, log, box)
    for (const level of levels)
      if (levelValues(level).some((value) => drawable(value, log))) drawLevel(plot, level, theme, covers)
    drawAxisName(plot, stepsOf(this.#content), theme)
    const left = drawNamesAlong(plot, namedEnds(plot, this.#content, theme), covers, theme)
    drawNames(plot, namesOf(plot, series, theme), togetherNamed(left, 3 * devicePixelRatio), theme)
    this.#marks ??= new StepMarks(plot)
    this.#marks.draw(this.#content, theme)
  }
}
