import type uPlot from 'uplot'
import type { SweepPoint } from '../../theory/sweep/sweep.ts'
import { formatFixed } from '../../math/picture/format.ts'
import { valueText } from '../../math/picture/value-text.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { pointerPosition } from '../../math/picture/pointer-position.ts'
import { shareOnScale } from '../../math/picture/scale-share.ts'
import { ticks } from '../../math/picture/ticks.ts'
import { drawNames, namedPadding, type CurveName } from '../../charts/plot/curve-names.ts'
import { drawLevel, type LevelView } from '../../charts/plot/level-line.ts'
import {
  drawAxisName,
  drawShortTicks,
  letterSize,
  levelAxis,
  logSplits,
  logTicks,
  plotFrame,
  uprightAxis,
  withRoom,
  writtenValues,
} from '../../charts/plot/plot-axes.ts'
import type { AxisScale } from '../../charts/plot/plot-frame.ts'
import { PlotChart } from '../../charts/plot/plot-chart.ts'
import { drawRules, overRules, ruleRoom, type PlotRule } from '../../charts/plot/rules.ts'
import {
  crosses,
  drawBands,
  drawCurve,
  drawDifferences,
  drawFit,
  drawGuess,
  drawLit,
  drawRatio,
  drawShown,
  endOf,
  type SweptSeries,
} from './swept-marks.ts'
import { drawShares, drawSharesAt } from './swept-shares.ts'
import { bracketPlace, drawPeaks } from './swept-peaks.ts'
import { drawPill } from '../../charts/plot/value-marks.ts'
import type { ChartTheme } from '../../charts/theme.ts'
import { maxOf, minOf, spansDecades } from '../../math/statistics/range.ts'

export type { SweptSeries }

/** Quantities over a swept value: points with their spreads, and guesses. */
export interface SweepChartContent {
  readonly label: string
  /** All values of the sweep, including those without points so far. */
  readonly values: readonly number[]
  /** Names of the values that are choices, not numbers. */
  readonly words?: Readonly<Record<number, string>> | undefined
  /** Values written on the horizontal axis; by default round ones of `values`. */
  readonly ticks?: readonly number[] | undefined
  /** Points by rising value. */
  readonly points: readonly SweepPoint[]
  readonly series: readonly SweptSeries[]
  /** Names of the curves of a chart above or below, for which it leaves the same space. */
  readonly others?: readonly CurveName[]
  /** True if a power law is expected, so that both axes are logarithmic. */
  readonly power: boolean
  /** True if the points belong to an earlier experiment. */
  readonly stale: boolean
  /** True if the quantities are shares of a whole, stacked on each other. */
  readonly stacked?: boolean
  /** The two quantities, the lower first, whose difference is drawn at each point. */
  readonly difference?: readonly [number, number] | undefined
  /** How the peaks of the curves and their losses since are written; undefined if they are not marked. */
  readonly peaks?: 'points' | 'number' | undefined
  /** True if all points are known and none is the answer to an open question. */
  readonly isWhole?: boolean
  readonly rules?: readonly PlotRule[]
  /** The value on the stage, if it lies within the sweep. */
  readonly shown?: number | undefined
  /** Index of the quantity with the ring; by default an exact law, or the first. */
  readonly ringed?: number | undefined
  /** Indices of two quantities; a bracket at `shown` gives the ratio of the first to the second. */
  readonly ratio?: readonly [number, number] | undefined
  /** The value with highlighted points. */
  readonly lit?: number | undefined
  /** Heights drawn by the reader at each of `values`. */
  readonly guess?: readonly (number | undefined)[]
  /** Levels to compare with, including guessed ones. */
  readonly levels?: readonly LevelView[]
  /** The vertical axis unless it is that of the points. */
  readonly scale?: AxisScale | undefined
  /** The vertical axis on which a guess was made, which the axis of the points must contain. */
  readonly held?: AxisScale | undefined
}

/** True if the axis of these values is logarithmic: all are positive and span more than a decade, or `power` is set. */
export function isLog(values: readonly number[], power: boolean): boolean {
  const finite = values.filter(Number.isFinite)
  return spansDecades(finite) || (power && finite.length > 0 && minOf(finite) > 0)
}

/** Returns the scale of an axis with a margin at both ends. Values that are all near 0 or above start there. */
function padded(values: readonly number[], log: boolean, room: number): AxisScale {
  const finite = values.filter((value) => Number.isFinite(value) && (!log || value > 0))
  if (finite.length === 0) return log ? { from: 0.1, to: 10, log } : { from: 0, to: 1, log }
  const [least, most] = [minOf(finite), maxOf(finite)]
  if (log) {
    const factor = Math.max(1.05, (most / least) ** room)
    return { from: least / factor, to: most * factor, log }
  }
  const span = most - least || Math.abs(most) || 1
  const isFromZero = least >= 0 && least < 0.3 * most
  return { from: isFromZero ? Math.min(0, least) : least - room * span, to: most + room * span, log }
}

export function uprightScale(content: SweepChartContent): AxisScale {
  const { power, scale, held } = content
  if (scale) return scale
  if (content.stacked) return { from: 0, to: 1, log: false }
  const log =
    held?.log ?? (!(held && held.from <= 0) && isLog(sweptHeights({ ...content, levels: [] }, false), power))
  const heights = sweptHeights(content, log)
  const own = padded(heights, log, 0.06)
  return held ? { from: Math.min(own.from, held.from), to: Math.max(own.to, held.to), log } : own
}

/** The least values on an axis of equal ratios. */
const fewest = 3

/** True if each value is the same multiple of the one before, such as powers of two. */
const isGeometric = (values: readonly number[]): boolean => {
  const [first = NaN, second = NaN] = values
  const ratio = second / first
  return (
    values.length >= fewest &&
    first > 0 &&
    ratio !== 1 &&
    values.every((value, i) => i === 0 || Math.abs(value / values[i - 1]! / ratio - 1) < 1e-9)
  )
}

/** Returns the scale of the horizontal axis: logarithmic also for values at equal ratios. */
export const levelScale = ({
  values,
  power,
  stacked,
  peaks,
  series,
  others = [],
}: SweepChartContent): AxisScale => {
  if (stacked) return { from: minOf(values), to: maxOf(values), log: false }
  const log = isLog(values, power) || isGeometric(values)
  const { from, to } = padded(values, log, 0.025)
  const [least, most] = [minOf(values), maxOf(values)]
  if (log) return { from, to, log }
  const end = peaks ? bracketPlace(values, series.length + others.length - 0.5) : to
  return { from: least - 0.025 * (most - least || 1), to: end }
}

/** True if every known number of the quantities is an integer. */
const isCount = ({ points, series }: Pick<SweepChartContent, 'points' | 'series'>): boolean => {
  const known = points.flatMap(({ spreads }) =>
    series.flatMap(({ of, law }) => (law ? [] : [spreads[of]?.least ?? NaN, spreads[of]?.most ?? NaN])),
  )
  const finite = known.filter(Number.isFinite)
  return finite.length > 0 && finite.every(Number.isInteger) && maxOf(finite) > 1
}

/** Returns the name of a curve with the exponent of its fitted law. */
const nameOf = ({ label, fit }: Pick<SweptSeries, 'label' | 'fit'>): string =>
  fit ? `${label}, slope\u00A0${formatFixed(fit.slope)}` : label

/** Returns the names of the curves; empty for a single curve, which the vertical axis names, and for areas, which are labelled inside. */
const namesOf = ({ series, stacked }: SweepChartContent): CurveName[] =>
  series.length < 2 || stacked
    ? []
    : series.map(({ color, of, mark = of, law, ...one }) => ({
        name: nameOf(one),
        color,
        ...(law ? { dotted: true } : { mark }),
      }))

/**
 * A quantity against the swept value, with medians joined by lines, the spread of the draws as bands, exact laws as dots,
 * thresholds, and a ring at the stage’s value. Owns what it adds to `host`.
 */
export class SweepChart extends PlotChart {
  draw(content: SweepChartContent, theme: ChartTheme): void {
    const known = content.points.map(({ value }) => value)
    this.put(options(this.host, content, theme), [known, known.map(() => null)])
  }

  /** Returns the swept value and height under the pointer; undefined outside the plot. */
  read(event: PointerEvent): readonly [number, number] | undefined {
    const { plot } = this
    if (!plot || event.target !== plot.over) return undefined
    const { offsetWidth: width, offsetHeight: height } = plot.over
    const { x, y } = pointerPosition(event)
    if (x < 0 || y < 0 || x > width || y > height) return undefined
    return [plot.posToVal(x, 'x'), plot.posToVal(y, 'y')]
  }
}

function options(host: HTMLElement, content: SweepChartContent, theme: ChartTheme): uPlot.Options {
  const { label, words, rules = [] } = content
  const [across, up] = [levelScale(content), uprightScale(content)]
  const name = { name: label, log: across.log === true }
  const names = namesOf(content)
  return {
    ...plotFrame(host),
    padding: namedPadding(theme, name, () => names, rules.length > 0 ? ruleRoom : undefined, content.others),
    cursor: { show: false },
    scales: {
      x: { time: false, distr: across.log ? 3 : 1, range: () => [across.from, across.to] },
      y: { distr: up.log ? 3 : 1, range: () => [up.from, up.to] },
    },
    axes: [
      {
        ...levelAxis(theme, name, words && ((splits) => splits.map((value) => words[value ?? NaN] ?? ''))),
        splits: (plot) => writtenTicks(plot, content, across, theme),
        filter: (_plot, splits) => splits,
      },
      { ...uprightAxis(theme, isCount(content)), ...(up.log ? logSplits(theme) : {}) },
    ],
    series: [{}, { paths: () => null, points: { show: false } }],
    hooks: { draw: [(plot) => drawSweep(plot, content, name, theme)] },
  }
}

/** Returns the values written under the horizontal axis. */
function writtenTicks(
  { bbox }: uPlot,
  { values, words, ticks: named, shown }: SweepChartContent,
  across: AxisScale,
  theme: ChartTheme,
): number[] {
  const letters = bbox.width / devicePixelRatio / letterSize(theme)
  const placeOf = (value: number) => letters * shareOnScale(value, across)
  if (words) return withRoom(values, (value) => words[value] ?? '', placeOf, shown)
  if (named) return named.filter((value) => value !== shown)
  const written = writtenValues(
    values.toSorted((one, other) => one - other),
    placeOf,
    shown,
  )
  if (written.length > 1) return written
  const round = across.log ? logTicks(across.from, across.to) : ticks(across.from, across.to, 5)
  return writtenValues(round, placeOf, shown)
}

/** Opacity of points from an earlier experiment. */
const pale = 0.35

function drawSweep(
  plot: uPlot,
  content: SweepChartContent,
  name: { name: string; log: boolean },
  theme: ChartTheme,
): void {
  const { values, words, points, series, stale, rules = [], shown, ringed, ratio } = content
  const { guess = [], levels = [] } = content
  const { ctx, bbox } = plot
  const poles = rules.flatMap(({ at, pole }) => (pole ? [at] : []))
  drawShortTicks(plot, values, theme)
  drawAxisName(plot, name, theme)
  if (content.stacked) return drawWhole(plot, content, theme)
  drawRules(plot, rules, theme)
  const upright = rules.map(({ at }) => plot.valToPos(at, 'x', true))
  const covers = (box: Box) =>
    upright.some((x) => x >= box.x && x <= box.x + box.width) ||
    series.some(({ of }) => crosses(plot, points, of, box))
  for (const level of levels) drawLevel(plot, level, theme, covers)
  ctx.save()
  const room = 6 * devicePixelRatio
  ctx.beginPath()
  ctx.rect(bbox.left - room, bbox.top - room, bbox.width + 2 * room, bbox.height + 2 * room)
  ctx.clip()
  ctx.globalAlpha = stale ? pale : 1
  if (!stale) for (const one of series) drawBands(plot, points, one, theme)
  for (const one of series) drawFit(plot, one, theme)
  // The first curve lies on top, and a law on the curve that it describes.
  const isLaw = ({ law = false }: SweptSeries) => law
  const upwards = series.toReversed()
  for (const one of [...upwards.filter((s) => !isLaw(s)), ...upwards.filter(isLaw)])
    drawCurve(plot, points, one, poles, theme, !content.peaks || points.length < 2)
  ctx.restore()
  const [first] = series
  if (first) drawGuess(plot, values, guess, points, first.of, theme)
  const ends = series.flatMap(({ color, of, ...one }) => {
    const end = endOf(plot, points, of)
    return end ? { name: nameOf(one), color, end } : []
  })
  drawNames(plot, namesOf(content), ends, theme, rules.length > 0 ? overRules : 0)
  if (content.peaks && content.isWhole) drawPeaks(plot, content, content.peaks, theme)
  if (content.difference && !stale) drawDifferences(plot, points, content.difference, theme)
  if (content.lit !== undefined) drawLit(plot, content.lit, points, series, theme)
  const holder = series.find(({ of }) => of === ringed) ?? series.find(({ law }) => law) ?? first
  if (holder && shown !== undefined) drawShown(plot, shown, points, holder.of, valueText(shown, words), theme)
  if (ratio && shown !== undefined) drawRatio(plot, shown, points, ratio, theme)
}

/** Draws the shares of a whole, thresholds over them, and the shares at the current and the highlighted value. */
function drawWhole(
  plot: uPlot,
  { words, points, series, stale, rules = [], shown, lit }: SweepChartContent,
  theme: ChartTheme,
): void {
  plot.ctx.save()
  plot.ctx.globalAlpha = stale ? pale : 1
  drawShares(plot, points, series, theme)
  plot.ctx.restore()
  drawRules(plot, rules, theme)
  for (const value of [shown, lit]) if (value !== undefined) drawSharesAt(plot, value, points, series, theme)
  if (shown !== undefined) drawPill(plot, shown, valueText(shown, words), theme)
}

/** The parts of a sweep chart that have heights. */
interface SweptHeights extends Pick<SweepChartContent, 'points' | 'guess'> {
  readonly series: readonly Pick<SweptSeries, 'of'>[]
  readonly levels?: readonly Pick<LevelView, 'value'>[]
}

/** Fraction of the lowest median down to which a log axis shows the spread. */
const lowestPart = 1 / 3

/**
 * Returns the heights of the vertical axis. The lowest of many draws may lie decades below their median and would take most of a
 * log axis.
 */
export function sweptHeights(
  { points, series, guess = [], levels = [] }: SweptHeights,
  log: boolean,
): number[] {
  const drawn = [...guess, ...levels.map(({ value }) => value)].filter((value) => value !== undefined)
  const spreads = points.flatMap(({ spreads: all }) => series.flatMap(({ of }) => all[of] ?? []))
  const heights = [
    ...drawn,
    ...spreads.flatMap(({ least, median, most, eightInTen }) => [median, ...(eightInTen ?? [least, most])]),
  ]
  if (!log) return heights
  const shown = [...drawn, ...spreads.map(({ median }) => median)].filter((height) => height > 0)
  const floor = lowestPart * minOf(shown)
  return heights.map((height) => Math.max(height, floor))
}
