import { BoxDrag, type BoxTarget } from './box-drag.ts'
import { StartDrag, type DragTarget } from './start-drag.ts'
import { PointPick, type PointTarget } from './point-pick.ts'
import type { BoxEvents, HandEvents, PointEvents } from '../types.ts'

/** Interface of a picture to the hands on it. */
export type PointerTargets = BoxTarget & DragTarget & PointTarget

/** All hands on one picture: a box comes before a start, and either before a click. */
export class PointerControls {
  readonly box: BoxDrag
  readonly start: StartDrag
  readonly #point: PointPick

  constructor(element: HTMLElement, ground: PointerTargets, events: BoxEvents & HandEvents & PointEvents) {
    this.box = new BoxDrag(element, ground, events)
    this.start = new StartDrag(element, ground, events)
    this.#point = new PointPick(element, ground, events)
  }

  dispose(): void {
    this.box.dispose()
    this.start.dispose()
    this.#point.dispose()
  }
}
