import { BoxDrag, type BoxTarget } from './box-drag.ts'
import { MarkerDrag, reach, type DragTarget } from './marker-drag.ts'
import { PointPick, type PointTarget } from './point-pick.ts'
import type { BoxEvents, StartEvents, PinEvents, PointEvents } from '../types.ts'
import type { ScreenPoint } from '../view.ts'

/** Interface of a picture to the pointers on it. */
export interface PointerTargets extends BoxTarget, Omit<PointTarget, 'taken'> {
  readonly starts: Omit<DragTarget, 'changed'>
  readonly pins: Omit<DragTarget, 'changed'>
  /** Hover or drag of a marker changed; `camera` says whether the camera may listen to the pointer. */
  changed(camera: boolean): void
}

/** All gestures of a pointer on one picture: a box comes before a pin, a pin before a start, and all before a click. */
export class PointerControls {
  readonly box: BoxDrag
  readonly pin: MarkerDrag
  readonly start: MarkerDrag
  readonly #point: PointPick

  constructor(
    element: HTMLElement,
    target: PointerTargets,
    events: BoxEvents & StartEvents & PinEvents & PointEvents,
  ) {
    const { starts, pins } = target
    const changed = (camera: boolean) => target.changed(camera)
    this.box = new BoxDrag(element, target, events)
    this.pin = new MarkerDrag(
      element,
      { ...pins, changed },
      { onInput: events.onPinInput, onPress: events.onPinPress },
    )
    this.start = new MarkerDrag(
      element,
      { ...starts, changed },
      {
        onInput: events.onStartInput,
        onChange: events.onStartChange,
        onPress: events.onStartPress,
        onHover: events.onStartHover,
      },
    )
    const taken = (at: ScreenPoint) => starts.near(at, reach.mouse) !== undefined
    this.#point = new PointPick(element, { ...target, taken }, events)
  }

  /** A marker that the pointer is over. */
  get hovers(): boolean {
    return this.pin.hovered !== undefined || this.start.hovered !== undefined
  }

  /** A marker that is being dragged. */
  get drags(): boolean {
    return this.pin.dragged !== undefined || this.start.dragged !== undefined
  }

  dispose(): void {
    this.box.dispose()
    this.pin.dispose()
    this.start.dispose()
    this.#point.dispose()
  }
}
