import type { CameraSpec } from '../../experiment/spec/view.ts'
import type { Extent } from '../../experiment/spec/values/numbers.ts'
import { eventType, inRoot } from '../event-type.ts'

/** A start or a pin, and a point of the plane. */
const marker = (index: number, a: number, b: number) => ({ index, a, b })

/** `start-input`: the user drags the w_0 of a start; at most once a frame. */
export class StartInputEvent extends eventType('start-input', marker, inRoot) {}

/** `start-change`: the user releases the w_0 of a start. */
export class StartChangeEvent extends eventType('start-change', marker, inRoot) {}

/** `start-add`: the user adds a start at (a, b); its index is the number of starts. */
export class StartAddEvent extends eventType('start-add', marker, inRoot) {}

/** `start-remove`: the user removes the start at (a, b). */
export class StartRemoveEvent extends eventType('start-remove', marker, inRoot) {}

/** `pin-input`: the user drags a pin; at most once a frame. */
export class PinInputEvent extends eventType('pin-input', marker, inRoot) {}

/** `start-hover`: a pointer or the keyboard reaches a start's marker, or leaves it (undefined). */
export class StartHoverEvent extends eventType(
  'start-hover',
  (index: number | undefined) => ({ index }),
  inRoot,
) {}

/** `plane-box`: the user has drawn a box on the plane; undefined if cancelled. */
export class PlaneBoxEvent extends eventType('plane-box', (box: Extent | undefined) => ({ box }), inRoot) {}

/** `plane-point`: the user has clicked a point of the surface; undefined if cancelled. */
export class PlanePointEvent extends eventType(
  'plane-point',
  (point: readonly [number, number] | undefined) => ({ point }),
  inRoot,
) {}

/** `camera-input`: a gesture or a button moves the camera, at most once a frame; `resting` when it stops. */
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
