import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { BlContourMap } from '../../elements/stage/bl-contour-map.ts'
import { BlHud } from '../../elements/stage/bl-hud.ts'
import type { BlStage } from '../../elements/stage/bl-stage.ts'
import type { Box } from '../../math/picture/declutter.ts'

/** Cards that always lie over the stage. */
const cards = 'bl-hud, bl-legend, bl-outcome-legend, bl-step-legend, .label, .shares, .tools'

/** CSS pixels by which a card may change before the stage makes room again. */
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

/**
 * Returns the layout box of an element, unaffected by any `transform` of the page; boxes within one landscape
 * are comparable.
 */
function placeOf(element: HTMLElement): Box {
  let [x, y] = [0, 0]
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.offsetParent) {
    x += at.offsetLeft
    y += at.offsetTop
  }
  const height = element instanceof BlHud ? element.restingHeight : element.offsetHeight
  return { x, y, width: element.offsetWidth, height }
}

/** A stage with the cards that lie over it. */
interface Covered {
  readonly renderRoot: ParentNode
  readonly stage: BlStage | BlContourMap | null
}

/** Tells stages that lie on one another which parts of them their cards cover, except during a drag. */
export class StageCover implements ReactiveController {
  readonly #covered: () => readonly Covered[]
  readonly #held: () => boolean
  readonly #sizes = new ResizeObserver(() => this.#measure())
  #observed: readonly Element[] = []

  /** `held` returns whether something is being dragged, in which case nothing makes room. */
  constructor(host: ReactiveControllerHost, covered: () => readonly Covered[], held: () => boolean) {
    this.#covered = covered
    this.#held = held
    host.addController(this)
  }

  hostUpdated(): void {
    const elements = [...this.#stages(), ...this.#cards()]
    if (elements.length === this.#observed.length && elements.every((one, k) => one === this.#observed[k]))
      return
    this.#sizes.disconnect()
    this.#observed = elements
    for (const element of elements) this.#sizes.observe(element)
  }

  hostDisconnected(): void {
    this.#sizes.disconnect()
    this.#observed = []
  }

  #stages(): readonly (BlStage | BlContourMap)[] {
    return this.#covered().flatMap(({ stage }) => stage ?? [])
  }

  #cards(): readonly HTMLElement[] {
    return this.#covered().flatMap(({ renderRoot }) => [...renderRoot.querySelectorAll<HTMLElement>(cards)])
  }

  #measure(): void {
    const stages = this.#stages()
    const [first] = stages
    if (this.#held() || !first) return
    const { x: left, y: top, width, height } = placeOf(first)
    const boxes = this.#cards()
      .map(placeOf)
      .map((card) => ({ ...card, x: card.x - left, y: card.y - top }))
      .filter(({ x, y, ...card }) => x + card.width > 0 && x < width && y + card.height > 0 && y < height)
    for (const stage of stages) if ('covered' in stage && !near(boxes, stage.covered)) stage.covered = boxes
  }
}
