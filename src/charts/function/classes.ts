import type { Samples } from '../../math/picture/function-grid.ts'
import type { ChartTheme } from '../theme.ts'

/** Returns the class of a sample or a prediction: the sign for one output, the largest of several. */
export function classOf(values: ArrayLike<number>, offset: number, outputs: number): number {
  if (outputs === 1) return values[offset]! > 0 ? 1 : 0
  let best = 0
  for (let k = 1; k < outputs; k++) if (values[offset + k]! > values[offset + best]!) best = k
  return best
}

/** Returns the certainty of a prediction, 0 to 1: |tanh f| for one output, the softmax's lead over chance for several. */
export function certainty(values: ArrayLike<number>, offset: number, outputs: number): number {
  if (outputs === 1) return Math.abs(Math.tanh(values[offset]!))
  let [most, sum] = [-Infinity, 0]
  for (let k = 0; k < outputs; k++) most = Math.max(most, values[offset + k]!)
  for (let k = 0; k < outputs; k++) sum += Math.exp(values[offset + k]! - most)
  return (1 / sum - 1 / outputs) / (1 - 1 / outputs)
}

/** Certainty below which a class is only the sign of a rounding error. */
export const undecided = 0.02

/** Returns the opacity of a class's colour: hardly any while it is undecided. */
export function opacity(sure: number): number {
  return 0.1 * Math.min(1, sure / undecided) ** 2 + 0.3 * sure
}

/** The class of a sample; 0 for a regression's. */
export const classAt = ({ task, targets, outputs }: Samples, n: number): number =>
  task === 'classification' ? classOf(targets, n * outputs, outputs) : 0

/**
 * Draws a sample: a disc for class 0, a square for class 1, a triangle for class 2, and so on in turn, at `size` times
 * the default size.
 */
export function drawSample(
  ctx: CanvasRenderingContext2D,
  x: number,
  y: number,
  label: number,
  color: string,
  theme: ChartTheme,
  size = 1,
): void {
  const radius = (size * 3.2 * Math.max(11, Number.parseFloat(theme.font))) / 11
  ctx.beginPath()
  if (label % 3 === 0) ctx.arc(x, y, radius, 0, 2 * Math.PI)
  else if (label % 3 === 1) ctx.rect(x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8)
  else {
    ctx.moveTo(x, y - radius * 1.2)
    ctx.lineTo(x + radius * 1.1, y + radius)
    ctx.lineTo(x - radius * 1.1, y + radius)
    ctx.closePath()
  }
  ctx.fillStyle = color
  ctx.strokeStyle = theme.card
  ctx.lineWidth = 1
  ctx.fill()
  ctx.stroke()
}
