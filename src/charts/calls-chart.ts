import type { Call } from '../reference/procedure/quicksort.ts'
import type { ChartTheme } from './theme.ts'

/** One run of a procedure that calls itself. */
export interface CallsDrawing {
  readonly calls: readonly Call[]
  /** Number of keys. */
  readonly size: number
  /** Calls that stand within each other, at most. */
  readonly rows: number
}

/** A run as it is drawn. */
export const callsDrawing = (calls: readonly Call[], size: number): CallsDrawing => ({
  calls,
  size,
  rows: calls.reduce((most, { depth }) => Math.max(most, depth + 1), 1),
})

/**
 * Draws each call as a bar over the ranks of its keys, the calls within it below, and its pivot as a gap with a mark: the length of
 * all bars is the number of comparisons. The frame is width by height, in CSS pixels.
 */
export function drawCalls(
  context: CanvasRenderingContext2D,
  { calls, size, rows }: CallsDrawing,
  [width, height]: readonly [number, number],
  theme: ChartTheme,
): void {
  const [across, down] = [width / size, height / Math.max(rows, fewRows)]
  const thick = down > 3 ? 0.8 * down : down
  context.clearRect(0, 0, width, height)
  context.fillStyle = theme.metric
  for (const { from, count, depth } of calls)
    context.fillRect(from * across, depth * down, Math.max(count * across - gap(across), 0.5), thick)
  if (down < 3) return
  context.fillStyle = theme.accent
  const mark = Math.max(1.5, Math.min(across, down))
  for (const { pivot, count, depth } of calls)
    if (count * across > 3 * mark)
      context.fillRect((pivot + 0.5) * across - mark / 2, depth * down, mark, thick)
}

/** The least number of rows that the height is divided by, so that few calls are no walls. */
const fewRows = 12

/** Room between two calls, where keys are wide enough for it. */
const gap = (across: number): number => (across > 3 ? 1 : 0)
