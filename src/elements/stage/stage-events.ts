import type { CameraSpec } from '../../experiment/spec/view.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'

/** A start or a pin, and a point of the plane. These events bubble up to the root that holds the stage, and no further. */
abstract class MarkerEvent extends Event {
  readonly index: number
  readonly a: number
  readonly b: number

  constructor(type: string, index: number, a: number, b: number) {
    super(type, { bubbles: true })
    this.index = index
    this.a = a
    this.b = b
  }
}

/** `start-input`: w_0 of a start is being moved; at most once a frame. */
export class StartInputEvent extends MarkerEvent {
  static readonly type = 'start-input'

  constructor(index: number, a: number, b: number) {
    super(StartInputEvent.type, index, a, b)
  }
}

/** `start-change`: w_0 of a start was let go. */
export class StartChangeEvent extends MarkerEvent {
  static readonly type = 'start-change'

  constructor(index: number, a: number, b: number) {
    super(StartChangeEvent.type, index, a, b)
  }
}

/** `start-add`: a start is wanted at (a, b); its index is the number of starts there are. */
export class StartAddEvent extends MarkerEvent {
  static readonly type = 'start-add'

  constructor(index: number, a: number, b: number) {
    super(StartAddEvent.type, index, a, b)
  }
}

/** `start-remove`: a start is to go; (a, b) is where it stands. */
export class StartRemoveEvent extends MarkerEvent {
  static readonly type = 'start-remove'

  constructor(index: number, a: number, b: number) {
    super(StartRemoveEvent.type, index, a, b)
  }
}

/** `pin-input`: a pin of somebody who guesses is being moved; at most once a frame. */
export class PinInputEvent extends MarkerEvent {
  static readonly type = 'pin-input'

  constructor(index: number, a: number, b: number) {
    super(PinInputEvent.type, index, a, b)
  }
}

/** `start-hover`: a pointer or the keyboard has come to a start's marker, or has left it: undefined. */
export class StartHoverEvent extends Event {
  static readonly type = 'start-hover'
  readonly index: number | undefined

  constructor(index: number | undefined) {
    super(StartHoverEvent.type, { bubbles: true })
    this.index = index
  }
}

/** `plane-box`: a box of the plane was drawn; undefined where the wish for one was given up. */
export class PlaneBoxEvent extends Event {
  static readonly type = 'plane-box'
  readonly box: Extent | undefined

  constructor(box: Extent | undefined) {
    super(PlaneBoxEvent.type, { bubbles: true })
    this.box = box
  }
}

/** `plane-point`: a point of the surface was clicked; undefined where the wish for one was given up. */
export class PlanePointEvent extends Event {
  static readonly type = 'plane-point'
  readonly point: readonly [number, number] | undefined

  constructor(point: readonly [number, number] | undefined) {
    super(PlanePointEvent.type, { bubbles: true })
    this.point = point
  }
}

/** `camera-input`: a gesture or a button moves the camera, at most once a frame; `resting` where it has come to rest. */
export class CameraEvent extends Event {
  static readonly type = 'camera-input'
  readonly camera: CameraSpec
  readonly resting: boolean

  constructor(camera: CameraSpec, resting: boolean) {
    super(CameraEvent.type, { bubbles: true })
    this.camera = camera
    this.resting = resting
  }
}

/** Renderer of the stage: none yet, WebGPU, WebGL2, or none in this browser. */
export type StageStatus = 'loading' | 'webgpu' | 'webgl2' | 'unavailable'

/** `stage-status`: the stage's status has changed. */
export class StageStatusEvent extends Event {
  static readonly type = 'stage-status'
  readonly status: StageStatus
  /** Reason that the stage is unavailable, as a sentence. */
  readonly reason: string

  constructor(status: StageStatus, reason = '') {
    super(StageStatusEvent.type, { bubbles: true })
    this.status = status
    this.reason = reason
  }
}
