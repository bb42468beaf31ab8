import type { Call } from '../../reference/procedure/quicksort.ts'
import { canvasScale, letterSize } from '../../charts/plot/plot-axes.ts'
import type { ChartTheme } from '../../charts/theme.ts'

/** One run of a recursive procedure. */
export interface CallsDrawing {
  readonly calls: readonly Call[]
  readonly size: number
  /** Greatest depth of nested calls. */
  readonly rows: number
  /** Another run to compare with, by its number of rows on this run’s scale. */
  readonly compared?: { readonly rows: number; readonly label: string }
}

export const callsDrawing = (calls: readonly Call[], size: number): CallsDrawing => ({
  calls,
  size,
  rows: calls.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
})

/**
 * Draws each call as a bar over the ranks of its keys, with the calls that it makes below and its pivot as a marked gap. The total
 * length of the bars is the number of comparisons. The frame is width by height in CSS pixels.
 */
export function drawCalls(
  context: CanvasRenderingContext2D,
  { calls, size, rows, compared }: CallsDrawing,
  [width, height]: readonly [number, number],
  theme: ChartTheme,
): void {
  const [across, down] = [width / size, height / Math.max(rows, fewRows)]
  const thick = down > 3 ? 0.8 * down : down
  context.clearRect(0, 0, width, height)
  context.fillStyle = theme.metric
  for (const { from, count, depth } of calls)
    context.fillRect(from * across, depth * down, Math.max(count * across - gap(across), 0.5), thick)
  if (compared) drawEnd(context, compared.label, [width, compared.rows * down], theme)
  if (down < 3) return
  context.fillStyle = theme.accent
  const mark = Math.max(1.5, Math.min(across, down))
  for (const { pivot, count, depth } of calls)
    if (count * across > 3 * mark)
      context.fillRect((pivot + 0.5) * across - mark / 2, depth * down, mark, thick)
}

/** Draws a dashed line across the whole width at the end of another run, with its name below on the right. */
function drawEnd(
  context: CanvasRenderingContext2D,
  label: string,
  [width, y]: readonly [number, number],
  theme: ChartTheme,
): void {
  const size = 1.15 * letterSize(theme)
  const scale = canvasScale(theme) / devicePixelRatio
  context.save()
  context.strokeStyle = context.fillStyle = theme.accent
  context.lineWidth = 2 * scale
  context.setLineDash([6 * scale, 4 * scale])
  context.beginPath()
  context.moveTo(0, y)
  context.lineTo(width, y)
  context.stroke()
  context.font = `600 ${size}px ${theme.hand}`
  context.textAlign = 'right'
  context.textBaseline = 'top'
  const box = [width - context.measureText(label).width - size, y + 0.3 * size, width, 1.5 * size] as const
  context.fillStyle = theme.card
  context.fillRect(...box)
  context.fillStyle = theme.accent
  context.fillText(label, width - size / 2, y + 0.5 * size)
  context.restore()
}

/** Least number of rows that share the height, so that a few calls do not look like walls. */
const fewRows = 12

/** Gap between two calls, if the keys are wide enough. */
const gap = (across: number): number => (across > 3 ? 1 : 0)
