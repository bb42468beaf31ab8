import CameraControls from 'camera-controls'
import {
  Box3,
  Matrix4,
  PerspectiveCamera,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
} from 'three/webgpu'
import type { CameraSpec } from '../../experiment/spec/view.ts'
import { clamp } from '../../math/clamp.ts'
import type { Box } from '../../math/picture/declutter.ts'
import { block, type Point } from '../block.ts'
import type { RidePose } from './ride.ts'
import { fitBeside, fitBlock, homeSide, topSide, type Room, type Side } from './camera-fit.ts'
import { clearSide, type Sight } from './clear-side.ts'

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
})

/** The camera's place, independent of the stage's size: zoom 1 fits the whole block, and shift moves the target. */
interface Pose extends Side {
  readonly zoom: number
  readonly shift: Vector3
}

/** Place and target of a camera in world units. */
export interface CameraPose {
  readonly position: Point
  readonly target: Point
}

const isSame = (p: Pose, q: Pose): boolean =>
  p.azimuth === q.azimuth && p.polar === q.polar && p.zoom === q.zoom && p.shift.equals(q.shift)

const degree = Math.PI / 180
/** Vertical field of view in degrees, of the default view and of a ride, and near plane. */
const lens = { fov: 20, near: 0.4 } as const
const riding = { fov: 48, near: 0.02 } as const
/** Largest polar angle in radians, and range of the zoom by keys. */
const [lowest, zooms] = [1.5, [0.25, 4]] as const
/** Smoothing times in seconds: during a drag, on a flight from one step to the next, and during a ride. */
const times = { drag: 0.18, flight: 0.4, ride: 0.25 } as const
const rounded = (value: number): number => Math.round(1000 * value) / 1000

/**
 * The camera and the gestures that turn it. It keeps its view when the stage changes size. Calls `onMove` when a frame
 * must be drawn.
 */
export class StageCamera {
  readonly camera = new PerspectiveCamera(lens.fov, 1, lens.near, 60)
  readonly #controls: CameraControls
  readonly #onMove: () => void
  #room: Room = { width: 1, height: 1, letters: 1 }
  /** The turn of the home view from the default side. */
  #turned: Side = { azimuth: 0, polar: 0 }
  /** What the home view must show beside what covers the stage. */
  #points: readonly Point[] = []
  #flying = false
  #ride: RidePose | undefined
  readonly #looksAt = new Vector3()
  /** The requested view, until the user moves the camera. */
  #chosen: CameraSpec | undefined = 'home'
  #pose: Pose = { ...homeSide(this.#room), zoom: 1, shift: new Vector3() }

  constructor(element: HTMLElement, reducedMotion: boolean, onMove: () => void) {
    this.#onMove = onMove
    const controls = new CameraControls(this.camera, element)
    controls.minPolarAngle = 0
    controls.maxPolarAngle = lowest
    controls.minDistance = 2.5
    controls.maxDistance = 30
    controls.smoothTime = reducedMotion ? 0 : times.drag
    controls.draggingSmoothTime = reducedMotion ? 0 : 0.06
    controls.restThreshold = 0.002
    controls.mouseButtons.right = CameraControls.ACTION.TRUCK
    controls.touches.two = CameraControls.ACTION.TOUCH_DOLLY_TRUCK
    controls.setBoundary(new Box3(new Vector3(-1, block.foot, -1), new Vector3(1, block.relief, 1)))
    controls.addEventListener('rest', () => (controls.smoothTime = reducedMotion ? 0 : times.drag))
    for (const event of ['control', 'controlstart', 'controlend', 'wake'] as const)
      controls.addEventListener(event, () => {
        if (event === 'control') this.#take()
        onMove()
      })
    this.#controls = controls
  }

  set enabled(value: boolean) {
    this.#controls.enabled = value
  }

  get azimuth(): number {
    return this.#ride ? this.#seenFrom.theta : this.#controls.azimuthAngle
  }

  get polar(): number {
    return this.#ride ? this.#seenFrom.phi : this.#controls.polarAngle
  }

  /** True on the way to the requested view. */
  get flying(): boolean {
    return this.#flying
  }

  /** Ends a flight at its goal. */
  land(): void {
    if (this.#flying) this.#go(this.#pose, false)
  }

  /** Follows a ride; undefined ends it, at the view before it. `smooth` glides from pose to pose. */
  ride(pose: RidePose | undefined, smooth: boolean): void {
    const begins = this.#ride === undefined && pose !== undefined
    if (begins || (this.#ride && !pose)) this.#focus(pose ? riding : lens)
    if (pose && (begins || !smooth)) this.#sit(pose, 1)
    this.#ride = pose
    this.#controls.enabled = pose === undefined
    if (!pose) this.#go(this.#pose, false)
    this.#onMove()
  }

  /** True if the user has moved the camera since a view was last requested. */
  get touched(): boolean {
    return this.#chosen === undefined
  }

  /** The current pose, or the one that it is moving to. */
  get spec(): CameraSpec {
    if (this.#chosen) return this.#chosen
    const { azimuth, polar, zoom, shift } = this.#pose
    const [x = 0, y = 0, z = 0] = shift.toArray().map(rounded)
    return {
      azimuth: rounded(azimuth / degree),
      polar: rounded(clamp(polar / degree, [0, 85])),
      zoom: rounded(zoom),
      ...(x !== 0 || y !== 0 || z !== 0 ? { shift: [x, y, z] } : {}),
    }
  }

  /** Place and target, current or at the end of the movement. */
  get pose(): CameraPose {
    const [position, target] = [
      this.#controls.getPosition(new Vector3()),
      this.#controls.getTarget(new Vector3()),
    ]
    return { position: position.toArray(), target: target.toArray() }
  }

  /** Keeps the same view at a new size, and a new scale of the text. */
  resize(room: Room): void {
    this.#room = { ...this.#room, ...room }
    this.#go(this.#chosen ? this.#poseOf(this.#chosen) : this.#pose, false)
  }

  /** Avoids what covers the stage, unless the user has chosen the view. */
  cover(covered: readonly Box[], smooth: boolean): void {
    this.#room = { ...this.#room, covered }
    if (this.#chosen) this.#go(this.#poseOf(this.#chosen), smooth)
  }

  /** Chooses the home view by what it must show, and moves there if it is at home. Without sights, this is the default side. */
  see(sights: readonly Sight[], smooth: boolean): void {
    const { azimuth, polar } = homeSide(this.#room)
    const side = clearSide(this.#room, lens.fov, sights)
    this.#turned = { azimuth: side.azimuth - azimuth, polar: side.polar - polar }
    this.#points = sights.flatMap(({ points }) => points)
    if (this.#chosen !== 'home') return
    const pose = this.#poseOf('home')
    if (!isSame(pose, this.#pose)) this.#go(pose, smooth, times.flight)
  }

  /** Moves to the requested view; a `flight` takes a second or two. */
  look(spec: CameraSpec, smooth: boolean, flight = false): void {
    this.#chosen = spec
    this.#go(this.#poseOf(spec), smooth, flight ? times.flight : times.drag)
  }

  /** Turns around the block by radians to the right and upwards, and zooms by a factor, from where it is or is going. */
  turn(right: number, up: number, nearer: number, smooth: boolean): void {
    const { azimuth, polar, zoom, shift } = this.#pose
    this.#chosen = undefined
    this.#go(
      {
        azimuth: azimuth + right,
        polar: clamp(polar - up, [topSide.polar, lowest]),
        zoom: clamp(zoom * nearer, zooms),
        shift,
      },
      smooth,
    )
  }

  /** Moves on by `seconds`; returns true while it is still moving. */
  update(seconds: number): boolean {
    if (this.#ride) return this.#sit(this.#ride, 1 - Math.exp(-seconds / times.ride))
    const moved = this.#controls.update(seconds)
    if (!moved) this.#flying = false
    this.camera.updateMatrixWorld()
    return moved
  }

  dispose(): void {
    this.#controls.dispose()
  }

  /** Moves a fraction of the way to a ride's pose; returns true while there is some way left. */
  #sit({ eye, target }: RidePose, share: number): boolean {
    const goal = new Vector3(...eye)
    this.camera.position.lerp(goal, share)
    this.#looksAt.lerp(new Vector3(...target), share)
    this.camera.lookAt(this.#looksAt)
    this.camera.updateMatrixWorld()
    return this.camera.position.distanceTo(goal) > 1e-3
  }

  #focus({ fov, near }: { readonly fov: number; readonly near: number }): void {
    Object.assign(this.camera, { fov, near })
    this.camera.updateProjectionMatrix()
  }

  /** The camera's position relative to the middle of the block. */
  get #seenFrom(): Spherical {
    return new Spherical().setFromVector3(this.camera.position)
  }

  #go(pose: Pose, smooth: boolean, time: number = times.drag): void {
    this.#pose = pose
    this.#flying = smooth
    if (smooth) this.#controls.smoothTime = time
    if (this.#ride) return
    const { position, target } = fitBlock(this.#room, lens.fov, pose)
    position.sub(target).divideScalar(pose.zoom)
    target.add(pose.shift)
    position.add(target)
    this.#controls.normalizeRotations()
    void this.#controls.setLookAt(...position.toArray(), ...target.toArray(), smooth)
    this.#onMove()
  }

  /** Records the pose after the user has moved the camera. */
  #take(): void {
    this.#chosen = undefined
    this.#flying = false
    this.#pose = this.#poseAt(
      this.#controls.getPosition(new Vector3()),
      this.#controls.getTarget(new Vector3()),
    )
  }

  #poseOf(spec: CameraSpec): Pose {
    if (spec === 'home') return this.#beside(this.#homeSide())
    if (spec === 'top') return this.#beside(topSide)
    if ('position' in spec) return this.#poseAt(new Vector3(...spec.position), new Vector3(...spec.target))
    const { azimuth, polar, zoom, shift = [0, 0, 0] } = spec
    return {
      azimuth: azimuth * degree,
      polar: Math.max(topSide.polar, polar * degree),
      zoom,
      shift: new Vector3(...shift),
    }
  }

  #homeSide(): Side {
    const { azimuth, polar } = homeSide(this.#room)
    return { azimuth: azimuth + this.#turned.azimuth, polar: polar + this.#turned.polar }
  }

  /** Returns the pose that avoids what covers the stage. */
  #beside(side: Side): Pose {
    const { position, target } = fitBeside(this.#room, lens.fov, side, this.#points)
    return { ...this.#poseAt(position, target), ...side }
  }

  #poseAt(position: Vector3, target: Vector3): Pose {
    const { theta, phi, radius } = new Spherical().setFromVector3(position.clone().sub(target))
    const side: Side = { azimuth: theta, polar: Math.max(topSide.polar, phi) }
    const fitted = fitBlock(this.#room, lens.fov, side)
    const zoom = fitted.position.distanceTo(fitted.target) / Math.max(1e-3, radius)
    return { ...side, zoom, shift: target.clone().sub(fitted.target) }
  }
}
