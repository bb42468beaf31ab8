import { BoxDrag, type BoxTarget } from './box-drag.ts'
import { MarkerDrag, reach, type DragTarget } from './marker-drag.ts'
import { PointPick, type PointTarget } from './point-pick.ts'
import type { BoxEvents, StartEvents, PinEvents, PointEvents } from '../types.ts'
import type { ScreenPoint } from '../view.ts'

/** What a picture offers to its pointers. */
export interface PointerTargets extends BoxTarget, Omit<PointTarget, 'taken'> {
  readonly starts: Omit<DragTarget, 'changed'>
  readonly pins: Omit<DragTarget, 'changed'>
  /** Called when hover or drag of a marker has changed; `camera`: the camera may use the pointer. */
  changed(camera: boolean): void
}

/** All pointer gestures on one picture: a box takes precedence over a pin, a pin over a start, and all of them over a click. */
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

  /** The pointer is over a marker. */
  get hovers(): boolean {
    return this.pin.hovered !== undefined || this.start.hovered !== undefined
  }

  /** A marker is being dragged. */
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
