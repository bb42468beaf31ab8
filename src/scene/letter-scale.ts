import { within } from './block.ts'

/** The size of the smallest letters on the stage, in CSS pixels. */
const smallest = 12

/** How much larger than usual letters and lines are: by the size of the stage, and at least as the page's tokens ask. */
export function letterScale(container: HTMLElement): number {
  const { clientWidth, clientHeight } = container
  const style = getComputedStyle(container)
  const [least = 0, scale = 0] = ['--bl-least-text', '--bl-scale'].map((name) =>
    Number(style.getPropertyValue(name)),
  )
  return Math.max(
    within(Math.min(clientWidth / 1200, clientHeight / 720), [1, 1.6]),
    (least * scale) / smallest,
  )
}
