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

/** Curves over the steps of training, levels across them and the marker of the current step. */
export interface LossChartContent {
  readonly series: readonly Series[]
  readonly levels?: readonly LevelView[]
  /** Step of the marker. */
  readonly at: number
  readonly log: boolean
  /** Fixed bounds of the vertical axis; by default it fits the values. */
  readonly bounds?: readonly [number, number] | undefined
  /** A value holds until the next record, without interpolation. */
  readonly stepped?: boolean
  /** The horizontal axis, if it is not that of the curves' steps. */
  readonly across?: AxisScale | undefined
}

/** Callbacks of a loss chart to its owner, in steps. */
export interface LossChartEvents {
  /** The step under the pointer, or undefined when the pointer leaves. */
  readonly onHover: (step: number | undefined) => void
  readonly onSeek: (step: number) => void
}

/** The curves on one common axis of steps: undefined if a curve has no record, null if its value cannot be drawn. */
function aligned(series: readonly Series[], log: boolean): uPlot.AlignedData {
  if (series.length === 0) return [[0, 1]]
  return uPlot.join(
    series.map(({ steps, values }) => [
      Array.from(steps),
      Array.from(values, (value) => (drawable(value, log) ? value : null)),
    ]),
  )
}

/** Returns true if any value of the curves can be drawn. */
const hasPlace = (series: readonly Series[], log: boolean): boolean =>
  series.some(({ values }) => Array.prototype.some.call(values, (value: number) => drawable(value, log)))

/** Returns true if no curve can be drawn on a logarithmic axis but one can on a linear axis, such as a loss that is always 0. */
const isLinear = (series: readonly Series[]): boolean => !hasPlace(series, true) && hasPlace(series, false)

/** Returns true if the same arrays are drawn. */
const sameCurves = (some: readonly Series[], others: readonly Series[]): boolean =>
  some.length === others.length &&
  some.every(({ steps, values }, i) => steps === others[i]?.steps && values === others[i].values)

/** The horizontal axis, and whether it is logarithmic. */
const stepsOf = ({ across }: LossChartContent) => ({ name: 'steps', log: across?.log === true })

/** The most curves that are named in a wide chart without given names; these are their names elsewhere. */
const mostNamed = 4

/**
 * The curves that are named at their ends: those with a given name, or in a wide chart a few curves by their runs or
 * parts. A curve that has only begun has none.
 */
function namedSeries(series: readonly Series[], isWide: boolean): (Series & { readonly name: string })[] {
  const shown = series.filter(({ faint, values }) => !faint && values.length > 1)
  if (!isWide || shown.length < 2 || shown.length > mostNamed || shown.some(({ name }) => name))
    return shown.flatMap((one) => (one.name ? [{ ...one, name: one.name }] : []))
  const isOneRun = new Set(shown.map(({ id }) => id.split('/')[0])).size === 1
  return shown.map((one) => ({ ...one, name: isOneRun ? (one.kind ?? 'train') : one.label }))
}

/** The names of curves, and the longest one that a group of three or more may have. */
function namesOf(plot: uPlot, series: readonly Series[], theme: ChartTheme): CurveName[] {
  const names = namedSeries(series, isWide(plot.width, theme)).map(({ name, color }) => ({ name, color }))
  const [first, last] = [names[0], names.at(-1)]
  if (!first || !last || names.length < 3 || first.color !== last.color) return names
  return [...names, { ...first, name: groupName(first.name, last.name, names.length), together: true }]
}

/** The named curves with their ends: the last values that can be drawn. */
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

/**
 * Returns the event with the offset as uPlot expects it: the distance on the screen from its plot's corner, as if nothing
 * were transformed.
 */
function onScreen({ rect }: uPlot, event: MouseEvent): MouseEvent {
  const { x, y } = pointerPosition(event)
  return new MouseEvent(event.type, { clientX: rect.left + x, clientY: rect.top + y })
}

/** Curves over steps with a marker at the current one. Owns what it adds to `host` until `dispose`. */
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

  /** Draws other curves, or moves the marker. The plot is created again only if the looks of the curves have changed. */
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
        // It does not check for a button, so it takes every click for the end of a drag.
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

  /** Returns a range that contains curves and levels. */
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

  /** Draws the levels, and over them the marks at the current step. */
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
