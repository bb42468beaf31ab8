import { BlHud } from '../elements/stage/bl-hud.ts'
import type { Box } from '../math/picture/declutter.ts'
import type { LossLandscape } from './loss-landscape.ts'

/** What stands over the stage and stays there. */
const cards = 'bl-hud, bl-legend, bl-outcome-legend, bl-step-legend, .label, .tools'

/** CSS pixels that a card may change by without the stage making room anew. */
const slack = 12

const near = (some: readonly Box[], others: readonly Box[]): boolean =>
  some.length === others.length &&
  some.every((box, k) => {
    const other = others[k]
    return (
      other !== undefined &&
      Math.hypot(box.x - other.x, box.y - other.y, box.width - other.width, box.height - other.height) < slack
    )
  })

/** Tells the stage of a landscape which parts of it are covered by cards, but not under the hand, until the signal aborts. */
export function coverStage(landscape: LossLandscape, signal: AbortSignal): void {
  let observed: readonly Element[] = []
  const measure = () => {
    const { stage, presenter } = landscape
    if (!presenter || presenter.store.live || !stage || !('covered' in stage)) return
    const { left, top, right, bottom } = stage.getBoundingClientRect()
    const boxes = [...landscape.renderRoot.querySelectorAll(cards)]
      .map((card) => (card instanceof BlHud ? card.place : card.getBoundingClientRect()))
      .filter((card) => card.right > left && card.left < right && card.bottom > top && card.top < bottom)
      .map(({ x, y, width, height }) => ({ x: x - left, y: y - top, width, height }))
    if (!near(boxes, stage.covered)) stage.covered = boxes
  }
  const observer = new ResizeObserver(measure)
  const look = () => {
    if (signal.aborted) return
    const { stage, renderRoot } = landscape
    const elements = [...(stage ? [stage] : []), ...renderRoot.querySelectorAll(cards)]
    if (elements.length === observed.length && elements.every((one, k) => one === observed[k])) return
    observer.disconnect()
    observed = elements
    for (const element of elements) observer.observe(element)
  }
  landscape.addEventListener('landscape-refresh', () => void landscape.updateComplete.then(look), { signal })
  signal.addEventListener('abort', () => observer.disconnect())
}
