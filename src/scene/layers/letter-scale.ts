import { within } from '../block.ts'

/** How much larger than usual letters and lines are: by the size of the stage, in present mode at least as all else. */
export function letterScale(container: HTMLElement): number {
  const { clientWidth, clientHeight } = container
  const style = getComputedStyle(container)
  const presented = Number(style.getPropertyValue('--bl-least-text')) > 0
  const least = presented ? Number(style.getPropertyValue('--bl-scale')) : 1
  return Math.max(least, within(Math.min(clientWidth / 1200, clientHeight / 720), [1, 1.6]))
}
