import type { CameraSpec } from '../../experiment/spec/view.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { eventType, inRoot } from '../event-type.ts'

/** A start or a pin, and a point of the plane. */
const marker = (index: number, a: number, b: number) => ({ index, a, b })

/** `start-input`: w_0 of a start is being moved; at most once a frame. */
export class StartInputEvent extends eventType('start-input', marker, inRoot) {}

/** `start-change`: w_0 of a start was let go. */
export class StartChangeEvent extends eventType('start-change', marker, inRoot) {}

/** `start-add`: a start is wanted at (a, b); its index is the number of starts there are. */
export class StartAddEvent extends eventType('start-add', marker, inRoot) {}

/** `start-remove`: a start is to go; (a, b) is where it is. */
export class StartRemoveEvent extends eventType('start-remove', marker, inRoot) {}

/** `pin-input`: a pin of somebody who guesses is being moved; at most once a frame. */
export class PinInputEvent extends eventType('pin-input', marker, inRoot) {}

/** `start-hover`: a pointer or the keyboard has come to a start's marker, or has left it: undefined. */
export class StartHoverEvent extends eventType(
  'start-hover',
  (index: number | undefined) => ({ index }),
  inRoot,
) {}

/** `plane-box`: a box of the plane was drawn; undefined where the wish for one was given up. */
export class PlaneBoxEvent extends eventType('plane-box', (box: Extent | undefined) => ({ box }), inRoot) {}

/** `plane-point`: a point of the surface was clicked; undefined where the wish for one was given up. */
export class PlanePointEvent extends eventType(
  'plane-point',
  (point: readonly [number, number] | undefined) => ({ point }),
  inRoot,
) {}

/** `camera-input`: a gesture or a button moves the camera, at most once a frame; `resting` where it has come to rest. */
export class CameraEvent extends eventType(
  'camera-input',
  (camera: CameraSpec, resting: boolean) => ({ camera, resting }),
  inRoot,
) {}

/** Renderer of the stage: none yet, WebGPU, WebGL2, or none in this browser. */
export type StageStatus = 'loading' | 'webgpu' | 'webgl2' | 'unavailable'

/** `stage-status`: the stage's status has changed. */
export class StageStatusEvent extends eventType(
  'stage-status',
  (status: StageStatus, reason: string = '') => ({ status, reason }),
  inRoot,
) {}
