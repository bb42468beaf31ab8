import type uPlot from 'uplot'
import { maxOf } from '../../math/statistics/range.ts'
import { runMark } from '../../math/picture/looks/run-mark.ts'
import { translate } from '../../words/language/language.ts'
import { axisNameRoom, letterSize, strokeScale, type AxisName, sizedFont } from './plot-axes.ts'
import { sideBySide } from './side-by-side.ts'
import { casedText } from './value-marks.ts'
import type { ChartTheme } from '../theme.ts'

export interface CurveName {
  readonly name: string
  readonly color: string
  /** Index of the curve's mark among the marks. */
  readonly mark?: number | undefined
  /** The curve consists of dots only. */
  readonly dotted?: boolean
  /** It stands for several named curves that end together. */
  readonly together?: boolean
}

/** A name next to the end of its curve, in pixels of the canvas. */
export interface NamedEnd extends CurveName {
  readonly end: readonly [number, number]
}

/** Returns the width of a text in CSS pixels. */
type Measure = (text: string) => number

/**
 * The places of the names of a plot's curves: to its right, each next to its end, or in rows above it if that takes too
 * much space.
 */
export type NamePlaces =
  | { readonly kind: 'ends'; readonly right: number; readonly lines: ReadonlyMap<string, readonly string[]> }
  | { readonly kind: 'rows'; readonly above: number; readonly rows: readonly (readonly CurveName[])[] }

/**
 * The fraction of a chart's width that names may take, the longest line of a name, and the space of its leader, relative
 * to the text size.
 */
const [mostShare, longest, leader] = [0.3, 11, 1.9]

/**
 * Distance from the right edge of a plot to an end without a leader, relative to the text size: a leader would look like
 * a flat continuation of the curve.
 */
const farEnd = 3

/** Height of a line, and of a row of names, relative to the text size. */
const [lineHeight, rowHeight] = [1.2, 1.5]

/** Width of the mark before a name in a row, and space after the name, relative to the text size. */
const [keyWidth, keyGap] = [1.5, 1]

/** Breaks a text at spaces into lines no wider than `most`. */
export function wrapped(text: string, most: number, measure: Measure): string[] {
  return text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1)
    if (last !== undefined && measure(`${last} ${word}`) <= most)
      return [...lines.slice(0, -1), `${last} ${word}`]
    return [...lines, word]
  }, [])
}

/** Returns places for the names in a chart of this width; `size` is the text size. */
export function namePlaces(
  names: readonly CurveName[],
  width: number,
  size: number,
  measure: Measure,
): NamePlaces | undefined {
  if (names.length === 0) return undefined
  const lines = new Map(names.map(({ name }) => [name, wrapped(translate(name), longest * size, measure)]))
  const right = leader * size + maxOf([...lines.values()].flat().map(measure))
  if (right <= mostShare * width) return { kind: 'ends', right, lines }
  const rows: CurveName[][] = [[]]
  let free = width
  for (const one of names) {
    if (one.together) continue
    const needed = (keyWidth + keyGap) * size + measure(one.name)
    if (needed > free && free < width) {
      rows.push([])
      free = width
    }
    rows.at(-1)?.push(one)
    free -= needed
  }
  return { kind: 'rows', above: rows.length * rowHeight * size, rows }
}

/**
 * Returns the middles of the names of curves, one for each end: each next to its own, and in the order of the ends
 * without overlap; undefined for the last ones if there is no space. `top` and `bottom` bound the plot, `size` is the
 * height of a name; all in pixels, downwards.
 */
export function nameHeights(
  ends: readonly number[],
  top: number,
  bottom: number,
  size: number,
): (number | undefined)[] {
  const fitting = ends.slice(0, Math.max(0, Math.floor((bottom - top) / size)))
  const boxes = fitting.map((middle) => ({ middle, length: size }))
  const tops = sideBySide(boxes, top, bottom)
  return ends.map((_, i) => (i < tops.length ? tops[i]! + size / 2 : undefined))
}

/** The name of `count` curves that end together. */
export const groupName = (first: string, last: string, count: number): string =>
  `${first}${count > 2 ? ' … ' : ', '}${last}`

/** Merges the names of ends of one colour nearer to each other than `apart`: both, or the first and the last of more. */
export function togetherNamed(ends: readonly NamedEnd[], apart: number): NamedEnd[] {
  const groups: NamedEnd[][] = []
  for (const one of ends) {
    const group = groups.find(
      ([first]) => first?.color === one.color && Math.abs(first.end[1] - one.end[1]) < apart,
    )
    if (group) group.push(one)
    else groups.push([one])
  }
  return groups.flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)]
    if (!first || !last || first === last) return group
    return {
      ...first,
      name: groupName(first.name, last.name, group.length),
    }
  })
}

/** The typeface of names on a canvas. */
export const nameFont = (theme: ChartTheme, ratio = 1): string =>
  `600 ${sizedFont(theme, letterSize(theme) * ratio)}`

function plotNamePlaces(
  { ctx, width }: uPlot,
  names: readonly CurveName[],
  theme: ChartTheme,
): NamePlaces | undefined {
  ctx.save()
  ctx.font = nameFont(theme)
  const places = namePlaces(names, width, letterSize(theme), (text) => ctx.measureText(text).width)
  ctx.restore()
  return places
}

/** Space around a plot without names, relative to the text size. */
const [usualTop, usualRight] = [0.7, 1.2]

/**
 * Returns the space above and to the right of a plot for the names of its curves and of its horizontal axis; `top`
 * reserves more above. `others` are names of a chart above or below it, so that both plots end at the same place.
 */
export function namedPadding(
  theme: ChartTheme,
  axis: AxisName,
  namesOf: (plot: uPlot) => readonly CurveName[] = () => [],
  top = usualTop,
  others: readonly CurveName[] = [],
): uPlot.Padding {
  const size = letterSize(theme)
  const besides = (plot: uPlot, names: readonly CurveName[]): number => {
    const places = plotNamePlaces(plot, names, theme)
    return places?.kind === 'ends' ? places.right : 0
  }
  const above = (plot: uPlot): number => {
    const places = plotNamePlaces(plot, namesOf(plot), theme)
    return top * size + (places?.kind === 'rows' ? places.above : 0)
  }
  const right = (plot: uPlot): number =>
    Math.max(
      usualRight * size,
      besides(plot, namesOf(plot)),
      besides(plot, others),
      axisNameRoom(axis, plot.width, theme),
    )
  return [above, right, 0, 0]
}

/** Writes the names of curves: at those ends that there are, or all of them in rows above the plot, at this distance from it. */
export function drawNames(
  plot: uPlot,
  names: readonly CurveName[],
  ends: readonly NamedEnd[],
  theme: ChartTheme,
  under = 0,
): void {
  const places = plotNamePlaces(plot, names, theme)
  if (!places) return
  const { ctx } = plot
  ctx.save()
  ctx.font = nameFont(theme, devicePixelRatio)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'middle'
  if (places.kind === 'rows') drawRows(plot, places.rows, places.above + under * letterSize(theme), theme)
  else drawEnds(plot, ends, places.lines, theme)
  ctx.restore()
}

/**
 * Writes each name to the right of the plot, with a leader from the end of its curve; a single one next to its end, if
 * that is far from the edge.
 */
function drawEnds(
  { ctx, bbox }: uPlot,
  ends: readonly NamedEnd[],
  lines: ReadonlyMap<string, readonly string[]>,
  theme: ChartTheme,
): void {
  const size = letterSize(theme) * devicePixelRatio
  const line = lineHeight * size
  const right = bbox.left + bbox.width
  const room = ctx.canvas.width - right - leader * size
  const linesOf = ({ name }: CurveName) =>
    lines.get(name) ?? wrapped(translate(name), room, (text) => ctx.measureText(text).width)
  const tallest = (maxOf(ends.map((one) => linesOf(one).length)) + 0.2) * line
  const high = Math.min(Math.max(tallest, 1.9 * size), bbox.height / Math.max(1, ends.length))
  const heights = nameHeights(
    ends.map(({ end }) => end[1]),
    bbox.top,
    bbox.top + bbox.height,
    Math.max(high, size),
  )
  const [alone, ...others] = ends
  if (alone && others.length === 0 && alone.end[0] < right - mostShare * bbox.width) {
    const [x, y] = alone.end
    return casedText(ctx, alone.name, x + 0.9 * size, y - 0.9 * size, alone.color, theme)
  }
  ctx.lineWidth = 1.1 * devicePixelRatio
  ctx.setLineDash([])
  ends.forEach((one, i) => {
    const [x, y] = one.end
    const middle = heights[i]
    if (middle === undefined) return
    ctx.strokeStyle = ctx.fillStyle = one.color
    ctx.beginPath()
    const isNear = x > right - farEnd * size
    if (isNear) {
      ctx.moveTo(Math.min(x + 0.45 * size, right + 0.4 * size), y)
      ctx.lineTo(right + 0.6 * size, y)
    }
    ctx.lineTo(right + (isNear ? 1.3 : 0.6) * size, middle)
    ctx.lineTo(right + 1.7 * size, middle)
    ctx.stroke()
    const written = linesOf(one)
    written.forEach((text, k) =>
      ctx.fillText(text, right + leader * size, middle + (k - (written.length - 1) / 2) * line),
    )
  })
}

/** Writes the names in rows above the plot, each after its mark. */
function drawRows(
  { ctx, bbox }: uPlot,
  rows: readonly (readonly CurveName[])[],
  above: number,
  theme: ChartTheme,
): void {
  const ratio = devicePixelRatio
  const size = letterSize(theme) * ratio
  const reach = 3.6 * ratio * strokeScale(theme)
  rows.forEach((row, k) => {
    const y = Math.max(0, bbox.top - above * ratio - 0.3 * size) + (k + 0.5) * rowHeight * size
    let x = 0
    for (const { name, color, mark, dotted } of row) {
      ctx.setLineDash(dotted ? [2 * ratio, 3 * ratio] : [])
      ctx.strokeStyle = ctx.fillStyle = color
      ctx.lineWidth = 2 * ratio
      ctx.beginPath()
      ctx.moveTo(x, y)
      ctx.lineTo(x + 1.1 * size, y)
      ctx.stroke()
      if (mark !== undefined) {
        ctx.beginPath()
        for (const [dx, dy] of runMark(mark)) ctx.lineTo(x + 0.55 * size + reach * dx, y + reach * dy)
        ctx.fill()
      }
      ctx.fillText(name, x + keyWidth * size, y)
      x += (keyWidth + keyGap) * size + ctx.measureText(name).width
    }
  })
}
