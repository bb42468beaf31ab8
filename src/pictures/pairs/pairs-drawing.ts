import type { ChartTheme } from '../../charts/theme.ts'
import { letterSize } from '../../charts/plot/plot-axes.ts'
import type { PlotFrame } from '../../charts/plot/plot-frame.ts'
import { clamp } from '../../math/clamp.ts'
import { percentage } from '../../view/learned/learned-functions.ts'
import { hasEntered, type PairsView, type PicturePair, type ReadPicture } from './pairs-view.ts'

/** The time from one pair's reveal to the next, and that of a slide, in milliseconds. */
const [apart, slide] = [120, 260]

/** The duration of a reveal, in milliseconds. */
export const revealTime = ({ pairs }: Pick<PairsView, 'pairs'>): number => pairs.length * apart + slide

/** Columns of pairs, and the width of a picture, in CSS pixels. */
interface PairsLayout {
  readonly columns: number
  readonly rows: number
  readonly size: number
  readonly letter: number
  /** Height of the pairs without the axis below. */
  readonly height: number
}

/** Widths of a pair with its gap, and heights of a reading and of the axis, in pictures or letters. */
const [pairWidth, readHeight, axisHeight] = [2.75, 2.8, 5]

/** Returns the layout with the largest pictures. */
export function pairsLayout(count: number, width: number, height: number, letter: number): PairsLayout {
  const room = height - axisHeight * letter
  const layouts = Array.from({ length: Math.max(1, count) }, (_, i): PairsLayout => {
    const [columns, rows] = [i + 1, Math.ceil(count / (i + 1))]
    const size = Math.max(8, Math.min(width / columns / pairWidth, room / rows - readHeight * letter))
    return { columns, rows, size, letter, height: room }
  })
  return layouts.reduce((best, one) => (one.size > best.size + 0.5 ? one : best))
}

/** Returns the place of the axis of shares, with its line in the middle. */
export function shareFrame(width: number, height: number, letter: number): PlotFrame {
  const side = 1.4 * letter
  const scale = { from: 0, to: 1, log: false }
  return {
    left: side,
    top: height - 3.7 * letter,
    width: Math.max(1, width - 2 * side),
    height: 2 * letter,
    across: scale,
    up: scale,
  }
}

/** Draws the ink of a picture in a square, moved by some pixels. */
function drawInk(
  ctx: CanvasRenderingContext2D,
  { pixels }: ReadPicture,
  side: number,
  [x, y, size]: readonly [number, number, number],
  color: string,
): void {
  const edge = (place: number) => Math.round((place * size) / side)
  ctx.fillStyle = color
  for (let i = 0; i < side * side; i++) {
    const [column, row] = [i % side, Math.floor(i / side)]
    ctx.globalAlpha = clamp(pixels[i]!)
    if (pixels[i]! > 0)
      ctx.fillRect(
        x + edge(column),
        y + edge(row),
        edge(column + 1) - edge(column),
        edge(row + 1) - edge(row),
      )
  }
  ctx.globalAlpha = 1
}

/** Draws the paper that has entered at the edge of a moved picture. */
function drawEntered(
  ctx: CanvasRenderingContext2D,
  move: readonly [number, number],
  side: number,
  [x, y, size]: readonly [number, number, number],
  color: string,
): void {
  const edge = (place: number) => Math.round((place * size) / side)
  ctx.fillStyle = color
  ctx.globalAlpha = 0.25
  for (let i = 0; i < side * side; i++) {
    const [column, row] = [i % side, Math.floor(i / side)]
    if (hasEntered(i, side, move))
      ctx.fillRect(
        x + edge(column),
        y + edge(row),
        edge(column + 1) - edge(column),
        edge(row + 1) - edge(row),
      )
  }
  ctx.globalAlpha = 1
}

/** Draws the frame of a read picture and its reading below: thick and in the accent colour if wrong, otherwise with a tick. */
function drawReading(
  ctx: CanvasRenderingContext2D,
  read: string,
  label: string,
  [x, y, size]: readonly [number, number, number],
  isChecked: boolean,
  layout: PairsLayout,
  theme: ChartTheme,
): void {
  const { letter } = layout
  const isWrong = read !== label
  const color = isWrong ? theme.accent : isChecked ? theme.metric : theme.ink
  const line = (isWrong ? 0.25 : isChecked ? 0.15 : 0.08) * letter
  ctx.strokeStyle = isWrong || isChecked ? color : theme.hairline
  ctx.lineWidth = line
  ctx.strokeRect(x - line / 2, y - line / 2, size + line, size + line)
  const hand = handSize(layout)
  const unit = hand / 2.15
  ctx.fillStyle = color
  ctx.font = `700 ${hand}px ${theme.hand}`
  const middle = x + size / 2
  const base = y + size + 0.35 * letter + 0.86 * hand
  ctx.fillText(read, middle, base)
  if (isWrong || !isChecked) return
  const start = middle + ctx.measureText(read).width / 2 + 0.3 * unit
  ctx.strokeStyle = color
  ctx.lineWidth = 0.2 * unit
  ctx.beginPath()
  ctx.moveTo(start, base - 0.3 * hand)
  ctx.lineTo(start + 0.35 * unit, base - 0.1 * hand)
  ctx.lineTo(start + unit, base - 0.6 * hand)
  ctx.stroke()
}

/** Size of a reading: 28 px beside text of 13 px, less below small pictures. */
const handSize = ({ letter, size }: PairsLayout): number =>
  Math.min(2.15 * letter, Math.max(1.3 * letter, 0.45 * size))

/** Draws a question mark in a dashed ring where the reading will be. */
function drawAsked(
  ctx: CanvasRenderingContext2D,
  [x, y, size]: readonly [number, number, number],
  layout: PairsLayout,
  theme: ChartTheme,
): void {
  const letter = handSize(layout) / 2.15
  const [middle, center] = [x + size / 2, y + size + 0.35 * layout.letter + 1.2 * letter]
  ctx.strokeStyle = ctx.fillStyle = theme.accent
  ctx.lineWidth = 0.13 * letter
  ctx.setLineDash([0.35 * letter, 0.25 * letter])
  ctx.beginPath()
  ctx.arc(middle, center, 1.05 * letter, 0, 2 * Math.PI)
  ctx.stroke()
  ctx.setLineDash([])
  ctx.font = `700 ${1.35 * letter}px ${theme.hand}`
  ctx.fillText('?', middle, center + 0.48 * letter)
}

/** Draws a pair from a corner; `share` of its slide is over. */
function drawPair(
  ctx: CanvasRenderingContext2D,
  { first, second, label, move }: PicturePair,
  side: number,
  [left, y]: readonly [number, number],
  share: number,
  isAsked: boolean,
  layout: PairsLayout,
  theme: ChartTheme,
): void {
  const { size, letter } = layout
  const right = left + 1.45 * size
  for (const x of [left, right]) {
    ctx.fillStyle = theme.card
    ctx.fillRect(x, y, size, size)
    ctx.strokeStyle = theme.hairline
    ctx.lineWidth = 0.1 * letter
    ctx.strokeRect(x, y, size, size)
  }
  drawInk(ctx, first, side, [left, y, size], theme.ink)
  ctx.save()
  ctx.beginPath()
  ctx.rect(right, y, size, size)
  ctx.clip()
  if (move) drawEntered(ctx, move, side, [right, y, size], theme.metric)
  const [dx, dy] = (move ?? [0, 0]).map((by) => ((share - 1) * by * size) / side) as [number, number]
  drawInk(ctx, second, side, [right + dx, y + dy, size], theme.ink)
  ctx.restore()
  ctx.fillStyle = theme.quiet
  ctx.font = `${1.5 * letter}px ${theme.hand}`
  ctx.fillText('→', left + 1.225 * size, y + size / 2 + 0.5 * letter)
  if (first.read !== undefined) drawReading(ctx, first.read, label, [left, y, size], false, layout, theme)
  if (isAsked) drawAsked(ctx, [right, y, size], layout, theme)
  else if (second.read !== undefined && share === 1)
    drawReading(ctx, second.read, label, [right, y, size], true, layout, theme)
}

/** Draws the axis of shares with those that are known; the second with its ring once `isWhole`. */
function drawShares(
  ctx: CanvasRenderingContext2D,
  { shares: [first, second] }: PairsView,
  frame: PlotFrame,
  isWhole: boolean,
  letter: number,
  theme: ChartTheme,
): void {
  const y = frame.top + frame.height / 2
  const at = (share: number) => frame.left + share * frame.width
  ctx.strokeStyle = theme.quiet
  ctx.lineWidth = 0.1 * letter
  ctx.beginPath()
  ctx.moveTo(at(0), y)
  ctx.lineTo(at(1), y)
  for (const tick of [0, 0.5, 1]) {
    ctx.moveTo(at(tick), y - 0.3 * letter)
    ctx.lineTo(at(tick), y + 0.3 * letter)
  }
  ctx.stroke()
  ctx.font = theme.font
  ctx.fillStyle = theme.quiet
  for (const [tick, align] of [
    [0, 'left'],
    [0.5, 'center'],
    [1, 'right'],
  ] as const) {
    // prettier-ignore
    ctx.textAlign = align
    ctx.fillText(percentage(tick), at(tick), y + 2.4 * letter)
  }
  ctx.textAlign = 'left'
  ctx.font = `600 ${theme.font}`
  let free = at(0)
  for (const [{ label, wrong }, color, isThere] of [
    [first, theme.metric, true],
    [second, theme.accent, isWhole],
  ] as const) {
    if (wrong === undefined || !isThere) continue
    const words = `${label}, ${percentage(wrong)}`
    const width = ctx.measureText(words).width
    const start = Math.max(free, Math.min(at(wrong) + 0.5 * letter, at(1) - width))
    ctx.fillStyle = color
    ctx.beginPath()
    ctx.arc(at(wrong), y, 0.4 * letter, 0, 2 * Math.PI)
    ctx.fill()
    ctx.fillText(words, start, y - 0.95 * letter)
    free = start + width + letter
    if (wrong !== second.wrong) continue
    ctx.strokeStyle = theme.ink
    ctx.lineWidth = 0.15 * letter
    ctx.beginPath()
    ctx.arc(at(wrong), y, 0.75 * letter, 0, 2 * Math.PI)
    ctx.stroke()
  }
}

/**
 * Draws pairs of pictures with their readings above the axis of shares, into a canvas of width by height CSS pixels. `time` is that
 * since the reveal, in milliseconds: one pair after the other slides and is read, then the axis gets its ring.
 */
export function drawPairs(
  ctx: CanvasRenderingContext2D,
  view: PairsView,
  [width, height]: readonly [number, number],
  time: number,
  theme: ChartTheme,
): void {
  const letter = letterSize(theme)
  const layout = pairsLayout(view.pairs.length, width, height, letter)
  const { columns, rows, size } = layout
  ctx.clearRect(0, 0, width, height)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'alphabetic'
  const [across, down] = [width / columns, layout.height / rows]
  for (const [k, pair] of view.pairs.entries()) {
    const share = view.isAsked ? 1 : clamp((time - k * apart) / slide)
    const x = ((k % columns) + 0.5) * across - 1.225 * size
    const y = Math.floor(k / columns) * down + (down - size - readHeight * letter) / 2 + 0.2 * letter
    drawPair(ctx, pair, view.side, [Math.round(x), Math.round(y)], share, view.isAsked, layout, theme)
  }
  drawShares(ctx, view, shareFrame(width, height, letter), time >= revealTime(view), letter, theme)
}
