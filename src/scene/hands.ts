import { BoxHand, type BoxGround } from './box-hand.ts'
import { Hand, type Ground } from './hand.ts'
import { PointHand, type PointGround } from './point-hand.ts'
import type { BoxEvents, HandEvents, PointEvents } from './types.ts'

/** What the hands on a picture ask of it. */
export type HandsGround = BoxGround & Ground & PointGround

/** All hands on one picture: a box comes before a start, and either before a click. */
export class Hands {
  readonly box: BoxHand
  readonly start: Hand
  readonly #point: PointHand

  constructor(element: HTMLElement, ground: HandsGround, events: BoxEvents & HandEvents & PointEvents) {
    this.box = new BoxHand(element, ground, events)
    this.start = new Hand(element, ground, events)
    this.#point = new PointHand(element, ground, events)
  }

  dispose(): void {
    this.box.dispose()
    this.start.dispose()
    this.#point.dispose()
  }
}
