import { within } from '../block.ts'

/** Scale of letters and lines, 1 as usual: by the size of the stage, in present mode at least that of all else. */
export function letterScale(container: HTMLElement): number {
  const { clientWidth, clientHeight } = container
  const style = getComputedStyle(container)
  const presented = Number(style.getPropertyValue('--bl-least-text')) > 0
  const least = presented ? Number(style.getPropertyValue('--bl-scale')) : 1
  return Math.max(least, within(Math.min(clientWidth / 1200, clientHeight / 720), [1, 1.6]))
}
